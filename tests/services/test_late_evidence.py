"""What is learnt of a paper later: it counts, and it proves no more than it says."""

from __future__ import annotations

from kiosk.domain.health import Trouble
from kiosk.domain.order import OrderState
from kiosk.domain.papers import Ticket
from kiosk.domain.printjob import JobKind, JobState, PrintJob, Proof
from kiosk.ports import Printed, Unproven
from kiosk.services.copies import has_work
from kiosk.services.ordering import BAR
from tests.services.conftest import Window


def receipts(window: Window) -> list[PrintJob]:
    with window.storage.read() as records:
        jobs = records.jobs.of_day(None)
    return [job for job in jobs if job.kind is JobKind.RECEIPT]


def next_evening(window: Window) -> None:
    window.clock.advance(24 * 3600)
    window.place()


def test_a_ticket_proven_after_its_day_was_closed_is_printed(window: Window) -> None:
    order = window.place()
    window.printer.while_printing.append(lambda: next_evening(window))
    window.print_all()
    (job,) = window.tickets(order.key)
    assert (job.state, job.proof) == (JobState.PRINTED, Proof.CONFIRMED)


def test_a_receipt_proven_after_its_day_was_closed_is_printed(window: Window) -> None:
    window.place()
    window.receipts.while_printing.append(lambda: next_evening(window))
    window.receipt_spooler.step()
    first, second = receipts(window)
    assert (first.state, first.proof) == (JobState.PRINTED, Proof.CONFIRMED)
    assert second.state is JobState.QUEUED


def test_a_doubt_withdrawn_with_its_day_is_printed_once_it_is_confirmed(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    next_evening(window)
    (job,) = window.tickets(order.key)
    assert job.state is JobState.WITHDRAWN
    window.printer.confirm_late(window.printer.identifiers[0])
    window.print_all()
    (job,) = window.tickets(order.key)
    assert (job.state, job.history[-1].why) == (JobState.PRINTED, "confirmed late")


def test_a_later_identifier_answered_leaves_the_earlier_attempt_uncertain(window: Window) -> None:
    for _ in range(2):
        window.place()
    window.receipts.outcomes.append(Unproven(Trouble.NO_ANSWER))
    for _ in range(3):
        window.receipt_spooler.step()
    assert [(job.state, job.proof) for job in receipts(window)] == [
        (JobState.UNCERTAIN, None),
        (JobState.PRINTED, Proof.CONFIRMED),
    ]


def test_a_fence_answered_behind_a_paper_proves_nothing_of_an_earlier_one(window: Window) -> None:
    first, second = window.place(), window.place()
    window.printer.outcomes += [
        Unproven(Trouble.NO_ANSWER),
        Printed(Proof.FENCED),
        Printed(Proof.FENCED),
    ]
    window.print_all()
    original, copy = window.tickets(first.key)
    assert (original.state, original.proof) == (JobState.UNCERTAIN, None)
    assert (copy.state, copy.proof) == (JobState.PRINTED, Proof.FENCED)
    assert window.tickets(second.key)[0].proof is Proof.FENCED


def test_a_copy_is_made_only_when_the_printer_answers_well(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    window.printer.while_printing.append(window.printer.unplug)
    window.print_all()
    window.printer.plug_in()
    window.printer.trouble(Trouble.PAPER_OUT)
    window.print_all()
    assert [job.state for job in window.tickets(order.key)] == [JobState.UNCERTAIN]
    window.printer.trouble()
    window.print_all()
    assert [job.is_copy for job in window.tickets(order.key)] == [False, True]


def test_a_paper_that_waits_for_paper_says_so_and_has_not_failed(window: Window) -> None:
    order = window.place()
    seen: list[tuple[JobState, str]] = []

    def look() -> None:
        (job,) = window.tickets(order.key)
        seen.append((job.state, job.waiting_for))

    def out_of_paper() -> None:
        assert window.printer.watcher is not None
        window.printer.watcher.waiting((Trouble.PAPER_OUT,))
        look()
        window.printer.watcher.waiting(())
        look()

    window.printer.while_printing.append(out_of_paper)
    window.print_all()
    look()
    assert seen == [
        (JobState.PRINTING, "paper out"),
        (JobState.PRINTING, ""),
        (JobState.PRINTED, ""),
    ]


def test_a_copy_begun_stays_a_marked_copy_when_the_first_is_confirmed(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    window.printer.while_printing.append(
        lambda: window.printer.confirm_late(window.printer.identifiers[0])
    )
    window.print_all()
    original, copy = window.tickets(order.key)
    assert (original.state, copy.state) == (JobState.PRINTED, JobState.PRINTED)
    marked = [paper.copy for paper, _ in window.printer.papers if isinstance(paper, Ticket)]
    assert marked == [False, True]


def test_a_whole_paper_that_is_confirmed_late_is_no_fragment(window: Window) -> None:
    window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    window.printer.confirm_late(window.printer.identifiers[0])
    window.place()
    window.print_all()
    assert [closed for _, closed in window.printer.papers] == [False, False]


def test_a_scan_of_a_doubtful_ticket_is_its_proof_and_spares_the_copy(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    window.scan(window.tickets(order.key)[0].code)
    assert window.order(order.key).state is OrderState.READY
    window.print_all()
    assert [job.proof for job in window.tickets(order.key)] == [Proof.SCANNED]


def test_a_doubt_that_only_stands_there_asks_for_no_more_writes(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.print_all()
    assert window.tickets(order.key)[0].state is JobState.UNCERTAIN
    with window.storage.read() as records:
        assert not has_work(records, BAR)
