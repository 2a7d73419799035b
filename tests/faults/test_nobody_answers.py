"""Nobody answers a ticket, nor a call for help: by the whole kiosk, on real lines, in its own time.

The clock leaps; between two leaps the printer is pulled out and the program begins anew.
"""

from __future__ import annotations

from hardware.printer.commands import BellForm, Ring, ring_bell
from hardware.printer.paper import Page
from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.help import HelpScreen, HelpWanted
from kiosk.domain.limits import Pause
from kiosk.presenters.views import ClosedView
from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.leaping import LeapingClock, until_it_has_worked
from tests.faults.night import SCANNER, Night

SETTLED = """
[bartender]
remind_minutes = 8
help_minutes = 2
unanswered = "close"
"""
WANTED = ring_bell(BellForm.ESC_A_48, Ring.HELP)
MINUTE_S = 60


def test_it_rings_then_reminds_and_closes_and_one_scan_ends_it(make_night: MakeNight) -> None:
    clock = LeapingClock()
    night = make_night(SETTLED, SCANNER, plugged=("printer", "scanner"), clock=clock)
    night.begin()
    number = night.order()
    ticket = code_of(night.ticket_of(number))
    night.settled(number, "printed")
    rang = _rings(night)
    clock.leap(8.1 * MINUTE_S)
    night.until(lambda: _rings(night) > rang, "it rings again")
    assert _reminders(night) == []

    assert night.bar is not None
    night.bar.pull_out()
    scanner = night.scanner
    night.stop()
    clock.leap(8 * MINUTE_S)
    night.open(plugged=())
    night.scanner = scanner
    night.until_closed()
    night.plug_in()
    (paper,) = night.until(lambda: _reminders(night), "the reminder")
    assert paper.lines[0].startswith("IN ATTESA")
    assert f"{number} 16 min" in paper.lines
    assert any("Negroni" in line for line in paper.lines)
    night.until(lambda: _pause(night) is Pause.UNANSWERED, "no orders are taken")
    until_it_has_worked(night, clock)
    view = night.until(lambda: _closed(night), "a passer-by reads why")
    assert view.title == "Il barista ha bisogno di qualche minuto"

    night.scan(ticket)
    night.until(lambda: number in night.window.presenter.status.ready, "it is ready")
    night.until(lambda: _pause(night) is None, "orders are taken again")
    night.until_open()

    rang = _rings(night)
    errands = night.window.presenter.errands
    assert errands is not None
    errands.call(HelpWanted("a", HelpScreen.MENU, "en"), lambda _standing: None)
    night.until(lambda: _rings(night) > rang, "it rings with its slip")
    night.until(lambda: any(page.lines[0] == "AIUTO" for page in night.papers), "the slip")
    rang = _rings(night)
    clock.leap(2.1 * MINUTE_S)
    night.until(lambda: _rings(night) > rang, "and again, for nobody came")
    with night.records() as records:
        coming = card_code(Card.HELP_COMES, records.secret())
    night.scan(coming)
    night.until(lambda: _is_seen(night), "she reads that somebody comes")
    assert len(_reminders(night)) == 1


def _rings(night: Night) -> int:
    assert night.bar is not None
    return night.bar.received.count(WANTED)


def _reminders(night: Night) -> list[Page]:
    return [page for page in night.papers if page.lines[0].startswith("IN ATTESA")]


def _pause(night: Night) -> Pause | None:
    return night.window.presenter.status.terms.pause


def _closed(night: Night) -> ClosedView | None:
    view = night.window.presenter.view
    is_told = isinstance(view, ClosedView) and "qualche minuto" in view.title
    return view if isinstance(view, ClosedView) and is_told else None


def _is_seen(night: Night) -> bool:
    with night.records() as records:
        call = records.help.last()
    return call is not None and call.seen_at is not None
