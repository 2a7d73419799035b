"""The owner's file of hours is changed while the kiosk runs: the glass and the paper follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.printer.plaintext import to_text
from kiosk.devices.settings import BadSetting
from kiosk.presenters.views import AttractView, BasketView, MenuView, NumberView
from tests.e2e.conftest import Place
from tests.e2e.window import HeadlessWindow

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEATS = '[seats]\nit = "Quattro posti, su prenotazione."\n'
ALWAYS, NEVER = "00:00-24:00", "closed"
RULE = '[[rule]]\nname = "r"\nforbids = "{}"\nhours = "00:00-24:00"\n'
SOLD = '[hours]\nfile = "hours.toml"\n[pace]\ndrink_s = 60\n[limits]\nqueue_drinks = 12\n'


class Owner:
    """Writes the file as an editor does: a new one, put in the place of the old one."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "hours.toml"

    def write(self, hours: str, *rules: str) -> None:
        week = "[week]\n" + "".join(f'{day} = "{hours}"\n' for day in DAYS)
        new = self._file.with_suffix(".new")
        new.write_text(SEATS + week + "".join(rules), encoding="utf-8")
        new.replace(self._file)


@pytest.fixture
def owner(place: Place) -> Owner:
    place.configure(SOLD)
    owner = Owner(place.config_file.parent)
    owner.write(ALWAYS)
    return owner


def choose(window: HeadlessWindow, drink: str) -> None:
    window.presenter.start()
    window.presenter.take_drink(drink)


def test_the_window_closes_and_opens_with_the_owners_file(place: Place, owner: Owner):
    place.plug_in_printer()
    with place.window() as window:
        window.until_open()
        owner.write(NEVER)
        closed = window.until_closed()
        assert closed.seats == ("Quattro posti, su prenotazione.",)
        assert not window.presenter.status.bar_troubles
        owner.write("nonsense")
        owner.write(ALWAYS)
        window.until_open()
        window.until(lambda: isinstance(window.presenter.view, AttractView), "the street")


def test_a_ban_stops_alcohol_and_nothing_else_and_the_ticket_says_paper_cup(
    place: Place, owner: Owner
):
    bar = place.plug_in_printer()
    with place.window() as window:
        window.until_open()
        owner.write(ALWAYS, RULE.format("alcohol"), RULE.format("glass"))
        window.until(lambda: window.presenter.status.terms.no_alcohol_until, "the ban")
        choose(window, "negroni")
        assert isinstance(window.presenter.view, MenuView)
        assert "alcolici" in window.presenter.view.frame.remark
        assert not window.presenter.view.basket.action.enabled
        window.presenter.take_drink("bitter-tonica")
        window.presenter.open_basket()
        assert isinstance(window.presenter.view, BasketView)
        window.presenter.order()
        number = window.until(lambda: _number(window), "the number")
        assert number.number == "1"
        window.until(lambda: _number(window) and window.presenter.view.estimate, "the estimate")
        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
    assert "bicchiere di carta" in to_text(ticket)


def _number(window: HeadlessWindow) -> NumberView | None:
    view = window.presenter.view
    return view if isinstance(view, NumberView) else None


def test_a_broken_file_at_the_start_is_named_before_any_device_is_touched(
    place: Place, owner: Owner
):
    owner.write("always")
    with pytest.raises(BadSetting, match=r"week\.monday"), place.window():
        pass
