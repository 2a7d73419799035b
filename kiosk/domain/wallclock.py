"""What a clock on the wall says, as moments: also in the nights when the clocks change.

A time written by people is looked for on the wall: in autumn 02:30 comes twice, in spring never.
Everything here counts in UTC, because moments of one zone are compared by the wall otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, order=True)
class Span:
    """From one time of day to another, in minutes after the midnight it begins with.

    One that ends after midnight ends beyond 1440: ``18:00-02:00`` is 1080 to 1560.
    """

    begins: int
    ends: int


@dataclass(frozen=True)
class Stretch:
    """From a moment up to another, which is no part of it, in UTC."""

    begins: datetime
    ends: datetime

    def covers(self, at: datetime) -> bool:
        """Whether the moment lies in it."""
        return self.begins <= at < self.ends


def first_at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The first moment at which the wall's clock shows this time of this day, or a later one."""
    early, late = _readings(day, minutes, zone)
    return early if early <= late else _jump(late, early, zone)


def last_at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment from which on it never shows an earlier time of this day again."""
    early, late = _readings(day, minutes, zone)
    if early > late:
        return _jump(late, early, zone)
    # The hour that comes twice begins anew with its first minute: that one is reached only once.
    return early if (late - _SECOND).astimezone(zone).fold == 0 else late


def _readings(day: date, minutes: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The moment as the offset before a change has it, and as the one after has it."""
    wall = datetime.combine(day, time(), zone) + timedelta(minutes=minutes)
    return wall.replace(fold=0).astimezone(UTC), wall.replace(fold=1).astimezone(UTC)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks were put forward: the time asked for never came."""
    old = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


Edge = Callable[[date, int, ZoneInfo], datetime]
"""How a written time becomes a moment: :func:`first_at` or :func:`last_at`."""


@dataclass(frozen=True)
class Edges:
    """Which of two moments counts at the beginning and at the end, when a time comes twice."""

    begins: Edge
    ends: Edge


NARROW = Edges(begins=last_at, ends=first_at)
"""In doubt not: for the hours in which something is allowed."""

WIDE = Edges(begins=first_at, ends=last_at)
"""In doubt yes: for the hours in which something is forbidden."""


def stretches(
    spans_of: Callable[[date], Iterable[Span]],
    days: Iterable[date],
    *,
    zone: ZoneInfo,
    edges: Edges,
) -> Iterator[Stretch]:
    """The spans of these days, which must run on, as stretches; what touches is one stretch."""
    current: Stretch | None = None
    for day in days:
        for span in sorted(spans_of(day)):
            begins, ends = edges.begins(day, span.begins, zone), edges.ends(day, span.ends, zone)
            if ends <= begins:
                continue  # all of it lies in the hour that was left out
            if current is not None and begins <= current.ends:
                current = Stretch(current.begins, max(current.ends, ends))
                continue
            if current is not None:
                yield current
            current = Stretch(begins, ends)
    if current is not None:
        yield current


def days_from(first: date, count: int) -> Iterator[date]:
    """So many dates, one after the other."""
    return (first + timedelta(days=step) for step in range(count))
