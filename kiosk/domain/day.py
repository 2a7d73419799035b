"""The business day: one opening, evening to small hours, under the date it began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LAST_NUMBER = 999
"""The largest number of a day: three digits are what a guest remembers and a screen can show."""


@dataclass(frozen=True)
class BusinessDay:
    """A row: which date, opened and closed when, and the last number given out."""

    window: str
    day: date
    opened_at: datetime
    closed_at: datetime | None = None
    last_number: int = 0


class DayIsFull(ValueError):
    """The business day has given out its last number."""


def date_of(at: datetime, *, day_starts: time, zone: ZoneInfo) -> date:
    """The date a moment belongs to: before ``day_starts`` it is still yesterday's evening."""
    local = at.astimezone(zone)
    return local.date() if local.time() >= day_starts else local.date() - timedelta(days=1)


def opens_new_day(last: BusinessDay | None, today: date) -> bool:
    """A new day begins with its first order; a clock behind the last row opens none."""
    return last is None or today > last.day


def next_number(day: BusinessDay) -> int:
    """The running number of the day. Raises :class:`DayIsFull` after 999."""
    if day.last_number >= LAST_NUMBER:
        raise DayIsFull(f"{day.day} has given out its last number, {LAST_NUMBER}")
    return day.last_number + 1
