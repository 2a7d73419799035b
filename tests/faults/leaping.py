"""Time of a night that passes when it is told to: by itself it hardly moves."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from itertools import count

from kiosk.domain.health import Verdict
from kiosk.system import SystemClock
from tests.faults.night import Night, WallClock

_SLOWLY = 1 / 50
"""Ten seconds of the night are minutes of ours: no busy machine lets them pass between two lines
of a test."""


class LeapingClock(WallClock):
    """The clocks of a night: the one on the wall and the seconds that pass leap together."""

    def __init__(self) -> None:
        super().__init__()
        self._began_at: datetime = SystemClock().now()
        self._began = time.monotonic()
        self._leapt = 0.0

    def monotonic(self) -> float:
        """Seconds since the night began."""
        return self._leapt + (time.monotonic() - self._began) * _SLOWLY

    def now(self) -> datetime:
        """The time of day."""
        return self._began_at + timedelta(seconds=self.monotonic())

    def leap(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._leapt += seconds


def until_it_has_worked(night: Night, clock: LeapingClock) -> None:
    """The printer has worked for so long that the window stands open, pause or none."""
    looks = count()

    def is_open() -> bool:
        status = night.window.presenter.status
        if not status.is_open and status.bar is Verdict.WORKS and next(looks) % 200 == 0:
            clock.leap(5)
        return status.is_open

    night.until(is_open, "the printer has worked for a while")
