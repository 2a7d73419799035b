"""One guest's evening on the shipped menu, screen by screen, as the real presenter shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from kiosk.assets import asset
from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStand, HelpStanding, HelpWanted
from kiosk.domain.menu import Allergen, Menu, Offer, Texts, availability_of
from kiosk.domain.pace import Queue
from kiosk.domain.placing import Speech, order_from
from kiosk.domain.terms import NotPlacedWhy, Terms
from kiosk.i18n import Translators
from kiosk.menufile import load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.patience import COUNTDOWN_S, HELP_S, IDLE_S
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import View
from kiosk.services.ordering import NotPlaced, Placed, PlaceResult
from kiosk.services.status import WindowStatus
from tests.fakes import CountingIds, SetClock

LANGUAGES = ("it", "en", "fr", "de", "es", "pt", "ja", "zh")
LONGEST = "de"
"""The language whose words are the longest."""

MILAN = ZoneInfo("Europe/Rome")
TONIGHT = date(2026, 11, 20)
DARK_AFTER_S = 1800.0


def at(hour: int, minute: int, day: int = 20) -> datetime:
    """A moment on the place's own clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=MILAN)


SEATS = Texts(
    {
        "it": "Dentro: quattro posti, 02 1234 5678",
        "en": "Inside: four seats, 02 1234 5678",
        "fr": "À l’intérieur : quatre places, 02 1234 5678",
        "de": "Drinnen: vier Plätze, 02 1234 5678",
        "es": "Dentro: cuatro sitios, 02 1234 5678",
        "pt": "Dentro: quatro lugares, 02 1234 5678",
        "ja": "店内は4席：02 1234 5678",
        "zh": "店内四席：02 1234 5678",
    },
    "en",
)
QUEUE = Queue(((43, 2), (44, 1), (45, 3)), drink_s=95)
WITH_HERS = Queue((*QUEUE.orders, (46, 3)), drink_s=95)
TERMS = Terms(today=TONIGHT, ends=at(2, 0, 21), queue=QUEUE)
EVENING = WindowStatus(
    is_open=True, ready=(40, 42), making=(43, 44, 45), pagers_work=True, terms=TERMS
)
BUSY = replace(EVENING, ready=tuple(range(31, 43)), making=tuple(range(43, 57)))
LATE = replace(EVENING, terms=replace(TERMS, last_orders=at(1, 45, 21), alcohol_until=at(1, 0, 21)))
IN_WANT = replace(EVENING, receipt_works=False, pagers_work=False)
SHUT = replace(EVENING, is_open=False, making=(43, 44), unprinted=(43,))
NIGHT = WindowStatus(
    is_open=False, terms=Terms(today=TONIGHT, closed=True, opens=at(18, 0, 21), seats=SEATS)
)
QUIET = WindowStatus(is_open=True, terms=replace(TERMS, queue=Queue()))


@dataclass(frozen=True)
class Scene:
    """One screen of the tour: a short name for its file, and what is to be seen."""

    name: str
    what: str
    view: View
    moment: str = ""
    """What a finger or the weather does to it before the picture is taken."""


@cache
def shipped_menu() -> Menu:
    """The menu that comes with the kiosk."""
    return load_menu(asset("menus", "menu.toml"))


@dataclass
class Desk:
    """Takes what it is handed and answers when it is told to."""

    basket: Basket | None = None
    reply: Callable[[PlaceResult], None] = print
    called: list[tuple[HelpWanted, Callable[[HelpStanding], None]]] = field(default_factory=list)

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        self.basket, self.reply = basket, reply

    def basket_opened(self) -> None: ...

    def shown(self, key: str) -> None: ...

    def call(self, wanted: HelpWanted, reply: Callable[[HelpStanding], None]) -> None:
        self.called.append((wanted, reply))


class Tour:
    """A guest who sees everything once, in her language."""

    def __init__(self, code: str) -> None:
        words = Translators()
        codes = (code, *(each for each in LANGUAGES if each != code))
        self._code = code
        self._clock, self._desk = SetClock(), Desk()
        self._menu = shipped_menu()
        self._guest = GuestPresenter(
            self._menu,
            Setting(
                "Finestra 43",
                {each: words.for_language(each) for each in codes},
                spoken=frozenset(LANGUAGES) - {"ja", "zh"},
                dark_after_s=DARK_AFTER_S,
                zone=MILAN,
            ),
            monotonic=self._clock.monotonic,
            new_key=CountingIds().key,
        )
        self._guest.errands = self._desk

    def scenes(self) -> Iterator[Scene]:
        """From the street to the number, into every corner."""
        yield from self._street()
        yield from self._menus()
        yield from self._drinks()
        yield from self._panels()
        yield from self._baskets()
        yield from self._numbers()
        yield from self._help()
        yield from self._closed()

    def _street(self) -> Iterator[Scene]:
        self._guest.status_changed(QUIET)
        yield self._see("attract", "Nobody is here: the window's name, a drink, how to begin")
        self._guest.status_changed(replace(QUIET, making=(43, 44, 45)))
        self._wait(1)
        self._guest.status_changed(EVENING)
        yield self._see("attract-called", "A number is ready and is called by light")
        self._wait(60)
        yield self._see("attract-board", "What is ready and what is being made, large")
        self._guest.status_changed(BUSY)
        self._wait(60)
        yield self._see("attract-busy", "The board on a full evening")
        self._guest.status_changed(LATE)
        yield self._see("attract-last-orders", "Last orders are announced before their time")
        self._guest.status_changed(QUIET)
        self._wait(DARK_AFTER_S + 1)
        yield self._see("dark", "Nobody was here for long: the glass is dark")
        self._guest.touched()
        yield self._see("wet", "It rains on the glass, which asks to be wiped", moment="wet")

    def _menus(self) -> Iterator[Scene]:
        guest = self._guest
        guest.status_changed(EVENING)
        self._wait(60)
        guest.choose_language(self._code)
        guest.touched()
        yield self._see("menu", "The menu: eight drinks at a time")
        guest.take_drink("negroni")
        guest.take_drink("sbagliato")
        yield self._see("menu-basket", "The menu with two drinks in the basket")
        last = self._menu.sections[-1].section_id
        guest.show_section(last)
        yield self._see("menu-section", "Another section: drinks without alcohol")
        guest.show_section(self._menu.sections[0].section_id)
        guest.open_panel(PanelKind.WISHES)
        self._wish()
        yield self._see("panel-wishes", "What should not be in the glass")
        guest.close_panel()
        guest.open_panel(PanelKind.TABLE)
        yield self._see("panel-table", "The written table of allergens")
        guest.close_panel()
        yield self._see("menu-wishes", "The menu as it suits these wishes")
        guest.open_panel(PanelKind.WISHES)
        self._wish()
        guest.close_panel()

    def _wish(self) -> None:
        """Ask for two to be left out, or take that back."""
        for allergen in (Allergen.EGGS, Allergen.SULPHITES):
            self._guest.choose_in_panel("allergens", allergen)

    def _drinks(self) -> Iterator[Scene]:
        guest = self._guest
        guest.open_drink("negroni")
        yield self._see("drink", "One drink: what is in it, how strong, what can be chosen")
        guest.choose_option("bitter", "amaro")
        yield self._see("drink-chosen", "The same with the house amaro: the drawing follows")
        guest.add_drink()
        guest.open_drink("spritz")
        guest.choose_option("misura", "grande")
        yield self._see("drink-size", "A drink in two sizes")
        guest.back()
        guest.open_drink("shakerato")
        yield self._see("drink-long", "A drink with allergens that follow the choice")
        guest.back()

    def _panels(self) -> Iterator[Scene]:
        guest = self._guest
        guest.open_panel(PanelKind.LANGUAGES)
        yield self._see("panel-languages", "The languages, each by its own name")
        guest.open_panel(PanelKind.READING)
        yield self._see("panel-reading", "Letters, contrast, reach, reading aloud")
        guest.close_panel()

    def _help(self) -> Iterator[Scene]:
        guest = self._guest
        guest.choose_language(self._code)
        guest.touched()
        guest.open_panel(PanelKind.HELP)
        yield self._see("panel-help", "Help: one touch rings the bar")
        guest.act_in_panel()
        wanted, reply = self._desk.called[-1]
        reply(HelpStanding(wanted.key, HelpStand.SENT))
        yield self._see("panel-help-sent", "Help was sent")
        guest.close_panel()
        self._wait(HELP_S + IDLE_S)

    def _baskets(self) -> Iterator[Scene]:
        guest = self._guest
        guest.open_basket()
        yield self._see("basket", "The basket, and the one button that orders")
        yield self._see("basket-held", "Order is held for a moment", moment="held")
        guest.status_changed(IN_WANT)
        yield self._see("basket-in-want", "The receipt printer has no paper: it is said before")
        guest.status_changed(EVENING)
        self._runs_out("campari", "prosecco")
        yield self._see("basket-sold-out", "What has run out since is said before it is ordered")
        self._runs_out()
        guest.order()
        yield self._see("basket-placing", "The order is being written")
        self._desk.reply(NotPlaced(NotPlacedWhy.NOT_SAVED))
        yield self._see("basket-refused", "It could not be saved: nothing was ordered")
        self._grow_quiet()
        yield self._see("countdown", "Are you still here?")
        guest.stay()

    def _runs_out(self, *ingredients: str) -> None:
        """A card at the bar says so; without any, all of it is there again."""
        menu = self._menu
        self._guest.offer_changed(Offer(menu, menu.sections, availability_of(menu, ingredients)))

    def _numbers(self) -> Iterator[Scene]:
        guest = self._guest
        guest.order()
        basket = self._desk.basket
        assert basket is not None
        order = order_from(
            basket,
            Speech(self._code, "it", "{}, {}".format, "{}: {}".format),
            window="43",
            day=TONIGHT,
            number=46,
            pager=7,
            at=datetime(2026, 11, 20, 22, 10, tzinfo=UTC),
        )
        self._guest.status_changed(replace(EVENING, terms=replace(TERMS, queue=WITH_HERS)))
        self._desk.reply(Placed(order))
        yield self._see("number", "The number, what to take, what to pay, how long it takes")
        guest.status_changed(IN_WANT)
        yield self._see("number-in-want", "The number, when there is no pager and no receipt")
        guest.status_changed(EVENING)
        guest.next_guest()

    def _closed(self) -> Iterator[Scene]:
        guest = self._guest
        guest.status_changed(NIGHT)
        yield self._see("closed-hours", "Outside the hours: when it opens, where to sit inside")
        guest.status_changed(EVENING)
        self._wait(60)  # who was called has been called
        guest.choose_language(self._code)
        guest.touched()
        guest.take_drink("negroni")
        guest.status_changed(SHUT)
        yield self._see("closed-trouble", "A printer is away: who should knock, what is kept")

    def _see(self, name: str, what: str, *, moment: str = "") -> Scene:
        return Scene(name, what, self._guest.view, moment)

    def _grow_quiet(self) -> None:
        """Touch nothing until she is asked whether she is still here."""
        self._wait(IDLE_S + COUNTDOWN_S / 3)

    def _wait(self, seconds: float) -> None:
        self._clock.advance(seconds)
        self._guest.tick()
