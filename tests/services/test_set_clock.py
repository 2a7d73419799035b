"""The clock on the wall is set while orders are in the making: what still counts is time itself."""

from __future__ import annotations

from datetime import date

from kiosk.domain.order import OrderState
from kiosk.domain.papers import Ticket
from kiosk.domain.printjob import JobKind, JobState
from tests.services.conftest import Window

A_DAY = 24 * 3600
TONIGHT = date(2026, 11, 20)


def test_an_evening_in_full_swing_goes_on_under_its_date(window: Window) -> None:
    first = window.place()
    window.clock.jump(A_DAY)
    second = window.place()
    window.clock.advance(600)
    third = window.place()
    window.clock.jump(-A_DAY)
    fourth = window.place()
    orders = [window.order(each.key) for each in (first, second, third, fourth)]
    assert [(each.number, each.day) for each in orders] == [(n, TONIGHT) for n in (1, 2, 3, 4)]
    assert {each.state for each in orders} == {OrderState.PLACED}


def test_with_nothing_left_to_make_a_clock_that_was_set_is_believed(window: Window) -> None:
    order = window.place()
    window.print_all()
    (ticket,) = window.tickets(order.key)
    window.scan(ticket.code)
    window.scan(ticket.code, after=10)
    assert window.order(order.key).state is OrderState.COLLECTED
    window.clock.jump(A_DAY)
    assert (window.place().number, window.place().number) == (1, 2)


def test_after_hours_of_quiet_the_evening_is_over_whatever_the_clock_did(window: Window) -> None:
    left = window.place()
    window.clock.jump(A_DAY)
    window.clock.advance(5 * 3600)
    assert window.place().number == 1
    assert window.order(left.key).state is OrderState.ABANDONED


def test_a_ticket_says_no_age_that_no_night_has(window: Window) -> None:
    window.printer.unplug()
    window.place()
    window.spooler.step()
    window.clock.jump(A_DAY)
    window.printer.plug_in()
    window.print_all()
    papers = [paper for paper, _ in window.printer.papers if isinstance(paper, Ticket)]
    assert [paper.late_minutes for paper in papers] == [None]


def test_a_ticket_that_waited_says_so(window: Window) -> None:
    window.printer.unplug()
    window.place()
    window.spooler.step()
    window.clock.advance(20 * 60)
    window.printer.plug_in()
    window.print_all()
    papers = [paper for paper, _ in window.printer.papers if isinstance(paper, Ticket)]
    assert [paper.late_minutes for paper in papers] == [20]


def test_a_number_nobody_saw_is_shown_though_the_clock_went_back(window: Window) -> None:
    order = window.place()
    window.start_again()
    window.clock.jump(-3 * A_DAY)
    assert window.ordering.unshown() == (order,)


def test_a_receipt_of_another_time_is_not_printed_to_nobody(window: Window) -> None:
    order = window.place()
    window.clock.jump(-3600)
    window.receipt_spooler.step()
    with window.storage.read() as records:
        (receipt,) = (
            job for job in records.jobs.of_order(order.key) if job.kind is JobKind.RECEIPT
        )
    assert receipt.state is JobState.WITHDRAWN
    assert window.receipts.papers == []
