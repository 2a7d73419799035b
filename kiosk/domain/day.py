"""The business day: one opening, evening to small hours, under the date it began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LAST_NUMBER = 999
"""The largest number of a day: three digits are what a guest remembers and a screen can show."""


@dataclass(frozen=True)
class BusinessDay:
    """A row: which date, opened and closed when, and the last number given out.

    ``opening`` counts the openings of one date: a window restored from a backup opens again
    under the same date, above the numbers seen since, and so does one opened again by card
    after it was closed. ``restored_at`` is set on a restored one; ``by_card_at`` is when the
    bartender last opened it himself.
    """

    window: str
    day: date
    opened_at: datetime
    closed_at: datetime | None = None
    last_number: int = 0
    opening: int = 1
    restored_at: datetime | None = None
    by_card_at: datetime | None = None


class DayIsFull(ValueError):
    """The business day has given out its last number."""


def date_of(at: datetime, *, day_starts: time, zone: ZoneInfo) -> date:
    """The date a moment belongs to: before ``day_starts`` it is still yesterday's evening."""
    local = at.astimezone(zone)
    return local.date() if local.time() >= day_starts else local.date() - timedelta(days=1)


def opens_new_day(last: BusinessDay | None, today: date) -> bool:
    """A new day begins with its first order; a clock behind the last row opens none."""
    return last is None or today > last.day


def opened_after(
    last: BusinessDay | None, *, window: str, today: date, now: datetime
) -> BusinessDay:
    """The opening that follows ``last``, which is closed: on the same date above its numbers."""
    if last is None or opens_new_day(last, today):
        return BusinessDay(window, today, now)
    return BusinessDay(window, last.day, now, None, last.last_number, last.opening + 1)


def opened_after_restore(
    known: Iterable[BusinessDay], *, window: str, today: date, last_number: int, now: datetime
) -> BusinessDay:
    """The opening that follows a restore: a number seen since the backup is not used again.

    ``known`` is every last day that can still be read, the backup's own first; ``last_number``
    is what the newest ticket says, 0 if nobody looked. A clock behind those days is not believed.
    """
    days = tuple(known)
    day = max((today, *(each.day for each in days)))
    openings = (each.opening for each in days if each.day == day)
    return BusinessDay(
        window=window,
        day=day,
        opened_at=now,
        last_number=max((last_number, *(each.last_number for each in days))),
        opening=1 + max(openings, default=0),
        restored_at=now,
    )


def next_number(day: BusinessDay) -> int:
    """The running number of the day. Raises :class:`DayIsFull` after 999."""
    if day.last_number >= LAST_NUMBER:
        raise DayIsFull(f"{day.day} has given out its last number, {LAST_NUMBER}")
    return day.last_number + 1
