"""A call for help, from the glass to the paper and back, over ptys to devices of their own."""

from __future__ import annotations

import logging

import pytest

from hardware.printer.commands import BellForm, Ring, ring_bell
from kiosk.presenters.views import AttractView, ClosedView, PanelView
from tests.e2e.conftest import SCANNER, Place
from tests.e2e.devices import code_of
from tests.e2e.window import HeadlessWindow

BELL = ring_bell(BellForm.ESC_A_48, Ring.HELP)
SOUND = """
[sound]
driver = "virtual"
quiet_from = "00:00"
quiet_until = "00:00"
"""


def _panel(window: HeadlessWindow) -> PanelView:
    panel = window.presenter.view.frame.panel
    assert panel is not None
    return panel


def _call(window: HeadlessWindow) -> None:
    window.presenter.open_panel("help")
    window.presenter.act_in_panel()


def test_a_guest_calls_the_bartender_hears_and_sees_it_and_she_reads_when(place: Place):
    place.configure(SCANNER)
    bar, scanner = place.plug_in_printer("bar"), place.plug_in_scanner()
    with place.window() as window:
        window.until_open()
        assert isinstance(window.presenter.view, AttractView)
        _call(window)
        window.until(lambda: "è stato chiamato" in _panel(window).text, "she reads it was sent")
        (slip,) = bar.pages
        assert BELL in bar.received
        assert slip.codes[0].data.startswith("H1.")
        window.presenter.act_in_panel()
        window.until(lambda: "già" in _panel(window).text, "she reads it was sent already")

        window.presenter.close_panel()
        window.presenter.start()
        scanner.tell(code_of(slip))
        notice = window.until(
            lambda: "ha visto" in (said := window.presenter.view.frame.notice) and said,
            "she reads that it was seen",
        )
        assert notice.startswith("Il barista ha visto, ")
        window.presenter.back()
        jobs = place.listed("jobs")
    assert [(job["kind"], job["state"], job["order"]) for job in jobs] == [
        ("help", "printed", None)
    ]
    assert len(bar.pages) == 1


def test_on_a_closed_screen_she_is_told_to_knock_and_the_slip_comes_with_the_cable(place: Place):
    with place.window() as window:
        window.until_closed()
        _call(window)
        window.until(lambda: "Bussa" in _panel(window).text, "she is told to knock")
        assert isinstance(window.presenter.view, ClosedView)
        bar = place.plug_in_printer("bar")
        window.until(lambda: "è stato chiamato" in _panel(window).text, "it came through")
        assert len(bar.pages) == 1


def test_a_number_that_becomes_ready_is_seen_large_and_heard(
    place: Place, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO, "kiosk.devices.sound")

    def heard() -> list[str]:
        return [each.getMessage() for each in caplog.records if each.name == "kiosk.devices.sound"]

    place.configure(SCANNER, SOUND)
    bar, scanner = place.plug_in_printer("bar"), place.plug_in_scanner()
    with place.window() as window:
        window.order_a_negroni()
        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
        window.next_guest()
        assert heard() == ["sound: 0.05 s, peak 0.00"]
        scanner.tell(code_of(ticket))
        called = window.until(lambda: window.presenter.view.frame.called, "her number is called")
        assert called.numbers == ("1",)
        window.until(lambda: len(heard()) == 2, "the chime")
        assert heard()[-1] == "sound: 0.60 s, peak 0.50"
        assert isinstance(window.presenter.view, AttractView)
        assert window.presenter.view.board.newest == "1"
