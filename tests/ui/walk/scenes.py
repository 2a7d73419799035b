"""Every screen as a real guest comes by it: the real presenter, the real catalogues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from kiosk.domain.bartending import Handout
from kiosk.domain.basket import Basket
from kiosk.domain.menu import Menu, OptionGroup
from kiosk.domain.order import Order
from kiosk.domain.placing import Speech, order_from
from kiosk.i18n import Translators
from kiosk.menufile import load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.numbered import number_page
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import View
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Placed, PlaceResult
from kiosk.services.status import WindowStatus
from tests.fakes import CountingIds, SetClock
from tests.ui.walk import termscenes

LANGUAGES = ("it", "en", "fr", "de", "es", "pt", "ja", "zh")
LONGEST = "de"
"""The language whose words are the longest."""

FULL = WindowStatus(
    is_open=True, ready=tuple(range(880, 886)), making=tuple(range(886, 896)), pagers_work=True
)
CLOSED = WindowStatus(is_open=False, ready=(40, 42), making=(43,), unprinted=(43, 44, 45))
IN_WANT = replace(FULL, receipt_works=False, pagers_work=False)


@cache
def longest_menu() -> Menu:
    """A menu with the longest names we expect."""
    return load_menu(Path(__file__).with_name("longest.toml"))


def a_guest(
    code: str,
    menu: Menu,
    *,
    clock: SetClock | None = None,
    spoken: frozenset[str] = frozenset(),
    dark_after_s: float = 0.0,
) -> GuestPresenter:
    """Before a window whose own language this is, and which names what is only virtual."""
    words = Translators()
    say = words.for_language(code).tr
    order = (code, *(each for each in LANGUAGES if each != code))
    devices = ", ".join((say("bar printer"), say("receipt printer"), say("pagers")))
    setting = Setting(
        "Finestra 43",
        {each: words.for_language(each) for each in order},
        virtual=say("Virtual: {devices}", devices=devices),
        spoken=spoken,
        dark_after_s=dark_after_s,
    )
    clock = clock or SetClock()
    return GuestPresenter(menu, setting, monotonic=clock.monotonic, new_key=CountingIds().key)


def choose_last(guest: GuestPresenter, group: OptionGroup) -> None:
    """The last of its options, as many as there must be."""
    for option in group.options[-max(1, group.at_least) :]:
        guest.choose_option(group.group_id, option.option_id)


@dataclass
class Desk:
    """Takes baskets and answers when it is told to."""

    basket: Basket | None = None
    reply: Callable[[PlaceResult], None] = print
    seen: list[str] = field(default_factory=list)

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        self.basket, self.reply = basket, reply

    def basket_opened(self) -> None: ...

    def shown(self, key: str) -> None:
        self.seen.append(key)


class Walker:
    """One guest who sees everything there is in her language. ``views`` is what she saw.

    If she is not ``thorough`` she is refused once only, with the longest reason.
    """

    def __init__(self, code: str, menu: Menu | None = None, *, thorough: bool = True) -> None:
        self._thorough = thorough
        self._menu = menu or longest_menu()
        self._clock, self._desk = SetClock(), Desk()
        self.code = code
        self.guest = a_guest(code, self._menu, clock=self._clock)
        self.guest.errands = self._desk
        self.views: dict[str, View] = {}

    def walk(self) -> dict[str, View]:
        """From the street to the number, into every corner."""
        self._come()
        for section in self._menu.sections:
            self.guest.show_section(section.section_id)
            self._see(f"menu-{section.section_id}")
        self._choose_drinks()
        self._order()
        self._see_panels()
        self._find_it_closed()
        return self.views

    def _come(self) -> None:
        self.guest.status_changed(FULL)
        self._see("attract")
        self.guest.choose_language(self.code)
        self._see("menu-empty")

    @property
    def _drinks(self) -> int:
        """How many she has chosen."""
        return self.guest._basket.count

    def _choose_drinks(self) -> None:
        self.guest.status_changed(termscenes.too_late(FULL))
        self._see("menu-too-late")
        self.guest.open_drink(self._menu.sections[0].drinks[0].drink_id)
        self._see("drink-too-late")
        self.guest.back()
        self.guest.status_changed(FULL)
        for section in self._menu.sections:
            for drink in section.drinks:
                self.guest.open_drink(drink.drink_id)
                self._see(f"drink-{drink.drink_id}")
                for group in drink.groups:
                    choose_last(self.guest, group)
                self._see(f"drink-{drink.drink_id}-chosen")
                self.guest.add_drink()
        self._see("menu-chosen")
        for name, status in termscenes.while_choosing(FULL, self._drinks).items():
            self.guest.status_changed(status)
            for section in self._menu.sections:
                self.guest.show_section(section.section_id)
                self._see(f"menu-{name}-{section.section_id}")
        self.guest.status_changed(FULL)

    def _order(self) -> None:
        self.guest.open_basket()
        self._see("basket")
        self.guest.status_changed(IN_WANT)
        self._see("basket-in-want")
        for name, status in termscenes.while_choosing(FULL, self._drinks).items():
            self.guest.status_changed(status)
            self._see(f"basket-{name}")
        self.guest.status_changed(IN_WANT)
        self.guest.order()
        self._see("basket-placing")
        for why in NotPlacedWhy if self._thorough else (NotPlacedWhy.NO_ALCOHOL_WHEN_READY,):
            self._desk.reply(termscenes.refused(why))
            self._see(f"basket-refused-{why}")
            self.guest.order()
        for name, result in termscenes.refused_for_no_known_time().items():
            self._desk.reply(result)
            self._see(f"basket-refused-{name}")
            self.guest.order()
        self._desk.reply(NotPlaced(NotPlacedWhy.NOT_SAVED))
        self.guest.status_changed(FULL)
        self._clock.advance(50)
        self.guest.tick()
        self._see("countdown")
        self.guest.stay()
        self.guest.order()
        assert self._desk.basket is not None
        order = order_from(
            self._desk.basket,
            Speech(self.code, "it", "{}, {}".format, str),
            window="43",
            day=date(2026, 11, 20),
            number=888,
            pager=17,
            at=datetime(2026, 11, 20, 23, 10, tzinfo=UTC),
        )
        self._desk.reply(Placed(order))
        self._see("number")
        self.guest.status_changed(IN_WANT)
        self._see("number-in-want")
        for name, status in {"": FULL, "-in-want": IN_WANT}.items():
            self.views[f"number-handed-out{name}"] = self._handed_out(order, status)
        for name, status in termscenes.after_ordering(FULL).items():
            self.guest.status_changed(status)
            self._see(f"number-{name}")
        self.guest.next_guest()

    def _handed_out(self, order: Order, status: WindowStatus) -> View:
        """Her number at a window whose bartender gives the pagers out."""
        words, frame = Translators().for_language(self.code), self.guest.view.frame
        return number_page(words, order, status, frame, handout=Handout.WINDOW)

    def _see_panels(self) -> None:
        self.guest.status_changed(FULL)
        self.guest.choose_language(self.code)
        for kind in PanelKind:
            self.guest.open_panel(kind)
            if self.guest.view.frame.panel is not None:
                self._see(f"panel-{kind}")
            self.guest.close_panel()

    def _find_it_closed(self) -> None:
        self.guest.back()
        for name, status in termscenes.nobody_may_order(FULL).items():
            self.guest.status_changed(status)
            self._see(f"closed-{name}")
        self.guest.status_changed(FULL)
        self.guest.choose_language(self.code)
        self.guest.take_drink(self._menu.sections[0].drinks[-1].drink_id)
        self.guest.status_changed(CLOSED)
        self._see("closed")

    def _see(self, name: str) -> None:
        self.views[name] = self.guest.view
