"""Whether a business day lives on although the clock on the wall was set.

Computers without a clock of their own start years behind, or where they were switched off, and are
set by the network minutes later; and a wrong server may set one a day ahead for five minutes. A day
that ends because of that would abandon every order in the making. So an evening in full swing is
ended only by time that has really passed. The price is a date: what is sold until the bar is quiet
stands under the day that was running.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

SET_FROM = timedelta(minutes=30)
"""A clock further than this from the time that has passed was set: no clock drifts so far."""

QUIET_S = 4 * 60 * 60
"""Seconds without an order after which an evening is over, whatever the clock did meanwhile."""


@dataclass(frozen=True)
class Pulse:
    """The last order this kiosk has taken: its day, the time of day, monotonic seconds.

    ``at`` is the time by the clock that the day began with, also after the clock was set.
    """

    day: date
    at: datetime
    monotonic: float

    def was_clock_set(self, now: datetime, monotonic: float) -> bool:
        """The clock on the wall has not gone as far as time has."""
        return abs(now - self._time(monotonic)) > SET_FROM

    def keeps_alive(self, day: date, now: datetime, monotonic: float) -> bool:
        """``day`` is in full swing, and only a clock that was set says that it is over."""
        quiet = monotonic - self.monotonic >= QUIET_S
        return day == self.day and not quiet and self.was_clock_set(now, monotonic)

    def _time(self, monotonic: float) -> datetime:
        return self.at + timedelta(seconds=monotonic - self.monotonic)


def next_pulse(last: Pulse | None, day: date, now: datetime, monotonic: float) -> Pulse:
    """The pulse after one more order of ``day``."""
    if last is None or not last.keeps_alive(day, now, monotonic):
        return Pulse(day, now, monotonic)
    passed = timedelta(seconds=monotonic - last.monotonic)
    return Pulse(day, last.at + passed, monotonic)
