"""Papers come out once, and what is not known is not claimed."""

from __future__ import annotations

from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.health import Trouble
from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.domain.papers import PlainTicket, Receipt, Ticket
from kiosk.domain.printjob import JobState, Proof
from kiosk.ports import NotWritten, Printed, Ring, Unproven
from kiosk.services import queue
from tests.services.conftest import Window


def numbers(window: Window) -> list[tuple[int, bool]]:
    """Every ticket that reached the paper: its number, and whether it is marked as a copy."""
    return [
        (paper.number, paper.copy)
        for paper, _ in window.printer.papers
        if isinstance(paper, Ticket)
    ]


def test_tickets_come_out_in_order_each_once(window: Window) -> None:
    orders = [window.place() for _ in range(3)]
    window.print_all()
    assert numbers(window) == [(1, False), (2, False), (3, False)]
    jobs = [window.tickets(order.key)[0] for order in orders]
    assert [(job.state, job.proof) for job in jobs] == [(JobState.PRINTED, Proof.CONFIRMED)] * 3


def test_an_identifier_is_stored_before_the_first_byte(window: Window) -> None:
    order = window.place()
    window.print_all()
    with window.storage.read() as records:
        job = records.jobs.by_identifier(window.printer.identifiers[0])
    assert job is not None
    assert job.order_key == order.key


def test_a_printer_that_is_not_there_fails_the_head_and_holds_the_rest(window: Window) -> None:
    first, second = window.place(), window.place()
    window.printer.unplug()
    window.print_all()
    head = window.tickets(first.key)[0]
    assert (head.state, head.next_try_at is not None) == (JobState.FAILED, True)
    assert window.tickets(second.key)[0].state is JobState.QUEUED
    window.printer.plug_in()
    window.print_all()
    assert numbers(window) == [(1, False), (2, False)]


def test_a_night_without_a_printer_writes_one_row_of_history(window: Window) -> None:
    order = window.place()
    window.printer.unplug()
    for _ in range(20):
        window.print_all()
    assert len(window.tickets(order.key)[0].history) == 2


def test_paper_out_before_a_job_holds_it_as_it_is(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(NotWritten((Trouble.PAPER_OUT,)))
    window.print_all()
    assert window.tickets(order.key)[0].state is JobState.QUEUED
    window.print_all()
    assert numbers(window) == [(1, False)]


def test_a_write_without_proof_brings_a_copy_after_a_closed_fragment(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    window.print_all()
    original, copy = window.tickets(order.key)
    assert (original.state, copy.state) == (JobState.UNCERTAIN, JobState.PRINTED)
    assert copy.copy_of == original.job_id
    assert copy.code != original.code
    assert numbers(window) == [(1, True)]
    _, closed_fragment = window.printer.papers[0]
    assert closed_fragment
    assert window.printer.connections == [False, True]


def test_a_copy_takes_its_originals_place_in_the_queue(window: Window) -> None:
    window.place()
    window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.print_all()
    assert numbers(window) == [(1, False), (1, True), (2, False)]


def test_two_copies_are_made_and_then_a_person_is_asked(window: Window) -> None:
    order = window.place()
    window.printer.outcomes += [Unproven(Trouble.LOST)] * 3
    window.print_all()
    states = [job.state for job in window.tickets(order.key)]
    assert states == [JobState.UNCERTAIN] * 3
    assert window.rings() == ["refused"]
    answers = [paper for paper, _ in window.printer.papers if isinstance(paper, Answer)]
    assert [line.word for line in answers[0].lines] == [AnswerWord.COPIES_EXHAUSTED]


def test_a_late_confirmation_makes_the_copy_unnecessary(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    window.printer.confirm_late(window.printer.identifiers[0])
    window.print_all()
    (job,) = window.tickets(order.key)
    assert (job.state, job.proof) == (JobState.PRINTED, Proof.CONFIRMED)
    assert numbers(window) == [(1, False)]


def test_an_unknown_confirmation_changes_nothing(window: Window) -> None:
    order = window.place()
    window.printer.confirm_late("zzzz")
    window.print_all()
    assert [job.state for job in window.tickets(order.key)] == [JobState.PRINTED]


def test_a_process_that_ended_while_printing_leaves_the_job_uncertain(window: Window) -> None:
    order = window.place()
    job = window.tickets(order.key)[0]
    queue.claim(window.storage, job, "9999", window.clock.now())
    window.start_again()
    window.print_all()
    original, copy = window.tickets(order.key)
    assert original.state is JobState.UNCERTAIN
    assert original.history[-1].why == "process ended"
    assert numbers(window) == [(1, True)]
    assert window.printer.connections == [True]
    assert copy.proof is Proof.CONFIRMED


def test_a_ticket_nobody_needs_any_more_is_withdrawn(window: Window) -> None:
    order = window.place()
    with window.storage.write() as records:
        cancelled = change_state(
            order,
            OrderState.CANCELLED,
            who=Who.BARTENDER,
            why=Why.GUEST_LEFT,
            at=window.clock.now(),
        )
        records.orders.update(order, cancelled)
        records.commit()
    window.print_all()
    assert [job.state for job in window.tickets(order.key)] == [JobState.WITHDRAWN]
    assert window.printer.papers == []


def test_a_receipt_not_begun_within_a_minute_is_withdrawn(window: Window) -> None:
    window.place()
    window.clock.advance(61)
    window.receipt_spooler.step()
    assert window.receipts.papers == []
    window.place()
    window.receipt_spooler.step()
    assert [type(paper) for paper, _ in window.receipts.papers] == [Receipt]


def test_a_late_ticket_says_how_late(window: Window) -> None:
    window.place()
    window.clock.advance(12 * 60)
    window.print_all()
    (paper, _), *_ = window.printer.papers
    assert isinstance(paper, Ticket)
    assert paper.late_minutes == 12


def test_a_ticket_that_cannot_be_composed_comes_out_plain_and_the_next_goes_on(
    window: Window,
) -> None:
    window.place()
    window.place()
    window.printer.unrenderable = 3
    window.print_all()
    kinds = [type(paper) for paper, _ in window.printer.papers]
    assert kinds == [PlainTicket, Ticket]


def test_a_ticket_that_cannot_even_be_printed_plain_is_set_aside(window: Window) -> None:
    stuck, fine = window.place(), window.place()
    window.printer.unrenderable = 4
    window.print_all()
    assert window.tickets(stuck.key)[0].history[-1].why == "cannot be composed"
    assert numbers(window) == [(fine.number, False)]


def test_answers_ring_and_speak_between_the_papers(window: Window) -> None:
    window.answers.ring(Ring.UNDERSTOOD)
    window.answers.say(AnswerLine(AnswerWord.NOT_OURS))
    window.answers.say(AnswerLine(AnswerWord.NOT_OURS))
    window.print_all()
    assert window.printer.rings == [Ring.UNDERSTOOD]
    (paper, _) = window.printer.papers[0]
    assert isinstance(paper, Answer)
    assert [(line.word, line.count) for line in paper.lines] == [(AnswerWord.NOT_OURS, 2)]


def test_at_most_one_answer_paper_in_ten_seconds(window: Window) -> None:
    window.answers.say(AnswerLine(AnswerWord.NOT_OURS))
    window.print_all()
    window.answers.say(AnswerLine(AnswerWord.NOISE))
    window.print_all()
    assert len(window.printer.papers) == 1
    window.clock.advance(10)
    window.print_all()
    assert len(window.printer.papers) == 2


def test_a_waiting_ticket_goes_before_an_answer(window: Window) -> None:
    window.place()
    window.answers.say(AnswerLine(AnswerWord.NOISE))
    window.print_all()
    assert [type(paper) for paper, _ in window.printer.papers] == [Ticket, Answer]


def test_rings_for_a_printer_that_is_away_are_forgotten(window: Window) -> None:
    window.printer.unplug()
    window.answers.ring(Ring.UNDERSTOOD)
    window.print_all()
    window.printer.plug_in()
    window.print_all()
    assert window.printer.rings == []


def test_a_ring_waits_for_a_printer_that_missed_one_question(window: Window) -> None:
    window.print_all()
    window.printer.trouble(Trouble.NO_ANSWER)
    window.clock.advance(1)
    window.answers.ring(Ring.SECOND_STEP)
    window.answers.ring(Ring.UNDERSTOOD, otherwise=AnswerLine(AnswerWord.COUNTED_OFFLINE, 42))
    window.spooler.step()
    assert window.printer.rings == []
    window.printer.trouble()
    window.clock.advance(2)
    window.spooler.step()
    assert window.rings() == ["second step", "understood"]


def test_a_proven_outcome_is_what_the_printer_said(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Printed(Proof.FENCED))
    window.print_all()
    assert window.tickets(order.key)[0].proof is Proof.FENCED
