"""How much light the glass gives at which hour: bright by day, less by night, never suddenly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

_DAY_MIN = 24 * 60


@dataclass(frozen=True)
class Daylight:
    """Parts of the full light (0 to 1) by day and by night.

    At ``day_from`` and at ``night_from`` the light begins to change, and has changed
    ``change_min`` minutes later.
    """

    day: float = 1.0
    night: float = 1.0
    day_from: time = time(7)
    night_from: time = time(22)
    change_min: int = 30

    @property
    def changes(self) -> bool:
        """Whether there is any difference between day and night, or less than the full light."""
        return self.day < 1 or self.night < 1

    def light_at(self, moment: time) -> float:
        """The light at a time of day, in whole hundredths: a change of less is not seen."""
        now = _minutes(moment)
        since_day = (now - _minutes(self.day_from)) % _DAY_MIN
        since_night = (now - _minutes(self.night_from)) % _DAY_MIN
        if since_day < since_night:
            before, after, since = self.night, self.day, since_day
        else:
            before, after, since = self.day, self.night, since_night
        part = min(1.0, since / self.change_min) if self.change_min else 1.0
        return round(before + (after - before) * part, 2)


ALWAYS_BRIGHT = Daylight()
"""The full light at every hour."""


def _minutes(moment: time) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60
