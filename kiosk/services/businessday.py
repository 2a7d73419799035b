"""When a business day begins and ends: by the hours, and by the bartender's cards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from kiosk.domain.day import BusinessDay, date_of, opened_after, opens_new_day
from kiosk.domain.hours import ALWAYS_OPEN, Hours
from kiosk.domain.opening import closes_itself, is_shut
from kiosk.domain.shortage import Shortage, is_missing, next_at
from kiosk.ports import Clock, Records, Storage
from kiosk.services.closing import end_day, queue_closing

LOOK_EVERY_S = 20.0
"""Seconds between two looks whether the hours have ended the day."""


def _always_open() -> Hours:
    return ALWAYS_OPEN


@dataclass(frozen=True)
class Calendar:
    """What the owner wrote of the window's days. ``hours`` gives those in service.

    What runs out is there again at ``sold_out_until``, or with the next opening if that is None.
    """

    window: str
    zone: ZoneInfo
    day_starts: time
    hours: Callable[[], Hours] = _always_open
    sold_out_until: time | None = None

    def next_after(self, last: BusinessDay | None, now: datetime) -> BusinessDay:
        """The opening that would begin now."""
        today = date_of(now, day_starts=self.day_starts, zone=self.zone)
        return opened_after(last, window=self.window, today=today, now=now)

    def began_at(self, now: datetime) -> datetime:
        """When the business day of this moment began by the clock."""
        today = date_of(now, day_starts=self.day_starts, zone=self.zone)
        return datetime.combine(today, self.day_starts, tzinfo=self.zone)

    def back_at(self, last: BusinessDay | None, now: datetime) -> datetime | None:
        """When what runs out now comes back by itself; None: with the next opening.

        What is said after closing is of the evening that was closed: the next date has it again.
        """
        if self.sold_out_until is not None:
            return next_at(self.sold_out_until, now, self.zone)
        is_closed = last is not None and last.closed_at is not None
        if last is None or not is_closed or self.is_over(last, now):
            return None
        return next_at(self.day_starts, now, self.zone)

    def is_over(self, last: BusinessDay, now: datetime) -> bool:
        """A new date has begun since."""
        today = date_of(now, day_starts=self.day_starts, zone=self.zone)
        return opens_new_day(last, today)

    def is_shut(self, last: BusinessDay | None, now: datetime) -> bool:
        """It was closed, and nothing has opened it since."""
        return is_shut(last, self.hours(), now, self.zone)

    def closes_itself(self, last: BusinessDay | None, now: datetime) -> bool:
        """The hours have ended it a while ago."""
        hours = self.hours()
        return closes_itself(last, hours, now, zone=self.zone, day_starts=self.day_starts)


def lasting(records: Records, now: datetime, calendar: Calendar) -> tuple[Shortage, ...]:
    """What is missing at this moment, as far as the menu is concerned. Part of a unit of work.

    An evening that nobody closed ends with the first order of the next date: what ran out in it
    is on the menu before that, or she could not order it.
    """
    last, began_at = records.days.last(), calendar.began_at(now)
    is_next = last is not None and last.closed_at is None and calendar.is_over(last, now)
    is_new = is_next and not records.orders.open()
    return tuple(
        each
        for each in records.shortages.open()
        if is_missing(each, now)
        and not (is_new and each.until is None and each.began_at < began_at)
    )


class DayWatch:
    """Closes a day that its hours have ended, once nothing of it is open any more.

    An order that is still open keeps it: a guest may stand there, and a clock that was set says
    nothing about her. ``run`` is a thread's whole life.
    """

    def __init__(
        self, storage: Storage, clock: Clock, calendar: Calendar, *, changed: Callable[[], None]
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._calendar = calendar
        self._changed = changed

    def run(self, stop: threading.Event) -> None:
        """Look until ``stop`` is set."""
        while not stop.wait(LOOK_EVERY_S):
            self.look()

    def look(self) -> None:
        """Close the day if it is time. Raises :class:`~kiosk.ports.StorageFailed`."""
        with self._storage.read() as records:
            if self._over(records) is None:
                return
        now = self._clock.now()
        with self._storage.write() as records:
            day = self._over(records)
            if day is None:
                return
            end_day(records, day, now)
            queue_closing(records, day, now)
            records.commit()
        self._changed()

    def _over(self, records: Records) -> BusinessDay | None:
        day = records.days.last()
        if not self._calendar.closes_itself(day, self._clock.now()) or records.orders.open():
            return None
        return day
