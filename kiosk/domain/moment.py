"""Everything that the terms of one moment depend on: clock, hours, queue, and the bar's pause."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.day import BusinessDay
from kiosk.domain.hours import ALWAYS_OPEN, Hours, Standing
from kiosk.domain.limits import Limits, Pause, Unpaid
from kiosk.domain.opening import is_shut, standing_of
from kiosk.domain.pace import Queue, minutes
from kiosk.domain.pause import Pause as AskedPause
from kiosk.domain.pause import PauseWhy, is_on


@dataclass(frozen=True)
class Moment:
    """Everything that holds at one moment. ``last`` is the youngest business day, ``asked`` the
    pause that nobody has ended.
    """

    now: datetime
    zone: ZoneInfo
    hours: Hours = ALWAYS_OPEN
    limits: Limits = field(default_factory=Limits)
    queue: Queue = field(default_factory=Queue)
    unpaid: Unpaid = field(default_factory=Unpaid)
    last: BusinessDay | None = None
    day_starts: time = time(6)
    asked: AskedPause | None = None

    @property
    def pause(self) -> Pause | None:
        """Whether the bar pauses, and whether the bartender asked for it himself."""
        if self.asked is None or not is_on(self.asked, self.now):
            return None
        return Pause.UNANSWERED if self.asked.why is PauseWhy.UNANSWERED else Pause.BAR

    @property
    def pause_minutes(self) -> int | None:
        """How long that still takes, as people say it; None if nobody knows."""
        until = self.asked.until if self.asked else None
        return None if until is None else minutes((until - self.now).total_seconds())

    @property
    def pauses_to_the_end(self) -> bool:
        """The pause is over only when the last orders are in: tonight nobody orders any more."""
        until = self.asked.until if self.pause is Pause.BAR and self.asked else None
        if until is None or self.is_always_open:
            return False
        last = self.stands.last_orders
        return last is not None and until >= last

    @property
    def is_always_open(self) -> bool:
        """No hours, and no card has closed it: there is nothing to look up."""
        return self.hours == ALWAYS_OPEN and not is_shut(self.last, self.hours, self.now, self.zone)

    @property
    def stands(self) -> Standing:
        """How the window stands by its hours and the bartender's cards."""
        return standing_of(
            self.last, self.hours, self.now, zone=self.zone, day_starts=self.day_starts
        )

    def local(self, at: datetime | None) -> datetime | None:
        """A moment as the place's own clock has it."""
        return None if at is None else at.astimezone(self.zone)

    def handed_over(self, drinks: int) -> datetime:
        """When so many drinks, ordered now, are ready; now, while nobody knows.

        As long as the guest is told: rounded up.
        """
        seconds = self.queue.wait_s(drinks)
        if seconds is None:
            return self.now
        return self.now + timedelta(minutes=minutes(seconds) or seconds / 60)
