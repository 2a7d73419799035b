"""When the window sells, and what it must not sell then: dated facts that the owner writes.

Pure functions of the rules and a moment. A date's hours are those that *begin* on it: Friday's
``18:00-02:00`` ends on Saturday. Where a time comes twice, the window is rather shut, and what is
forbidden rather stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.menu import Texts
from kiosk.domain.wallclock import (
    DAY_MINUTES,
    NARROW,
    WIDE,
    Edges,
    Span,
    Stretch,
    days_from,
    stretches,
)

ALL_DAY = (Span(0, DAY_MINUTES),)
EVERY_WEEKDAY = frozenset(range(7))

NEAR_DAYS = 9
"""Days in which what goes on now must end to have an end worth naming."""

FAR_DAYS = 400
"""Days in which the next opening is looked for: an owner plans a year."""

CHECK_EACH = timedelta(days=365)
"""A fact that was checked longer ago is to be checked again."""


@dataclass(frozen=True)
class Fact:
    """Where the owner has something from, and when it was last looked up."""

    source: str = ""
    checked: date | None = None


@dataclass(frozen=True)
class SpecialDays:
    """Dates with hours of their own; without spans they are closed. Both dates count."""

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    name: Texts | None = None
    fact: Fact = Fact()

    def has(self, day: date) -> bool:
        """Whether the date is one of them."""
        return self.first <= day <= self.last


class Forbids(StrEnum):
    """What a rule forbids to carry away."""

    ALCOHOL = "alcohol"
    GLASS = "glass"


@dataclass(frozen=True)
class DayOfYear:
    """A day that comes back every year."""

    month: int
    day: int


@dataclass(frozen=True)
class Rule:
    """An ordinance: what it forbids, from when until when, at which hours of which days.

    ``not_on`` are the days on which it is lifted. A day means the hours that begin on it.
    """

    name: str
    forbids: Forbids
    spans: tuple[Span, ...] = ALL_DAY
    first: date | None = None
    last: date | None = None
    weekdays: frozenset[int] = EVERY_WEEKDAY
    not_on: frozenset[date | DayOfYear] = frozenset()
    fact: Fact = Fact()

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The hours of the rule that begin on a date."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return ()
        if day.weekday() not in self.weekdays:
            return ()
        lifted = day in self.not_on or DayOfYear(day.month, day.day) in self.not_on
        return () if lifted else self.spans


@dataclass(frozen=True)
class Hours:
    """All that the owner wrote. ``week`` begins with Monday.

    ``last_orders`` is how long before the end the last order is taken; ``seats`` says how to
    book a seat inside.
    """

    week: tuple[tuple[Span, ...], ...] = (ALL_DAY,) * 7
    special: tuple[SpecialDays, ...] = ()
    rules: tuple[Rule, ...] = ()
    last_orders: timedelta = timedelta()
    seats: Texts | None = None
    fact: Fact = Fact()

    def occasion(self, day: date) -> SpecialDays | None:
        """What makes this date special; of several the one written last."""
        found = [each for each in self.special if each.has(day)]
        return found[-1] if found else None

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The opening hours that begin on a date."""
        occasion = self.occasion(day)
        return self.week[day.weekday()] if occasion is None else occasion.spans


ALWAYS_OPEN = Hours()
"""What holds where the owner wrote nothing."""


@dataclass(frozen=True)
class Standing:
    """How the window stands by its hours. Moments in UTC.

    ``takes_orders`` ends with the last orders, ``open`` with the opening itself; its end is None
    if it is days away. ``opens`` is the next opening, None if none is planned. ``occasion`` is
    the name of a special day.
    """

    takes_orders: bool
    is_open: bool
    ends: datetime | None = None
    last_orders: datetime | None = None
    opens: datetime | None = None
    occasion: Texts | None = None


def standing(hours: Hours, now: datetime, zone: ZoneInfo) -> Standing:
    """How the window stands now."""
    current = _around(hours.spans_of, now, zone=zone, edges=NARROW)
    occasion = hours.occasion(_day_of(hours, now, zone))
    name = occasion.name if occasion else None
    if current is None:
        return Standing(
            takes_orders=False, is_open=False, opens=_next_opening(hours, now, zone), occasion=name
        )
    if _is_far(current.ends, now):
        return Standing(takes_orders=True, is_open=True, occasion=name)
    last = max(current.begins, current.ends - hours.last_orders)
    takes = now < last
    return Standing(
        takes_orders=takes,
        is_open=True,
        ends=current.ends,
        last_orders=last,
        opens=None if takes else _next_opening(hours, current.ends, zone),
        occasion=name,
    )


def stretches_between(
    hours: Hours, first: datetime, last: datetime, zone: ZoneInfo
) -> Iterator[Stretch]:
    """The opening hours that have any part between two moments, both of them included."""
    days = min(FAR_DAYS, (last - first).days + 5)
    for each in _stretches(hours.spans_of, first, zone=zone, edges=NARROW, days=days):
        if each.begins > last:
            return
        if each.ends >= first:
            yield each


def ban(hours: Hours, forbids: Forbids, at: datetime, zone: ZoneInfo) -> Stretch | None:
    """What is forbidden at a moment: since when and until when; None if it is not."""
    return _around(_forbidden(hours, forbids), at, zone=zone, edges=WIDE)


def next_ban(
    hours: Hours, forbids: Forbids, now: datetime, *, within: timedelta, zone: ZoneInfo
) -> Stretch | None:
    """The first stretch in which it is forbidden that begins from now on, if it begins soon."""
    found = _stretches(_forbidden(hours, forbids), now, zone=zone, edges=WIDE, days=NEAR_DAYS)
    soon = (each for each in found if now <= each.begins <= now + within)
    return next(soon, None)


def expired(hours: Hours, today: date) -> tuple[Rule, ...]:
    """The rules whose last day is over: there may be a new ordinance."""
    return tuple(rule for rule in hours.rules if rule.last is not None and rule.last < today)


def sell_nothing(hours: Hours, spans: tuple[Span, ...]) -> bool:
    """Some of a day's hours are over before the last orders are; where they meet others, or
    midnight, it is not said: there they may go on.
    """
    if len({edge for span in spans for edge in (span.begins, span.ends)}) < 2 * len(spans):
        return False
    return any(
        timedelta(minutes=span.ends - span.begins) <= hours.last_orders
        for span in spans
        if span.begins and span.ends % DAY_MINUTES
    )


def is_stale(fact: Fact, today: date) -> bool:
    """Nobody has looked it up within a year; one that names no date was never dated."""
    return fact.checked is not None and today - fact.checked > CHECK_EACH


def _forbidden(hours: Hours, forbids: Forbids) -> Callable[[date], Iterable[Span]]:
    rules = tuple(rule for rule in hours.rules if rule.forbids is forbids)
    return lambda day: (span for rule in rules for span in rule.spans_of(day))


def _stretches(
    spans_of: Callable[[date], Iterable[Span]],
    at: datetime,
    *,
    zone: ZoneInfo,
    edges: Edges,
    days: int,
) -> Iterator[Stretch]:
    """From two days before, so that a long night which began then is whole."""
    first = at.astimezone(zone).date() - timedelta(days=2)
    return stretches(spans_of, days_from(first, days), zone=zone, edges=edges)


def _around(
    spans_of: Callable[[date], Iterable[Span]], at: datetime, *, zone: ZoneInfo, edges: Edges
) -> Stretch | None:
    """The stretch that a moment lies in."""
    for each in _stretches(spans_of, at, zone=zone, edges=edges, days=NEAR_DAYS + 2):
        if each.begins > at:
            return None
        if each.covers(at):
            return each
    return None


def _next_opening(hours: Hours, after: datetime, zone: ZoneInfo) -> datetime | None:
    found = _stretches(hours.spans_of, after, zone=zone, edges=NARROW, days=FAR_DAYS)
    return next((each.begins for each in found if each.begins > after), None)


def _day_of(hours: Hours, now: datetime, zone: ZoneInfo) -> date:
    """The date a moment belongs to: the small hours of a night are still the evening before's."""
    today = now.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        if any(
            each.covers(now) for each in stretches(hours.spans_of, (day,), zone=zone, edges=NARROW)
        ):
            return day
    return today


def _is_far(end: datetime, now: datetime) -> bool:
    return end - now > timedelta(days=NEAR_DAYS - 2)
