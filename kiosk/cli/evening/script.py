"""The evening from the first card to the last: an agenda of scenes in the order of the clock."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from kiosk.cli.evening import orders
from kiosk.cli.evening.endings import Scene, cannot_be_made, name
from kiosk.cli.evening.guests import Fate, Guest
from kiosk.cli.evening.house import STILL_THERE_S, House
from kiosk.cli.evening.papers import ANSWER
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.health import Verdict
from kiosk.domain.printjob import JobKind
from kiosk.presenters.wallviews import Heard
from kiosk.services.barpapers import PAPERS
from kiosk.ui.steps import Step

LIME = Goods(GoodsKind.INGREDIENT, "lime")
FOREIGN_CARD = "CPAUSE.AAAA"
"""A card of another bar: the right words, under another secret."""

_MADE_AFTER = 2.2  # minutes after the order at the soonest
_A_DRINK = 0.8  # minutes of his hands
_FETCHED_AFTER = 4.2  # minutes after it was made
_FORGOTTEN = 24.0  # minutes: the bar is rung after eight, and told on paper after sixteen


@dataclass
class Agenda:
    """What is to happen at which minute; what falls on the same minute keeps its order."""

    _heap: list[tuple[float, int, Callable[[], Scene]]] = field(default_factory=list)
    _places: Iterator[int] = field(default_factory=count)

    def put(self, minute: float, scene: Callable[[], Scene]) -> None:
        """Let this happen then."""
        heapq.heappush(self._heap, (minute, next(self._places), scene))

    def __iter__(self) -> Iterator[tuple[float, Callable[[], Scene]]]:
        while self._heap:
            minute, _, scene = heapq.heappop(self._heap)
            yield minute, scene


class Evening:
    """Puts the scenes of one evening on an agenda and plays them."""

    def __init__(self, house: House, guests: tuple[Guest, ...]) -> None:
        self._house = house
        self._guests = guests
        self._agenda = Agenda()
        self._made_at = 0.0  # minute at which the bartender has his hands free again

    def play(self) -> Iterator[Step]:
        """From the opening to the report."""
        house = self._house
        yield house.wait_for("the cards have codes", self._cards_are_known)
        yield house.wait_for("the printer is on", self._printer_works)
        yield from self._open()
        for number, guest in enumerate(self._guests, 1):
            self._agenda.put(guest.minute, self._visit(guest, number))
        for minute, scene in self._scenes():
            self._agenda.put(minute, scene)
        last = 0.0
        for minute, scene in self._agenda:
            last = max(last, minute)
            yield house.leap(last)
            yield from scene()
        yield house.leap(max(last + 10.0, 310.0))
        yield from self._close()

    def _cards_are_known(self) -> bool:
        tray = self._house.wall.view.tray
        return bool(tray.cards) and bool(tray.cards[0].cards[0].code)

    def _printer_works(self) -> bool:
        return self._house.presenter.status.bar is Verdict.WORKS

    # -- the guests ---------------------------------------------------------------------------

    def _visit(self, guest: Guest, number: int) -> Callable[[], Scene]:
        def visit() -> Scene:
            if guest.at_the_glass and self._house.glass is not None:
                yield from self._at_the_glass(guest, number)
            else:
                yield from orders.comes(self._house, guest, number)
            self._plan(guest, number)

        return visit

    def _plan(self, guest: Guest, number: int) -> None:
        """When it will be made, and when she will come for it."""
        house = self._house
        if guest.fate is Fate.LAST_LIME and house.knows(Card.SOLD_OUT, Card.CANNOT_MAKE):
            self._agenda.put(guest.minute + 0.5, self._no_limes(number))
            return
        late = _FORGOTTEN if guest.fate is Fate.FORGOTTEN and JobKind.REMINDER in PAPERS else 0.0
        begins = max(guest.minute + _MADE_AFTER, self._made_at)
        made = begins + _A_DRINK * len(guest.drinks) + late
        if not late:
            self._made_at = made
        else:
            self._agenda.put(made - 2.0, self._forgotten(number))
        self._agenda.put(made, lambda: orders.is_made(house, number))
        if guest.fate is not Fate.NEVER_COMES:
            fetched = made + _FETCHED_AFTER
            self._agenda.put(fetched, lambda: orders.goes(house, guest, number))

    def _at_the_glass(self, guest: Guest, number: int) -> Scene:
        house = self._house
        glass = house.glass
        if glass is None:
            return
        drink = guest.drinks[0]
        yield house.open_door()
        yield from glass.order(drink)
        yield house.wait_for(f"order {number}", lambda: number in house.orders)
        yield orders.is_told(house, number)
        yield from house.picture(f"number-{number}")
        yield house.papers_of(number)
        yield from house.picture(f"wall-{number}", whole=True)
        yield from glass.leave()

    # -- the scenes between them --------------------------------------------------------------

    def _scenes(self) -> Iterator[tuple[float, Callable[[], Scene]]]:
        """Those whose cards do something; a card that is not there yet has no scene."""
        house = self._house
        found = self._found_by_then()
        scenes: tuple[tuple[float, bool, Callable[[], Scene]], ...] = (
            (60.0, True, self._foreign_card),
            (214.0, house.knows(Card.HELP_COMES), self._help),
            (178.0, house.knows(Card.TEN_MINUTES), self._pause),
            (190.0, house.knows(Card.FIGURES), self._figures),
            (194.0, house.knows(Card.SOLD_OUT, Card.BACK_AGAIN), self._limes_again),
            (240.0, found is not None, lambda: self._found(found)),
        )
        yield from ((minute, scene) for minute, is_there, scene in scenes if is_there)

    def _open(self) -> Scene:
        house = self._house
        if house.knows(Card.OPEN):
            yield house.tell(
                house.words.tr(
                    "The bartender scans the card “{card}”. The window takes orders.",
                    card=name(house, Card.OPEN),
                )
            )
            yield from house.card(Card.OPEN, Heard.UNDERSTOOD)
        yield house.open_door()
        yield from house.picture("attract")

    def _foreign_card(self) -> Scene:
        house = self._house
        answer = house.paper(ANSWER)
        yield house.tell(
            house.words.tr(
                "A card of another bar: three rings, nothing changes, and a line says why."
            )
        )
        yield from house.scan("a card of another bar", lambda: FOREIGN_CARD, Heard.REFUSED)
        yield answer()

    def _no_limes(self, number: int) -> Callable[[], Scene]:
        def scene() -> Scene:
            house = self._house
            kind = "shortage" if JobKind.SHORTAGE in PAPERS else ANSWER
            paper = house.paper(kind)
            yield house.tell(
                house.words.tr(
                    "No limes left. “{card}”, then their line on the sheet: every drink with lime"
                    " leaves the menu, and a paper names the orders that still need one.",
                    card=name(house, Card.SOLD_OUT),
                )
            )
            yield from house.card(Card.SOLD_OUT)
            yield from house.line(LIME)
            yield paper()
            yield from house.picture("no-limes", whole=True)
            yield house.rest(STILL_THERE_S)
            yield from cannot_be_made(house, number)

        return scene

    def _limes_again(self) -> Scene:
        house = self._house
        yield house.tell(
            house.words.tr(
                "Somebody brings limes. “{card}”, then the line: they are on the menu again.",
                card=name(house, Card.BACK_AGAIN),
            )
        )
        yield from house.card(Card.BACK_AGAIN)
        yield from house.line(LIME)

    def _help(self) -> Scene:
        house = self._house
        slip = house.paper("help")
        yield house.tell(
            house.words.tr("A guest asks for help on the screen. The printer rings five times.")
        )
        yield house.call_for_help()
        yield slip()
        yield house.hears(Heard.HELP)
        yield house.tell(
            house.words.tr(
                "“{card}”: her screen says that somebody is coming.",
                card=name(house, Card.HELP_COMES),
            )
        )
        yield from house.card(Card.HELP_COMES, Heard.UNDERSTOOD)

    def _forgotten(self, number: int) -> Callable[[], Scene]:
        def scene() -> Scene:
            house = self._house
            paper = house.paper("reminder")
            yield house.tell(
                house.words.tr(
                    "{number} has lain there for a while. The printer rings, and a paper lists what"
                    " is open.",
                    number=number,
                )
            )
            yield paper()
            yield house.hears(Heard.HELP)

        return scene

    def _pause(self) -> Scene:
        house = self._house
        yield house.tell(
            house.words.tr(
                "A breath. “{card}”: for ten minutes the window takes no orders, and says so.",
                card=name(house, Card.TEN_MINUTES),
            )
        )
        yield from house.card(Card.TEN_MINUTES, Heard.UNDERSTOOD)
        yield house.wait_for("no orders", lambda: house.presenter.status.terms.pause is not None)
        yield from house.picture("pause")

    def _figures(self) -> Scene:
        house = self._house
        paper = house.paper("figures")
        yield house.tell(
            house.words.tr(
                "“{card}”: how the evening stands so far.", card=name(house, Card.FIGURES)
            )
        )
        yield from house.card(Card.FIGURES, Heard.UNDERSTOOD)
        yield paper()

    def _found_by_then(self) -> int | None:
        """The number of the guest who will lose her pager."""
        if not self._house.knows(Card.PAGER_LOST, Card.PAGER_FOUND):
            return None
        lost = (n for n, guest in enumerate(self._guests, 1) if guest.fate is Fate.LOST_PAGER)
        return next(lost, None)

    def _found(self, number: int | None) -> Scene:
        house = self._house
        pager = None if number is None else house.orders[number].pager
        if pager is None:
            return
        answer = house.paper(ANSWER)
        yield house.tell(
            house.words.tr(
                "A pager lies on the sill. “{card}”, then the pager: it is in the rack again.",
                card=name(house, Card.PAGER_FOUND),
            )
        )
        yield from house.card(Card.PAGER_FOUND)
        yield from house.find_pager(pager)
        yield answer()

    def _close(self) -> Scene:
        house = self._house
        if not house.knows(Card.CLOSE):
            return
        report = house.paper("closing")
        yield house.tell(
            house.words.tr(
                "“{card}”, twice: the evening is over. What nobody fetched is named, and the report"
                " comes out.",
                card=name(house, Card.CLOSE),
            )
        )
        yield from house.card(Card.CLOSE)
        yield house.rest(STILL_THERE_S)
        yield from house.card(Card.CLOSE, Heard.UNDERSTOOD)
        yield report()
        yield from house.picture("closed")
