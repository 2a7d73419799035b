"""Lives through everything that can happen, once each.

A *path* is a way through the world: which turns went undisturbed, where the process ended, what
the world did and where. Moments that are the same (``canon``) are lived on from once, however many
paths lead there; the paths through them are all counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from tests.model import promise
from tests.model.events import EVENTS, FREE, NotNow, applies
from tests.model.machine import Broken
from tests.model.street import Street
from tests.model.world import Moment, World

MOST_MOVES = 400
"""Moves on one path after which the world is said never to come to rest."""

_PAGE = 4096
"""Bytes of a page of the database: from one moment to the next few of them change."""


@dataclass(frozen=True)
class Budget:
    """How often what may still happen on a path."""

    cuts: int
    events: int


@dataclass(frozen=True)
class Aside:
    """One way out of a move: what happens at which point, and the moment it leads to.

    ``first`` is an event of the world before it in the same move.
    """

    what: str
    point: str
    key: str
    first: Aside | None = None

    def words(self, number: int, move: str) -> str:
        """How a path says it; ``__main__`` reads it back."""
        before = "" if self.first is None else f"{self.first.words(number, move)}; "
        return f"{before}{self.what} at {number} {move} / {self.point}"


@dataclass
class _Node:
    """A moment, what comes after it undisturbed, and everything that may come instead."""

    moment: Moment
    pages: tuple[bytes, ...]
    move: str = ""
    plain: str | None = None
    is_expanded: bool = False
    points: tuple[str, ...] = ()
    cuts: list[Aside] = field(default_factory=list)
    events: dict[str, list[tuple[Aside | None, list[Aside]]]] = field(default_factory=dict)


@dataclass
class Result:
    """What was found, and how much was looked at."""

    paths: int = 0
    moments: int = 0
    moves: int = 0
    violations: dict[str, str] = field(default_factory=dict)

    def found(self, what: str, path: str) -> None:
        """Keep the path with the fewest words for each way the promise was broken."""
        known = self.violations.get(what)
        if known is None or len(path) < len(known):
            self.violations[what] = path


class Exploration:
    """Everything that can happen in one scenario within a budget."""

    def __init__(self, world: World, events: Iterable[str]) -> None:
        self._world = world
        self._events = tuple(events)
        self._nodes: dict[str, _Node] = {}
        self._known_pages: dict[bytes, bytes] = {}
        self._last_whole = b""
        self._last_pages: tuple[bytes, ...] = ()
        self._live: str | None = None
        self._counts: dict[tuple[str, Budget], int] = {}
        self._path: list[str] = []
        self.result = Result()

    def run(self, street: Street, budget: Budget) -> Result:
        """Live through all of it."""
        start = self._note(self._world.start(street))
        self.result.paths = self._paths(start, budget, 1)
        self.result.moments = len(self._nodes)
        return self.result

    # -- paths --------------------------------------------------------------------------------

    def _paths(self, key: str, budget: Budget, number: int) -> int:
        """How many paths lead on from here; what has been counted is not lived again."""
        chain: list[str] = []
        while (key, budget) not in self._counts:
            if key in chain:
                self._rest(key)
                after = 1
                break
            if number + len(chain) > MOST_MOVES:
                self._violated(f"no rest after {MOST_MOVES} moves")
                after = 1
                break
            chain.append(key)
            node = self._expand(key)
            if node.plain is None:  # the promise was broken in this move
                after = 1
                break
            key = node.plain
        else:
            after = self._counts[key, budget]
        for back in range(len(chain) - 1, -1, -1):
            after += self._aside(chain[back], budget, number + back)
            self._counts[chain[back], budget] = after
        return after

    def _aside(self, key: str, budget: Budget, number: int) -> int:
        """The paths that leave the undisturbed one in this move."""
        node = self._nodes[key]
        found = 0
        if budget.cuts:
            less = replace(budget, cuts=budget.cuts - 1)
            found += sum(self._along(cut, node, less, number) for cut in node.cuts)
        for event in self._events:
            if not budget.events and event not in FREE:
                continue
            less = budget if event in FREE else replace(budget, events=budget.events - 1)
            for after, cuts in self._disturbed(key, node, event, number):
                if after is not None:
                    found += self._along(after, node, less, number)
                if less.cuts:
                    fewer = replace(less, cuts=less.cuts - 1)
                    found += sum(self._along(cut, node, fewer, number) for cut in cuts)
        return found

    def _along(self, aside: Aside, node: _Node, budget: Budget, number: int) -> int:
        self._path.append(aside.words(number, node.move))
        found = self._paths(aside.key, budget, number + 1)
        self._path.pop()
        return found

    # -- moves --------------------------------------------------------------------------------

    def _note(self, moment: Moment) -> str:
        if moment.key not in self._nodes:
            self._nodes[moment.key] = _Node(replace(moment, database=b""), self._pages(moment))
        return moment.key

    def _pages(self, moment: Moment) -> tuple[bytes, ...]:
        """Its database; a page that many moments have in common is kept once."""
        whole = moment.database
        if whole is not self._last_whole:
            pages = (whole[at : at + _PAGE] for at in range(0, len(whole), _PAGE))
            self._last_pages = tuple([self._known_pages.setdefault(page, page) for page in pages])
            self._last_whole = whole
        return self._last_pages

    def _enter(self, key: str) -> None:
        if self._live != key:
            node = self._nodes[key]
            self._world.enter(replace(node.moment, database=b"".join(node.pages)))
        self._live = None

    def _expand(self, key: str) -> _Node:
        node = self._nodes[key]
        if node.is_expanded:
            return node
        node.is_expanded = True
        self._enter(key)
        node.move = self._world.next_move
        after, node.cuts = self._live_on(None)
        node.points = tuple(self._world.reached)
        node.plain = self._live = None if after is None else after.key
        return node

    def _disturbed(
        self, key: str, node: _Node, event: str, number: int
    ) -> list[tuple[Aside | None, list[Aside]]]:
        """What comes of an event at each point of this move where it can make a difference."""
        if event in node.events:
            return node.events[event]
        found = node.events[event] = []
        if node.moment.is_over and ":" in event and not event.endswith("late answer"):
            return found
        for point in node.points:
            if not applies(event, node.move, point):
                continue
            self._enter(key)
            aside = Aside(event, point, "")
            self._path.append(aside.words(number, node.move))
            with suppress(NotNow):
                found.append(self._live_on(aside))
            self._path.pop()
        return found

    def _live_on(self, first: Aside | None) -> tuple[Aside | None, list[Aside]]:
        """One move of the world as it stands, with or without an event in it."""
        self.result.moves += 1
        event = None if first is None else (first.point.rstrip("*"), EVENTS[first.what])
        try:
            cuts = self._world.move(event=event)
            moment = self._world.leave()
        except Broken as broken:
            self._violated(str(broken))
            return None, []
        except NotNow:
            raise
        except Exception as fell:  # noqa: BLE001  a worker that falls is a finding, not an end
            self._violated(f"a worker fell: {type(fell).__name__}: {fell}")
            return None, []
        asides = [Aside(cut.how, cut.point, self._note(cut.moment), first) for cut in cuts]
        what, point = ("", "") if first is None else (first.what, first.point)
        return Aside(what, point, self._note(moment)), asides

    # -- findings -----------------------------------------------------------------------------

    def _rest(self, key: str) -> None:
        self._enter(key)
        try:
            promise.at_rest(self._world.rows(), self._world.street)
        except Broken as broken:
            self._violated(str(broken))

    def _violated(self, what: str) -> None:
        self.result.found(what, "; ".join(self._path) or "undisturbed")
