"""The points inside a move: where an event can happen, and where the process can end.

A point is a named step of the product, a commit from either side, a write call or a wait. It is
called by its name; the second of the same name in a move is called "name (2)".
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass

from tests.model.database import Database
from tests.model.moments import Moment, moment_of
from tests.model.street import Street

KILL = "kill"
POWER_CUT = "power cut"
KILL_AND_RESTORE = "kill and restore"


class PowerCut(BaseException):
    """The process ends here, in the middle."""


@dataclass(frozen=True)
class Cut:
    """What is left when the process ends at a point; ``how`` is one of the three words above."""

    how: str
    point: str
    moment: Moment


class Points:
    """Hears of every point of a move. ``street`` gives the street with the time that it is.

    ``reached`` are the points of this move so far; a ``*`` marks one inside a unit of work.
    """

    def __init__(self, database: Database, street: Callable[[], Street]) -> None:
        self._database = database
        self._street = street
        self._counts: dict[str, int] = {}
        self._event: tuple[str, Callable[[], None]] | None = None
        self._stop_at = ""
        self._is_deaf = False
        self._cuts: list[Cut] | None = None
        self._last_cut: tuple[int, bytes] | None = None
        self.reached: list[str] = []

    def begin(self, *, event: tuple[str, Callable[[], None]] | None, stop_at: str) -> None:
        """A move begins: what shall happen in it and at which point, or where it ends."""
        self._counts.clear()
        self.reached.clear()
        self._event, self._cuts, self._last_cut = event, [], None
        self._stop_at = stop_at

    def end(self) -> tuple[Cut, ...]:
        """The move is over; gives what is left if the process ends in it."""
        cuts, self._cuts = self._cuts, None
        return tuple(cuts or ())

    @property
    def missed(self) -> str | None:
        """The point at which something should have happened, when it was never reached."""
        return None if self._event is None else self._event[0]

    def at(self, name: str) -> None:
        """Something could happen just here. What an event does itself has no points."""
        if self._is_deaf:
            return
        count = self._counts[name] = self._counts.get(name, 0) + 1
        point = name if count == 1 else f"{name} ({count})"
        self.reached.append(f"{point}*" if self._database.storage.is_writing else point)
        if self._event is not None and self._event[0] == point:
            event, self._event = self._event[1], None
            self._let(event)
        if self._cuts is not None and self._event is None:
            self._cuts.extend(self._ends_at(point))
        if point == self._stop_at:
            raise PowerCut(point)

    def _let(self, event: Callable[[], None]) -> None:
        self._is_deaf = True
        try:
            event()
        finally:
            self._is_deaf = False

    def _ends_at(self, point: str) -> list[Cut]:
        """Every end of the process here; none where it would leave what it left a point before."""
        street = self._street()
        before = street.frozen()
        if self._last_cut == (self._database.storage.commits, before):
            return []
        self._last_cut = (self._database.storage.commits, before)
        ends = []
        for how in _ways(street):
            left: Street = pickle.loads(before)  # noqa: S301  our own
            end_process(left, how)
            ends.append(Cut(how, point, moment_of(self._database, left, None)))
        return ends


def _ways(street: Street) -> list[str]:
    """How the process can end, as far as it makes a difference."""
    ways = [KILL]
    if any(machine.buffer for machine in street.machines.values()):
        ways.append(POWER_CUT)
    if street.backup is not None:
        ways.append(KILL_AND_RESTORE)
    return ways


def end_process(street: Street, how: str) -> None:
    """Whatever was in memory is gone; after a power cut also what the printers held."""
    street.turn = 0
    street.is_restoring = how == KILL_AND_RESTORE
    for machine in street.machines.values():
        machine.listened = False
        machine.heard.clear()
        if how == POWER_CUT:
            machine.lose_power()
