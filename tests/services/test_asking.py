"""The bar's printer is asked once more before an order is taken, through its own worker."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from kiosk.domain.health import DeviceHealth, Trouble
from kiosk.services.asking import Asking, Doors
from kiosk.services.workers import Worker
from tests.fakes import FakePrinter, SetClock
from tests.services.conftest import Window


class AskedPrinter(FakePrinter):
    """Counts the questions, and the threads they are asked on."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__(clock)
        self.asked_on: list[str] = []

    def ask(self) -> DeviceHealth:
        self.asked_on.append(threading.current_thread().name)
        return super().ask()


@pytest.fixture
def printer(window: Window) -> AskedPrinter:
    """A printer that has said that it works, a second ago."""
    window.printer = printer = AskedPrinter(window.clock)
    window.start_again()
    window.print_all()
    window.clock.advance(1)
    printer.asked_on.clear()
    return printer


@pytest.fixture
def at_work(window: Window, printer: AskedPrinter) -> Iterator[Asking]:
    """The printer's worker waits for something to do."""
    worker = Worker("printer bar", window.spooler.run, interrupt=window.spooler.wake.set)
    worker.start()
    yield window.spooler.asking
    worker.ask_to_stop()
    worker.join()


def test_the_question_is_asked_by_the_printers_own_worker(
    printer: AskedPrinter, at_work: Asking
) -> None:
    assert at_work.may_order()
    assert set(printer.asked_on) == {"printer bar"}


def test_a_printer_that_ran_out_of_paper_a_moment_ago_takes_no_order(
    printer: AskedPrinter, at_work: Asking
) -> None:
    assert at_work.may_order()
    printer.trouble(Trouble.PAPER_OUT)
    assert not at_work.may_order()


def test_without_an_answer_in_time_no_order_is_taken(window: Window, printer: AskedPrinter) -> None:
    asking = window.spooler.asking  # and nobody works there
    assert asking.seems_well()
    assert not asking.may_order()


def test_a_paper_on_its_way_is_an_answer(window: Window, printer: AskedPrinter) -> None:
    asking = window.spooler.asking
    with asking.printing():
        assert asking.may_order()
    assert not asking.may_order()


def test_a_paper_that_waits_for_a_new_roll_is_none(window: Window, printer: AskedPrinter) -> None:
    printer.trouble(Trouble.PAPER_OUT)
    with window.spooler.asking.printing():
        assert not window.spooler.asking.may_order()


def test_a_printer_that_is_never_asked_is_not_asked_now(
    window: Window, printer: AskedPrinter
) -> None:
    printer.asks_status = False
    assert window.spooler.asking.may_order()
    assert printer.asked_on == []


def test_a_printer_that_has_just_answered_is_not_asked_again_for_its_ticket(
    window: Window, printer: AskedPrinter
) -> None:
    window.spooler.asking.put()
    window.spooler.step()
    window.spooler.step()
    assert len(printer.asked_on) == 1
    window.clock.advance(0.3)
    window.spooler.step()
    assert len(printer.asked_on) == 2


def test_one_printer_that_works_is_enough(window: Window, at_work: Asking) -> None:
    doors = Doors()
    assert not doors.may_order()
    doors.watch(Asking(FakePrinter(window.clock, "other"), window.clock, wake=lambda: None))
    assert not doors.may_order()
    doors.watch(at_work)
    assert doors.may_order()


def test_a_printer_that_is_away_is_not_waited_for_while_another_works(
    window: Window, at_work: Asking
) -> None:
    assert at_work.may_order()
    asked: list[str] = []
    away = FakePrinter(window.clock, "other")
    away.unplug()
    doors = Doors()
    doors.watch(Asking(away, window.clock, wake=lambda: asked.append(away.name)))
    doors.watch(at_work)
    assert doors.may_order()
    assert asked == []


def test_the_question_of_the_finger_that_came_down_is_the_one_of_the_order(
    window: Window, printer: AskedPrinter, at_work: Asking
) -> None:
    assert at_work.may_order(), "its worker has begun"
    printer.asked_on.clear()
    at_work.put()
    assert at_work.may_order()
    assert len(printer.asked_on) == 1
    assert at_work.may_order(), "the next order asks anew"
    assert len(printer.asked_on) == 2


def test_the_question_of_a_finger_that_came_down_long_ago_counts_for_nothing(
    window: Window, printer: AskedPrinter, at_work: Asking
) -> None:
    assert at_work.may_order(), "its worker has begun"
    at_work.put()
    window.clock.advance(0.3)
    before = len(printer.asked_on)
    assert at_work.may_order()
    assert len(printer.asked_on) > before
