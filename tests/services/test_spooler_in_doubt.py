"""A refusing disk, a lost race, a fallen worker: no paper is lost, none is doubled unmarked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.health import Trouble
from kiosk.domain.order import OrderState
from kiosk.domain.papers import Ticket
from kiosk.domain.printjob import JobState, Proof, change_job
from kiosk.ports import NotWritten, Ring, StorageFailed, Unproven
from kiosk.services import queue
from kiosk.services.answers import MOST_LINES, MOST_RINGS
from tests.services.conftest import Window


def tickets(window: Window) -> list[tuple[int, bool]]:
    """Every ticket that reached the paper: its number, and whether it is marked as a copy."""
    return [
        (paper.number, paper.copy)
        for paper, _ in window.printer.papers
        if isinstance(paper, Ticket)
    ]


def step_in_spite(window: Window) -> None:
    """A step that the disk does not let through; the worker would wait and go on."""
    with pytest.raises(StorageFailed):
        window.spooler.step()


def test_a_job_that_could_not_be_claimed_is_not_written(window: Window) -> None:
    window.place()
    window.spooler.step()
    window.place()
    window.printer.papers.clear()
    window.storage.refused = 1
    step_in_spite(window)
    assert tickets(window) == []
    window.print_all()
    assert tickets(window) == [(2, False)]


def test_a_claim_whose_answer_was_lost_does_not_stop_the_queue(window: Window) -> None:
    window.spooler.step()
    order, second = window.place(), window.place()
    window.storage.unsure = 1
    step_in_spite(window)
    window.print_all()
    assert tickets(window) == [(order.number, True), (second.number, False)]


def test_a_proof_that_could_not_be_saved_prints_nothing_again(window: Window) -> None:
    window.place()
    window.spooler.step()
    order = window.place()
    window.printer.while_printing.append(lambda: setattr(window.storage, "refused", 3))
    for _ in range(3):
        step_in_spite(window)
    window.print_all()
    assert tickets(window) == [(1, False), (2, False)]
    assert [job.state for job in window.tickets(order.key)] == [JobState.PRINTED]


def test_a_proof_saved_without_an_answer_stays_saved(window: Window) -> None:
    order = window.place()
    window.printer.while_printing.append(lambda: setattr(window.storage, "unsure", 1))
    step_in_spite(window)
    window.print_all()
    assert tickets(window) == [(1, False)]
    assert window.tickets(order.key)[0].proof is Proof.CONFIRMED


def test_a_worker_that_fell_while_printing_goes_on_with_a_copy(window: Window) -> None:
    order = window.place()

    def fall() -> None:
        raise RuntimeError("a mistake of ours")

    window.printer.while_printing.append(fall)
    with pytest.raises(RuntimeError):
        window.spooler.step()
    window.print_all()
    assert tickets(window) == [(1, True)]
    assert window.printer.papers[0][1], "what may lie there is closed first"
    assert window.tickets(order.key)[0].state is JobState.UNCERTAIN


def test_a_late_confirmation_that_could_not_be_saved_is_believed_later(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    window.printer.confirm_late(window.printer.identifiers[0])
    window.storage.refused = 1
    step_in_spite(window)
    window.print_all()
    assert [job.proof for job in window.tickets(order.key)] == [Proof.CONFIRMED]


def test_a_copy_that_waits_is_withdrawn_by_a_late_confirmation(window: Window) -> None:
    order = window.place()
    window.printer.outcomes += [Unproven(Trouble.NO_ANSWER), NotWritten((Trouble.PAPER_OUT,))]
    window.print_all()
    window.printer.confirm_late(window.printer.identifiers[0])
    window.print_all()
    states = [job.state for job in window.tickets(order.key)]
    assert states == [JobState.PRINTED, JobState.WITHDRAWN]
    assert tickets(window) == [(1, False)]


def test_a_scan_in_the_last_moment_stops_the_copy_and_not_the_queue(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    code = window.tickets(order.key)[0].code
    window.place()
    window.printer.before_writing.append(lambda: window.scan(code))
    window.print_all()
    assert tickets(window) == [(1, False), (2, False)]
    assert window.order(order.key).state is OrderState.READY


def test_a_doubt_of_a_closed_day_ends(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.printer.while_printing.append(lambda: next_evening(window))
    window.print_all()
    (job,) = window.tickets(order.key)
    assert (job.state, job.history[-1].why) == (JobState.WITHDRAWN, "business day closed")


def next_evening(window: Window) -> None:
    window.clock.advance(24 * 3600)
    window.place()


def test_a_fragment_of_a_closed_day_is_still_closed_after_a_restart(window: Window) -> None:
    window.place()
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    window.spooler.step()
    next_evening(window)
    window.start_again()
    window.print_all()
    assert window.printer.connections == [False, True]


def test_a_receipt_is_too_old_also_by_a_clock_that_was_set_back(window: Window) -> None:
    window.place()
    window.clock.jump(-3600)
    window.receipt_spooler.step()
    assert window.receipts.papers == []


def test_a_ticket_that_cannot_be_composed_at_all_rings_for_a_person(window: Window) -> None:
    window.place()
    window.printer.unrenderable = 4
    window.print_all()
    assert window.printer.rings == [Ring.REFUSED]
    answers = [paper for paper, _ in window.printer.papers if isinstance(paper, Answer)]
    assert [line.word for line in answers[0].lines] == [AnswerWord.COPIES_EXHAUSTED]


def test_a_refusing_disk_is_heard_at_the_bar(window: Window) -> None:
    window.place()
    window.printer.while_printing.append(lambda: setattr(window.storage, "refused", 9))
    step_in_spite(window)
    window.answers.ring(Ring.REFUSED)
    step_in_spite(window)
    assert window.printer.rings == [Ring.REFUSED]


def test_a_scan_whose_ring_was_lost_with_the_printer_is_summed_up(window: Window) -> None:
    order = window.place()
    window.print_all()
    window.scan(window.tickets(order.key)[0].code)
    window.printer.unplug()
    window.print_all()
    assert window.said() == ["counted offline"]


def test_a_ring_pushed_out_by_newer_ones_is_said(window: Window) -> None:
    line = AnswerLine(AnswerWord.COUNTED_OFFLINE, 7)
    window.answers.ring(Ring.UNDERSTOOD, otherwise=line)
    for _ in range(MOST_RINGS):
        window.answers.ring(Ring.REFUSED)
    assert window.said() == ["counted offline"]
    assert window.rings() == ["refused"] * MOST_RINGS


def test_refusals_are_cut_off_and_changes_are_not(window: Window) -> None:
    for number in range(1, MOST_LINES + 9):
        window.answers.say(AnswerLine(AnswerWord.UNKNOWN_ORDER, number))
    window.answers.say(AnswerLine(AnswerWord.COUNTED_OFFLINE, 42))
    assert window.said() == ["unknown order"] * MOST_LINES + ["counted offline"]


def test_a_job_withdrawn_meanwhile_cannot_be_claimed(window: Window) -> None:
    job = window.tickets(window.place().key)[0]
    next_evening(window)
    with pytest.raises(queue.Overtaken):
        queue.claim(window.storage, job, "9999", window.clock.now())


def test_a_note_saved_without_an_answer_does_not_bar_the_proof(window: Window) -> None:
    job = window.tickets(window.place().key)[0]
    begun = queue.claim(window.storage, job, "9999", window.clock.now())
    window.storage.unsure = 1
    with pytest.raises(StorageFailed):
        queue.settle(window.storage, begun, replace(begun, waiting_for="paper out"))
    printed = change_job(
        begun, JobState.PRINTED, at=window.clock.now(), why="confirmed", proof=Proof.CONFIRMED
    )
    queue.settle(window.storage, begun, printed)
    (stored, *_) = window.tickets(job.order_key or "")
    assert (stored.state, stored.waiting_for) == (JobState.PRINTED, "")
