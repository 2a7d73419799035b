"""The window closes itself before an order that could not be printed, and opens itself again."""

from __future__ import annotations

import time

from hardware.printer.paper import Page
from hardware.printer.plaintext import to_text
from kiosk.domain.health import JUST_ANSWERED_S
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobState
from kiosk.ports import Records
from kiosk.presenters.views import BasketView, ClosedView
from tests.cli.command import kiosk
from tests.e2e.conftest import PAGER, RECEIPT, SCANNER, Place
from tests.e2e.devices import PrinterDevice, code_of
from tests.e2e.window import HeadlessWindow


def test_paper_that_ran_out_unsaid_is_found_out_at_the_touch_on_order(place: Place):
    bar = place.plug_in_printer("bar", "--no-asb")
    with place.window() as window:
        _look_at_a_basket(window)
        _say(bar, "paper-out")
        window.presenter.order()
        closed = window.until_closed()
        assert closed.kept
        assert place.listed("orders") == []
        window.until(lambda: not _is_placing(window), "the answer behind the closed screen")

        _say(bar, "paper-in")
        view = window.until(lambda: _basket(window), "the basket again")
        assert len(view.lines) == 1
        window.presenter.order()
        window.until(lambda: bar.tickets, "the ticket")
        (order,) = place.listed("orders")
    assert order["number"] == 1


def test_a_printer_that_falls_silent_with_the_basket_open_takes_no_order(place: Place):
    bar = place.plug_in_printer("bar", "--no-asb")
    with place.window() as window:
        _look_at_a_basket(window)
        _say(bar, "mute")
        window.presenter.order()
        window.until_closed()
        assert place.listed("orders") == []


def test_without_receipts_ordering_goes_on_and_the_guest_remembers_her_number(place: Place):
    place.configure(RECEIPT)
    bar = place.plug_in_printer()
    with place.window() as window:
        window.until(lambda: not window.presenter.status.receipt_works, "no receipts")
        _look_at_a_basket(window)
        view = window.presenter.view
        assert isinstance(view, BasketView)
        assert "ricevute" in view.pay
        window.presenter.back()
        window.presenter.back()
        number = window.order_a_negroni()
        assert number.wait.endswith(": 1")
        window.until(lambda: bar.tickets, "the ticket")


def test_pagers_held_after_a_restore_come_back_by_their_codes(place: Place):
    place.configure(PAGER, SCANNER)
    bar, scanner = place.plug_in_printer(), place.plug_in_scanner()
    place.plug_in_pager_base()
    backup = place.config_file.with_name("night.kiosk")
    with place.window() as window:
        window.order_a_negroni()
        window.until_stored(_is_proven, "the ticket is proven")
        assert kiosk("backup", backup, "--config", place.config_file).returncode == 0
    assert kiosk("restore", backup, "--config", place.config_file).returncode == 0
    with place.window() as window:
        paper = window.until(lambda: _after_restore(bar), "the paper after the restore")
        assert "pager 7" in to_text(paper)
        assert window.until_stored(_pager_state, "the pager") is PagerState.HELD
        scanner.tell(code_of(paper))
        window.until_stored(lambda records: _pager_state(records) is PagerState.FREE, "it is free")


def _look_at_a_basket(window: HeadlessWindow) -> None:
    window.until_open()
    guest = window.presenter
    guest.start()
    guest.take_drink("negroni")
    guest.open_basket()
    assert isinstance(guest.view, BasketView)
    # The question put when the basket was opened must not be the one of the touch on Order.
    opened_at = time.monotonic()
    window.until(lambda: time.monotonic() - opened_at > JUST_ANSWERED_S, "she has looked at it")


def _say(device: PrinterDevice, word: str) -> None:
    device.tell(word)
    device.until_said(f"{word}: done")


def _is_placing(window: HeadlessWindow) -> bool:
    view = window.presenter.view
    return isinstance(view, BasketView) and view.busy


def _basket(window: HeadlessWindow) -> BasketView | None:
    view = window.presenter.view
    return None if isinstance(view, ClosedView) or not isinstance(view, BasketView) else view


def _is_proven(records: Records) -> bool:
    return [job.state for job in records.jobs.of_day(None)] == [JobState.PRINTED]


def _after_restore(bar: PrinterDevice) -> Page | None:
    return next((page for page in bar.pages if "RIPRISTINO" in page.lines), None)


def _pager_state(records: Records) -> PagerState | None:
    return next((pager.state for pager in records.pagers.all()), None)
