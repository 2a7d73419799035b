"""The two sides of the wall as the evening's script has them: a guest's wishes, a hand's scans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from hardware.printer.virtual import Moment, VirtualPrinter
from kiosk.cli.evening.chronicle import Chronicle
from kiosk.cli.evening.guests import Guest, basket_of
from kiosk.cli.evening.world import EveningClock
from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card, Goods
from kiosk.domain.help import HelpScreen, HelpWanted
from kiosk.domain.menu import Offer
from kiosk.domain.order import Order
from kiosk.i18n import Translator
from kiosk.presenters.errands import Errands
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.wall import WallPresenter
from kiosk.presenters.walltray import key_of
from kiosk.presenters.wallviews import Heard
from kiosk.services.ordering import Placed, PlaceResult
from kiosk.ui.steps import Step, once

STILL_THERE_S = 4.0
"""Seconds before the same card counts again: a little more than the bar insists on."""

READY_TO_COLLECTED_S = 9.0
"""Seconds between the two scans of a ticket, likewise."""

ANSWERED_S = 11.0
"""Seconds between two papers that answer scans, likewise."""


class Glass(Protocol):
    """The screen in the street, if somebody looks at it."""

    def order(self, drink: str) -> Iterator[Step]:
        """A finger orders a drink and leaves the number standing."""

    def leave(self) -> Iterator[Step]:
        """The guest goes; the glass is free for the next."""

    def picture(self, name: str, *, whole: bool = False) -> Iterator[Step]:
        """Keep what stands there."""


class Noting:
    """The desk, with somebody who notes what was placed there."""

    def __init__(self, errands: Errands, note: Callable[[Order], None]) -> None:
        self._errands = errands
        self._note = note
        self.basket_opened = errands.basket_opened
        self.call = errands.call
        self.shown = errands.shown

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        """Place it; an order is noted before anybody hears of it."""

        def answer(result: PlaceResult) -> None:
            if isinstance(result, Placed):
                self._note(result.order)
            reply(result)

        self._errands.place(basket, language, answer)


@dataclass
class House:
    """What the script can see and do. Lives on the screen's thread.

    ``offer`` gives what is on sale, ``printer`` the far end of the bar's printer, ``new_key`` the
    key of a basket. ``is_quiet``: every paper that came out has its proof.
    """

    presenter: GuestPresenter
    wall: WallPresenter
    chronicle: Chronicle
    clock: EveningClock
    words: Translator
    opened_at: datetime
    offer: Callable[[], Offer]
    printer: Callable[[], VirtualPrinter]
    new_key: Callable[[], str]
    is_quiet: Callable[[], bool]
    language_name: Callable[[str], str]
    ways: frozenset[Card]
    glass: Glass | None = None
    orders: dict[int, Order] = field(default_factory=dict)
    ready_at: dict[int, float] = field(default_factory=dict)

    # -- time ---------------------------------------------------------------------------------

    def leap(self, minute: float) -> Step:
        """Let it be so many minutes after the opening."""
        moment = self.opened_at + timedelta(minutes=minute)
        return once(f"it is {minute:.0f} minutes later", lambda: self.clock.leap_to(moment))

    def rest(self, seconds: float) -> Step:
        """So much time passes."""
        return once(f"{seconds:.0f} s pass", lambda: self.clock.leap(seconds))

    def tell(self, words: str) -> Step:
        """Write a sentence down."""
        return once(words, lambda: self.chronicle.tell(words))

    def open_door(self) -> Step:
        """Wait until orders are taken."""
        return Step("the window is open", lambda: self.presenter.status.is_open)

    # -- the street ---------------------------------------------------------------------------

    def place(self, guest: Guest) -> Iterator[Step]:
        """Order through the desk, as the glass does; the papers are not waited for."""
        answers: list[PlaceResult] = []
        basket = basket_of(guest, self.offer(), key=self.new_key())

        def ask() -> None:
            errands = self.presenter.errands
            if errands is None:
                raise LookupError("nobody takes orders yet")
            answers.clear()
            errands.place(basket, guest.language, answers.append)

        def placed() -> bool:
            if answers and not isinstance(answers[0], Placed):
                ask()  # the printer was being asked; the same key never makes two
            return bool(answers) and isinstance(answers[0], Placed)

        def note() -> None:
            result = answers[0]
            if isinstance(result, Placed) and self.presenter.errands is not None:
                self.presenter.errands.shown(result.order.key)

        yield self.open_door()
        yield once(f"a guest orders {', '.join(guest.drinks)}", ask)
        yield Step("the order is placed", placed)
        yield once("her number is shown", note)

    def papers_of(self, number: int) -> Step:
        """Wait for an order's ticket, and its receipt if there is a printer for it."""
        kinds = ["ticket", *(["receipt"] if self.wall.view.receipt is not None else [])]
        return self.wait_for(
            f"the papers of {number}",
            lambda: all(self.chronicle.has(kind, number) for kind in kinds) and self.is_quiet(),
        )

    def call_for_help(self) -> Step:
        """A guest presses *help*."""

        def call() -> None:
            errands = self.presenter.errands
            if errands is not None:
                wanted = HelpWanted(self.new_key(), HelpScreen.MENU, "en")
                errands.call(wanted, lambda _standing: None)

        return once("a guest calls for help", call)

    def picture(self, name: str, *, whole: bool = False) -> Iterator[Step]:
        """Keep what stands on the glass, if there is one."""
        if self.glass is not None:
            if whole:
                yield Step("every paper hangs", self._all_hang)
            yield from self.glass.picture(name, whole=whole)
            yield once(f"{name} is kept", lambda: self.chronicle.picture(name, whole=whole))

    def _all_hang(self) -> bool:
        """A paper is cut a little before its picture is made."""
        return self.wall.papers_out >= len(self.chronicle.papers)

    # -- behind the wall ----------------------------------------------------------------------

    def knows(self, *cards: Card) -> bool:
        """These cards do something."""
        return self.ways.issuperset(cards)

    def card(self, card: Card, heard: Heard | None = None) -> Iterator[Step]:
        """Scan a card; ``heard`` is what the bell then says, None if it is the second step."""
        code = self._code_on_tray(card.value)
        yield from self.scan(f"the card {card.value}", code, heard or Heard.SECOND_STEP)

    def line(self, goods: Goods, heard: Heard = Heard.UNDERSTOOD) -> Iterator[Step]:
        """Scan a line of the sheet."""
        yield from self.scan(goods.name, self._code_on_tray(key_of(goods)), heard)

    def ticket(self, number: int, heard: Heard = Heard.UNDERSTOOD) -> Iterator[Step]:
        """Scan an order's ticket."""
        yield from self.scan(f"ticket {number}", lambda: self.chronicle.code_of(number), heard)

    def card_and_ticket(self, card: Card, number: int) -> Iterator[Step]:
        """A card, then the ticket it is about."""
        yield from self.card(card)
        yield from self.ticket(number)

    def scan(self, words: str, code: Callable[[], str], heard: Heard) -> Iterator[Step]:
        """Hold something under the scanner, and hear the answer."""

        def hold() -> None:
            self.chronicle.scans += 1
            self.wall.scan(code())

        yield once(f"scan {words}", hold)
        yield Step(f"after {words} the bell says {heard}", lambda: self.wall.view.heard is heard)

    def find_pager(self, number: int) -> Iterator[Step]:
        """Hold a missing pager under the scanner."""
        yield Step(f"pager {number} is missed", lambda: number in self.wall.missing)
        yield once(f"pager {number} turns up", lambda: self._find(number))
        yield Step(f"pager {number} is back", lambda: number not in self.wall.missing)

    def _find(self, number: int) -> None:
        self.chronicle.scans += 1
        self.wall.find(number)

    def hears(self, heard: Heard) -> Step:
        """Wait for a ring that answers no scan."""
        return Step(f"the bell says {heard}", lambda: self.wall.view.heard is heard)

    def wait_for(self, words: str, until: Callable[[], bool]) -> Step:
        """Wait for something to come about."""
        return Step(words, until)

    def paper(self, kind: str) -> Callable[[], Step]:
        """To be called before its cause; what it gives waits for one more paper of that kind."""
        self.clock.leap(ANSWERED_S)  # since the last answer
        before = self.chronicle.count(kind)
        return lambda: Step(
            f"a paper: {kind}", lambda: self.chronicle.count(kind) > before and self.is_quiet()
        )

    def run_out_of_paper(self) -> Step:
        """In the middle of the next paper the roll ends."""
        printer = self.printer()
        return once("the roll ends", lambda: printer.at(Moment.LINE, printer.take_paper_out))

    def _code_on_tray(self, key: str) -> Callable[[], str]:
        def code() -> str:
            tray = self.wall.view.tray
            cards = (card for group in (*tray.cards, *tray.sheet) for card in group.cards)
            return next(card.code for card in cards if card.key == key)

        return code
