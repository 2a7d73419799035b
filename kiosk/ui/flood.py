"""Whether it rains on the glass: plain arithmetic on when and where it was touched.

Drops come everywhere; a hand, however quick, comes to a few places. So it takes both many
touches and many places.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable

WITHIN_S = 4.0
"""Seconds that are looked back."""

TOUCHES = 16
"""So many touches in that time: four a second, which is a very quick hand, or rain."""

PLACES = 10
"""... at so many places: a hand that fills a basket knows eight cards and the foot."""

APART_MM = 25.0
"""Two touches nearer than this are at one place: a hand in a hurry misses by half of it."""

QUIET_S = 3.0
"""It is over when in so many seconds ..."""

STRAY = 2
"""... no more than these came: the last drops off the edge."""

Place = tuple[float, float]


def places(touches: Iterable[Place], apart_mm: float = APART_MM) -> int:
    """At how many places these touches are, in millimetres on the glass."""
    found: list[Place] = []
    for touch in touches:
        if all(math.dist(touch, each) >= apart_mm for each in found):
            found.append(touch)
    return len(found)


class Flood:
    """Counts touches. ``now`` is a clock in seconds that only grows."""

    def __init__(self) -> None:
        self._touches: deque[tuple[float, Place]] = deque()
        self.is_on = False

    def touched(self, place: Place, now: float) -> None:
        """The glass was touched there, in millimetres."""
        self._touches.append((now, place))
        self._forget(now - WITHIN_S)
        if not self.is_on and len(self._touches) >= TOUCHES:
            self.is_on = places(each for _, each in self._touches) >= PLACES

    def look(self, now: float) -> bool:
        """Whether it still rains; what was before the quiet is forgotten."""
        if self.is_on and sum(at > now - QUIET_S for at, _ in self._touches) <= STRAY:
            self.is_on = False
            self._touches.clear()
        return self.is_on

    def _forget(self, before: float) -> None:
        while self._touches and self._touches[0][0] < before:
            self._touches.popleft()
