"""The evening from the first card to the last: an agenda of scenes in the order of the clock."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from kiosk.cli.evening import orders, scenes
from kiosk.cli.evening.endings import Scene
from kiosk.cli.evening.guests import Fate, Guest
from kiosk.cli.evening.house import House
from kiosk.domain.cards import Card
from kiosk.domain.health import Verdict
from kiosk.domain.printjob import JobKind
from kiosk.services.barpapers import PAPERS
from kiosk.ui.steps import Step

_MADE_AFTER = 2.2  # minutes after the order at the soonest
_A_DRINK = 0.8  # minutes of his hands
_FETCHED_AFTER = 4.2  # minutes after it was made
_KEPT_WAITING = 9.0  # minutes more than others wait: long enough to be sorry
_IN_THE_ICE = 6.5  # minutes until he misses a ticket that is in the ice
_FORGOTTEN = 24.0  # minutes: the bar is rung after eight, and told on paper after sixteen


def _late(fate: Fate) -> float:
    """Minutes for which a ticket lies there before he comes to it."""
    if fate is Fate.FORGOTTEN and JobKind.REMINDER in PAPERS:
        return _FORGOTTEN
    return _KEPT_WAITING if fate is Fate.WAITED else 0.0


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
        if house.knows(Card.OPEN):
            yield from scenes.opens(house)
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
        if house.knows(Card.CLOSE):
            yield from scenes.closes(house, lambda: self._who(Fate.NEVER_COMES))

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
            self._agenda.put(guest.minute + 0.5, partial(scenes.no_limes, house, number))
            return
        in_ice = guest.fate is Fate.IN_THE_ICE and house.knows(Card.REPRINT_LAST)
        if in_ice:
            self._agenda.put(guest.minute + _IN_THE_ICE, partial(orders.reprint, house, number))
        late = _late(guest.fate)
        begins = max(guest.minute + (_IN_THE_ICE if in_ice else _MADE_AFTER), self._made_at)
        made = begins + _A_DRINK * len(guest.drinks) + late
        if not late:
            self._made_at = made
        elif guest.fate is Fate.FORGOTTEN:
            self._agenda.put(made - 2.0, partial(scenes.forgotten, house, number))
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
        lost = self._who(Fate.LOST_PAGER)
        told: tuple[tuple[float, bool, Callable[[House], Scene]], ...] = (
            (60.0, True, scenes.foreign_card),
            (178.0, house.knows(Card.TEN_MINUTES), scenes.pauses),
            (185.0, house.knows(Card.TEN_MINUTES, Card.RESUME), scenes.goes_on),
            (190.0, house.knows(Card.FIGURES), scenes.figures),
            (194.0, house.knows(Card.SOLD_OUT, Card.BACK_AGAIN), scenes.limes_again),
            (214.0, house.knows(Card.HELP_COMES), scenes.asks_for_help),
        )
        for minute, is_there, scene in told:
            if is_there:
                yield minute, partial(scene, house)
        if lost and house.knows(Card.PAGER_LOST, Card.PAGER_FOUND):
            yield 240.0, partial(scenes.is_found, house, lost[0])

    def _who(self, fate: Fate) -> tuple[int, ...]:
        """The numbers of the guests with this fate."""
        return tuple(n for n, guest in enumerate(self._guests, 1) if guest.fate is fate)
