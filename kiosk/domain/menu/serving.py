"""When a section of the menu is served: hours of the day, on some days of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

EVERY_DAY = frozenset(range(7))
"""The days of the week, Monday is 0."""


@dataclass(frozen=True)
class Serving:
    """From one time of day until another, on the weekdays on which it begins.

    Until a time that is not later, it goes on after midnight: Friday's 22:00 to 02:00 ends on
    Saturday. Times are those of the clock on the window's wall.
    """

    begins: time = time()
    ends: time = time()
    weekdays: frozenset[int] = EVERY_DAY

    def is_on(self, moment: datetime) -> bool:
        """Whether it is served at a moment of the window's zone."""
        wall, today = moment.time(), moment.weekday()
        began_today = today in self.weekdays and wall >= self.begins
        if self.begins < self.ends:
            return began_today and wall < self.ends
        began_yesterday = (today - 1) % 7 in self.weekdays and wall < self.ends
        return began_today or began_yesterday


ALWAYS = Serving()
"""At any time."""
