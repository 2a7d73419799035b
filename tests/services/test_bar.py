"""What a scan does, and how the bar hears it."""

from __future__ import annotations

import logging

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.codes import TicketCode, card_code, ticket_code
from kiosk.domain.health import Trouble
from kiosk.domain.order import Order, OrderState
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.printjob import JobState, Proof
from kiosk.ports import Unproven
from tests.services.conftest import Window


@pytest.fixture
def order(window: Window) -> Order:
    order = window.place()
    window.print_all()
    window.rings()
    return order


def code_of(window: Window, order: Order, paper: int = 0) -> str:
    return window.tickets(order.key)[paper].code


def test_the_first_scan_makes_ready_and_calls_the_pager(window: Window, order: Order) -> None:
    window.scan(code_of(window, order))
    assert window.order(order.key).state is OrderState.READY
    assert [(call.pager, call.state) for call in window.calls(order.key)] == [(1, CallState.QUEUED)]
    assert window.rings() == ["understood"]


def test_the_second_scan_collects_takes_the_cash_and_frees_the_pager(
    window: Window, order: Order
) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.scan(code, after=8)
    after = window.order(order.key)
    assert (after.state, after.paid) == (OrderState.COLLECTED, True)
    assert window.pager(1).state is PagerState.FREE
    assert window.rings() == ["understood", "understood"]


def test_too_soon_for_collected_is_refused_with_a_ring_alone(window: Window, order: Order) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.scan(code, after=4)
    assert window.order(order.key).state is OrderState.READY
    assert window.rings() == ["understood", "refused"]
    assert window.said() == []


def test_a_ticket_left_under_the_scanner_is_ignored(window: Window, order: Order) -> None:
    code = code_of(window, order)
    for _ in range(20):
        window.scan(code, after=1)
    assert window.order(order.key).state is OrderState.READY
    assert window.rings() == ["understood"]


def test_a_third_scan_says_when_it_was_collected_and_changes_nothing(
    window: Window, order: Order
) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.scan(code, after=8)
    window.rings()
    before = window.order(order.key)
    window.scan(code, after=8)
    assert window.order(order.key) == before
    assert window.rings() == ["refused"]
    assert window.said() == ["already"]


def test_another_paper_collects_only_when_it_is_scanned_twice(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.print_all()
    window.rings()
    window.scan(code_of(window, order, 0))
    copy = code_of(window, order, 1)
    window.scan(copy, after=9)
    assert window.order(order.key).state is OrderState.READY
    assert window.rings() == ["understood", "second step"]
    window.scan(copy, after=4)
    assert window.order(order.key).state is OrderState.COLLECTED


def test_the_second_step_must_come_within_ten_seconds(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.print_all()
    window.scan(code_of(window, order, 0))
    copy = code_of(window, order, 1)
    window.scan(copy, after=9)
    window.scan(copy, after=11)
    assert window.order(order.key).state is OrderState.READY


def test_after_a_restart_the_paper_that_made_ready_still_collects(
    window: Window, order: Order
) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.start_again()
    window.scan(code, after=9)
    assert window.order(order.key).state is OrderState.COLLECTED


def test_scanning_a_paper_proves_that_it_printed(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    window.scan(code_of(window, order))
    (job,) = window.tickets(order.key)
    assert (job.state, job.proof) == (JobState.PRINTED, Proof.SCANNED)
    window.print_all()
    assert len(window.tickets(order.key)) == 1


@pytest.mark.parametrize("text", ["hello", "", "5901234123457", "\x00", "T 1", "T"])
def test_noise_rings_once_a_minute(window: Window, text: str) -> None:
    window.scan(text)
    window.scan(text, after=5)
    assert window.rings() == ["refused"]
    window.scan(text, after=60)
    assert window.rings() == ["refused"]


def test_a_forged_code_changes_nothing(window: Window, order: Order) -> None:
    code = code_of(window, order)
    forged = code[:-1] + ("A" if code[-1] != "A" else "B")
    window.scan(forged)
    assert window.order(order.key).state is OrderState.PLACED
    assert window.rings() == ["refused"]
    assert window.said() == ["not ours"]


def test_half_a_code_changes_nothing(window: Window, order: Order) -> None:
    window.scan(code_of(window, order)[:-3])
    assert window.order(order.key).state is OrderState.PLACED
    assert window.rings() == ["refused"]


def test_a_code_of_another_day_is_refused_with_a_word(window: Window, order: Order) -> None:
    code = code_of(window, order)
    window.clock.advance(24 * 3600)
    window.place()
    window.scan(code)
    assert window.said() == ["other day"]


def test_a_code_of_an_order_that_does_not_exist_is_refused(window: Window, order: Order) -> None:
    with window.storage.read() as records:
        secret = records.secret()
    window.scan(ticket_code(TicketCode(order.day, 77, 1), secret))
    assert window.said() == ["unknown order"]


def test_while_the_printer_is_away_scans_count_and_are_summed_up(
    window: Window, order: Order
) -> None:
    window.printer.unplug()
    window.scan(code_of(window, order))
    assert window.order(order.key).state is OrderState.READY
    assert window.said() == ["counted offline"]


def test_after_a_restart_collecting_too_soon_is_still_refused(window: Window, order: Order) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.start_again()
    window.rings()
    window.scan(code, after=7)
    assert window.order(order.key).state is OrderState.READY
    assert window.rings() == ["refused"]


def test_a_ticket_left_lying_through_a_restart_is_ignored(window: Window, order: Order) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.clock.advance(60)
    window.start_again()
    for _ in range(20):
        window.scan(code, after=1)
    assert window.order(order.key).state is OrderState.READY


def test_a_clock_that_jumps_changes_no_step_of_the_scan(window: Window, order: Order) -> None:
    code = code_of(window, order)
    window.scan(code)
    window.clock.jump(-3600)
    window.scan(code, after=4)
    assert window.order(order.key).state is OrderState.READY
    window.clock.jump(7200)
    window.scan(code, after=3.5)
    assert window.order(order.key).state is OrderState.READY
    window.scan(code, after=8)
    assert window.order(order.key).state is OrderState.COLLECTED


def test_a_scan_that_could_not_be_saved_is_refused_and_says_so(
    window: Window, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    window.storage.refused = 1
    window.scan(code_of(window, order))
    assert window.order(order.key).state is OrderState.PLACED
    assert (window.rings(), window.said()) == (["refused"], ["not saved"])
    (line,) = noted_by_the_bar(caplog)
    assert (line.levelname, line.exc_info) == ("WARNING", None)
    assert line.getMessage() == "a scan was not saved: the disk is full"


def test_a_mistake_of_ours_does_not_make_the_scanner_deaf(
    window: Window, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    window.steps.stumble_at = "before ready commit"
    window.scan(code_of(window, order))
    (line,) = noted_by_the_bar(caplog)
    assert (line.levelname, bool(line.exc_info)) == ("ERROR", True)
    assert (window.rings(), window.said()) == (["refused"], ["not saved"])
    window.scan(code_of(window, order), after=4)
    assert window.order(order.key).state is OrderState.READY


def noted_by_the_bar(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [line for line in caplog.records if line.name == "kiosk.services.bar"]


def test_a_scan_saved_without_an_answer_is_understood(window: Window, order: Order) -> None:
    window.storage.unsure = 1
    window.scan(code_of(window, order))
    assert window.order(order.key).state is OrderState.READY
    assert (window.rings(), window.said()) == (["understood"], [])


@pytest.mark.parametrize("card", [Card.SOLD_OUT, Card.CALL_AGAIN], ids=["misfit", "not ready"])
def test_a_paper_is_proven_by_a_scan_that_did_nothing(window: Window, card: Card) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.spooler.step()
    job = window.tickets(order.key)[0]
    assert job.state is JobState.UNCERTAIN
    window.scan(card_code(card, bytes(32)), after=5)
    window.scan(job.code, after=5)
    job = window.tickets(order.key)[0]
    assert (job.state, job.proof) == (JobState.PRINTED, Proof.SCANNED)
    assert window.order(order.key).state is OrderState.PLACED
