"""The standby takes the bar's papers over: unmarked if never begun, else as a marked copy."""

from __future__ import annotations

import logging
import threading

import pytest

from kiosk.domain.health import Trouble
from kiosk.domain.papers import Receipt, Ticket
from kiosk.domain.printjob import JobKind, JobState, PrintJob, Proof, change_job
from kiosk.ports import NotWritten, Ring, Unproven
from kiosk.services import queue
from kiosk.services.copies import make_copies
from kiosk.services.spooler import Spooler
from kiosk.services.takeover import Alone
from kiosk.storage.engine import open_engine
from kiosk.storage.unit import SqlStorage
from tests.services.conftest import Window
from tests.services.pair import Pair


@pytest.fixture
def pair(window: Window) -> Pair:
    return Pair(window)


def states(jobs: list[PrintJob]) -> list[tuple[str, JobState]]:
    return [(job.printer, job.state) for job in jobs]


# -- whose turn it is -------------------------------------------------------------------------


def test_while_the_bar_printer_works_the_standby_prints_nothing(pair: Pair) -> None:
    for _ in range(3):
        pair.window.place()
    pair.let_pass(30)
    assert pair.tickets(pair.bar) == [(1, False), (2, False), (3, False)]
    assert pair.standby.papers == []


def test_a_short_trouble_moves_nothing(pair: Pair) -> None:
    pair.work()
    pair.bar.unplug()
    pair.window.place()
    pair.let_pass(8)
    assert pair.standby.papers == []
    pair.bar.plug_in()
    pair.let_pass(20)
    assert pair.tickets(pair.bar) == [(1, False)]


def test_papers_never_begun_move_unmarked_and_in_order(pair: Pair) -> None:
    orders = [pair.window.place() for _ in range(3)]
    pair.bar.unplug()
    pair.let_pass(12)
    assert pair.tickets(pair.standby) == [(1, False), (2, False), (3, False)]
    assert [states(pair.jobs(order.key)) for order in orders] == [
        [("standby", JobState.PRINTED)]
    ] * 3
    begun = pair.jobs(orders[0].key)[0].history[-2]
    assert (begun.after, begun.why) == (JobState.PRINTING, "begun at standby")


def test_a_printer_without_paper_is_given_the_time_to_change_the_roll(pair: Pair) -> None:
    pair.work()
    pair.bar.trouble(Trouble.PAPER_OUT)
    pair.window.place()
    pair.let_pass(40)
    assert pair.standby.papers == []
    pair.let_pass(10)
    assert pair.tickets(pair.standby) == [(1, False)]


def test_the_bar_printer_has_its_queue_back_as_soon_as_it_works(pair: Pair) -> None:
    pair.bar.unplug()
    pair.window.place()
    pair.let_pass(12)
    pair.bar.plug_in()
    pair.window.place()
    pair.let_pass(2)
    assert pair.tickets(pair.standby) == [(1, False)]
    assert pair.tickets(pair.bar) == [(2, False)]


def test_the_bar_is_told_once_when_the_standby_prints_and_once_when_it_does_not(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.services.takeover")
    pair.bar.unplug()
    pair.let_pass(60)
    assert pair.said(pair.standby) == ["standby prints"]
    pair.bar.plug_in()
    pair.let_pass(60)
    assert pair.said(pair.standby) == ["standby prints"]
    assert pair.said(pair.bar) == ["bar prints again"]
    logged = [each.message for each in caplog.records if each.name.endswith("takeover")]
    assert logged == ["standby prints instead of bar (absent)", "bar prints again"]


def test_rings_go_to_the_printer_whose_turn_it_is(pair: Pair) -> None:
    pair.work()
    pair.answers.ring(Ring.UNDERSTOOD)
    pair.work()
    pair.bar.unplug()
    pair.let_pass(12)
    pair.answers.ring(Ring.REFUSED)
    pair.work()
    assert (pair.bar.rings, pair.standby.rings) == ([Ring.UNDERSTOOD], [Ring.REFUSED])


def test_receipts_never_come_out_of_the_standby_nor_tickets_of_the_receipt_printer(
    pair: Pair,
) -> None:
    pair.window.place()
    pair.bar.unplug()
    pair.standby.unplug()
    for _ in range(20):
        pair.window.receipt_spooler.step()
        pair.let_pass(4)
    assert pair.tickets(pair.window.receipts) == []
    pair.standby.plug_in()
    pair.let_pass(4)
    assert pair.tickets(pair.standby) == [(1, False)]
    assert Receipt not in {type(paper) for paper, _ in pair.standby.papers}
    with pair.window.storage.read() as records:
        receipts = [job for job in records.jobs.of_day(None) if job.kind is JobKind.RECEIPT]
    assert {job.printer for job in receipts} == {"receipt"}


# -- what was begun ---------------------------------------------------------------------------


def test_what_was_begun_at_a_printer_that_is_gone_is_copied_by_the_standby(pair: Pair) -> None:
    order, second = pair.window.place(), pair.window.place()
    pair.bar.outcomes.append(Unproven(Trouble.LOST))
    pair.bar.while_printing.append(pair.bar.unplug)
    pair.let_pass(14)
    assert pair.tickets(pair.standby) == [(1, True), (2, False)]
    assert states(pair.jobs(order.key)) == [
        ("bar", JobState.UNCERTAIN),
        ("standby", JobState.PRINTED),
    ]
    assert states(pair.jobs(second.key)) == [("standby", JobState.PRINTED)]


def test_while_the_bar_printer_holds_a_ticket_the_standby_waits_and_then_has_it_let_go(
    pair: Pair,
) -> None:
    order = pair.window.place()
    pair.bar.outcomes.append(Unproven(Trouble.LET_GO))

    def out_of_paper() -> None:
        pair.bar.trouble(Trouble.PAPER_OUT)
        pair.while_the_bar_holds(40)
        assert (pair.bar.let_go_of, pair.standby.papers) == (0, [])
        pair.while_the_bar_holds(10)
        assert pair.bar.let_go_of > 0
        assert pair.tickets(pair.standby) == [], "not before the first is settled"

    pair.bar.while_printing.append(out_of_paper)
    pair.at_bar.step()
    pair.let_pass(4)
    original, copy = pair.jobs(order.key)
    assert (original.state, original.history[-1].why) == (JobState.UNCERTAIN, Trouble.LET_GO)
    assert (copy.printer, copy.state) == ("standby", JobState.PRINTED)
    assert pair.tickets(pair.standby) == [(1, True)]


def test_what_the_first_printer_held_is_the_unmarked_one_when_it_comes_out(pair: Pair) -> None:
    order = taken_over_while_held(pair)
    pair.bar.trouble()
    pair.bar.confirm_late(pair.bar.identifiers[0])
    pair.window.place()
    pair.let_pass(4)
    original, copy = pair.jobs(order)
    assert (original.state, original.proof) == (JobState.PRINTED, Proof.CONFIRMED)
    assert (copy.printer, copy.state) == ("standby", JobState.PRINTED)
    (_, fragment_closed) = pair.bar.papers[-1]
    assert not fragment_closed, "it came out whole"


def test_a_printer_that_may_still_bring_out_what_it_held_is_given_a_moment(pair: Pair) -> None:
    taken_over_while_held(pair)
    pair.window.place()
    pair.bar.trouble()
    pair.at_bar.step()
    assert len(pair.tickets(pair.bar)) == 1, "the held one"
    pair.window.clock.advance(3)
    pair.bar.confirm_late(pair.bar.identifiers[0])
    pair.work()
    assert pair.tickets(pair.bar) == [(1, False), (2, False)]
    assert pair.bar.papers[-1][1] is False


def test_a_printer_that_lost_what_it_held_closes_the_fragment_and_goes_on(pair: Pair) -> None:
    taken_over_while_held(pair)
    pair.window.place()
    pair.bar.trouble()
    pair.let_pass(10)
    tickets = [(paper, closed) for paper, closed in pair.bar.papers if isinstance(paper, Ticket)]
    assert [paper.number for paper, _ in tickets] == [1, 2]
    first_after = next(closed for _, closed in pair.bar.papers[1:])
    assert first_after


def test_a_copy_not_begun_is_withdrawn_when_the_first_printer_brings_its_paper_out(
    pair: Pair,
) -> None:
    order = pair.window.place()
    pair.bar.outcomes.append(Unproven(Trouble.LOST))
    pair.bar.while_printing.append(pair.bar.unplug)
    pair.standby.outcomes += [NotWritten((Trouble.PAPER_OUT,))] * 99
    pair.let_pass(12)
    assert [job.state for job in pair.jobs(order.key)] == [JobState.UNCERTAIN, JobState.QUEUED]
    pair.bar.confirm_late(pair.bar.identifiers[0])
    pair.at_bar.step()
    pair.standby.outcomes.clear()
    pair.let_pass(4)
    assert [job.state for job in pair.jobs(order.key)] == [JobState.PRINTED, JobState.WITHDRAWN]
    assert pair.tickets(pair.standby) == []


def test_a_paper_begun_at_the_standby_is_finished_there(pair: Pair) -> None:
    pair.window.place()
    pair.window.place()
    pair.bar.unplug()

    def bar_is_back() -> None:
        pair.bar.plug_in()
        pair.at_bar.step()
        assert pair.tickets(pair.bar) == [], "one paper after the other"
        assert pair.standby.let_go_of == 0

    pair.standby.while_printing.append(bar_is_back)
    pair.let_pass(12)
    assert pair.tickets(pair.standby) == [(1, False)]
    assert pair.tickets(pair.bar) == [(2, False)]


def test_a_standby_stuck_in_a_paper_is_let_go_of_when_the_bar_printer_works(pair: Pair) -> None:
    order = pair.window.place()
    pair.bar.unplug()
    pair.standby.outcomes.append(Unproven(Trouble.LET_GO))

    def standby_stands_still() -> None:
        pair.standby.trouble(Trouble.CUTTER)
        pair.bar.plug_in()
        for _ in range(8):
            pair.window.clock.advance(2)
            pair.at_bar.step()
        assert pair.standby.let_go_of > 0

    pair.standby.while_printing.append(standby_stands_still)
    pair.let_pass(20)
    assert states(pair.jobs(order.key)) == [
        ("standby", JobState.UNCERTAIN),
        ("bar", JobState.PRINTED),
    ]
    assert pair.tickets(pair.bar) == [(1, True)]


# -- order, both down, restarts ---------------------------------------------------------------


def test_a_copy_goes_before_later_tickets_at_either_printer(pair: Pair) -> None:
    """The first has moved away when the others come: no place is given a second time."""
    pair.window.place()
    pair.bar.unplug()
    pair.standby.outcomes.append(Unproven(Trouble.NO_ANSWER))
    pair.standby.while_printing += [lambda: [pair.window.place() for _ in range(2)]]
    pair.let_pass(14)
    assert pair.tickets(pair.standby) == [(1, False), (1, True), (2, False), (3, False)]


def test_when_both_are_down_the_first_that_is_back_goes_on_in_order(pair: Pair) -> None:
    for _ in range(2):
        pair.window.place()
    pair.bar.unplug()
    pair.standby.unplug()
    pair.let_pass(60)
    pair.standby.plug_in()
    pair.let_pass(4)
    assert pair.tickets(pair.standby) == [(1, False), (2, False)]
    pair.standby.unplug()
    pair.window.place()
    pair.let_pass(60)
    pair.bar.plug_in()
    pair.let_pass(4)
    assert pair.tickets(pair.bar) == [(3, False)]


def test_after_a_restart_what_was_begun_at_either_printer_is_uncertain(pair: Pair) -> None:
    first, second = pair.window.place(), pair.window.place()
    now = pair.window.clock.now()
    queue.claim(pair.window.storage, pair.jobs(first.key)[0], "aaaa", now)
    queue.claim(pair.window.storage, pair.jobs(second.key)[0], "bbbb", now, printer="standby")
    pair.start_again()
    pair.let_pass(4)
    for order, printer in ((first, "bar"), (second, "standby")):
        original, copy = pair.jobs(order.key)
        assert (original.printer, original.history[-1].why) == (printer, "process ended")
        assert (copy.printer, copy.state) == ("bar", JobState.PRINTED)
    assert pair.tickets(pair.bar) == [(1, True), (2, True)]
    assert pair.bar.papers[0][1], "each printer closes its own fragment"
    assert pair.standby.connections == [True]


def test_what_a_standby_left_that_is_not_configured_any_more_comes_out_of_the_bar_printer(
    pair: Pair,
) -> None:
    window = pair.window
    begun, copied, new = (window.place() for _ in range(3))
    now = window.clock.now()
    queue.claim(window.storage, pair.jobs(begun.key)[0], "aaaa", now, printer="standby")
    job = queue.claim(window.storage, pair.jobs(copied.key)[0], "bbbb", now)
    queue.settle(window.storage, job, change_job(job, JobState.UNCERTAIN, at=now, why=Trouble.LOST))
    make_copies(window.storage, "standby", now, sharing=("bar",))
    alone = Spooler(
        pair.bar,
        window.storage,
        window.clock,
        window.ids,
        answers=None,
        changed=lambda: None,
        steps=window.steps,
        share=Alone("standby"),
    )
    for _ in range(6):
        alone.step()
    assert pair.tickets(pair.bar) == [(1, True), (2, True), (3, False)]
    assert {job.printer for job in pair.jobs(new.key)} == {"bar"}


# -- one job, once ----------------------------------------------------------------------------


def test_a_job_that_one_has_begun_cannot_be_begun_by_the_other(window: Window) -> None:
    job = window.tickets(window.place().key)[0]
    now = window.clock.now()
    queue.claim(window.storage, job, "aaaa", now, printer="standby")
    with pytest.raises(queue.Overtaken):
        queue.claim(window.storage, job, "bbbb", now)
    stored = window.tickets(job.order_key or "")[0]
    assert (stored.printer, stored.attempts) == ("standby", 1)


def test_a_settled_job_is_not_settled_again_by_the_printer_that_lost_it(window: Window) -> None:
    job = window.tickets(window.place().key)[0]
    now = window.clock.now()
    begun = queue.claim(window.storage, job, "aaaa", now, printer="standby")
    queue.settle(window.storage, job, begun)
    assert states(window.tickets(job.order_key or "")) == [("standby", JobState.PRINTING)]


def test_two_workers_woken_at_once_begin_one_job_once(database: str, window: Window) -> None:
    """Two real units of work of two programs' worth of connections, in two threads."""
    for _ in range(25):
        job = window.tickets(window.place().key)[0]
        begun = claimed_by_two(database, job, window)
        assert len(begun) == 1
        (stored,) = window.tickets(job.order_key or "")
        assert (stored.state, stored.attempts) == (JobState.PRINTING, 1)
        assert stored.printer == begun[0].printer


def claimed_by_two(url: str, job: PrintJob, window: Window) -> list[PrintJob]:
    """What those who could begin it have begun. Everybody else must have been overtaken."""
    begun: list[PrintJob] = []
    ready = threading.Barrier(2)
    now = window.clock.now()

    def claim(printer: str) -> None:
        engine = open_engine(url)
        storage = SqlStorage(engine, "43")
        ready.wait(30)
        try:
            identifier = f"{job.job_id:03}{printer[0]}"
            begun.append(queue.claim(storage, job, identifier, now, printer=printer))
        except queue.Overtaken:
            pass
        finally:
            storage.close()

    threads = [threading.Thread(target=claim, args=(name,)) for name in ("bar", "standby")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return begun


def test_copies_are_made_at_the_printer_that_prints_them(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    copied = make_copies(window.storage, "standby", window.clock.now(), sharing=("bar",))
    assert (copied.made, copied.helpless) == (1, ())
    original, copy = window.tickets(order.key)
    assert (copy.printer, copy.place) == ("standby", original.place)


def taken_over_while_held(pair: Pair) -> str:
    """The bar printer ran out of paper in a ticket; the standby has printed a copy of it."""
    order = pair.window.place()
    pair.bar.outcomes.append(Unproven(Trouble.LET_GO))

    def out_of_paper() -> None:
        pair.bar.trouble(Trouble.PAPER_OUT)
        pair.while_the_bar_holds(50)

    pair.bar.while_printing.append(out_of_paper)
    pair.at_bar.step()
    pair.let_pass(4)
    assert pair.tickets(pair.standby) == [(1, True)]
    return order.key
