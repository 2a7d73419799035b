"""Whether the window is open now: by its hours, and by what the bartender's cards have said.

The hours open and close it. *Close* shuts it until *open*, or until the hours open it anew;
*open* opens it outside its hours, until they end it or a new date begins. Bans are laws and hold
whatever a card says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.day import BusinessDay, date_of
from kiosk.domain.hours import ALWAYS_OPEN, Hours, Standing, standing, stretches_between

CLOCK_WAS_SET = timedelta(minutes=10)
"""A day that was closed this far in the future was closed by a clock that has been set back."""

CLOSES_ITSELF_AFTER = timedelta(minutes=15)
"""So long after its hours a day on which nothing is open any more is closed by itself: until then
the bartender may open once more, or close it by his card."""


def standing_of(
    last: BusinessDay | None, hours: Hours, now: datetime, *, zone: ZoneInfo, day_starts: time
) -> Standing:
    """How the window stands by its hours and its cards. ``last`` is the youngest business day."""
    by_hours = standing(hours, now, zone)
    if last is None:
        return by_hours
    if is_shut(last, hours, now, zone):
        opens = _opens_again(by_hours, hours, zone)
        return Standing(takes_orders=False, is_open=False, opens=opens, occasion=by_hours.occasion)
    if by_hours.takes_orders or not _is_held_open(last, hours, now, zone, day_starts):
        return by_hours
    return replace(by_hours, takes_orders=True, is_open=True, last_orders=by_hours.ends, opens=None)


def is_shut(last: BusinessDay | None, hours: Hours, now: datetime, zone: ZoneInfo) -> bool:
    """The day was closed, and the hours have not opened the window anew since."""
    if last is None or last.closed_at is None or last.closed_at - now > CLOCK_WAS_SET:
        return False
    if hours == ALWAYS_OPEN:
        return True
    closed_at = last.closed_at
    since = stretches_between(hours, closed_at, max(now, closed_at), zone)
    return not any(closed_at < each.begins <= now for each in since)


def closes_itself(
    last: BusinessDay | None, hours: Hours, now: datetime, *, zone: ZoneInfo, day_starts: time
) -> bool:
    """Whether the hours have ended the day for good: they open again only on another date."""
    if last is None or last.closed_at is not None or hours == ALWAYS_OPEN:
        return False
    stands = standing_of(last, hours, now, zone=zone, day_starts=day_starts)
    if stands.is_open:
        return False
    opens = stands.opens
    if opens is not None and date_of(opens, day_starts=day_starts, zone=zone) <= last.day:
        return False
    since = max(last.opened_at, last.by_card_at or last.opened_at)
    ended = [each.ends for each in stretches_between(hours, since, now, zone) if each.ends <= now]
    return bool(ended) and now - max(ended) >= CLOSES_ITSELF_AFTER


def _opens_again(by_hours: Standing, hours: Hours, zone: ZoneInfo) -> datetime | None:
    """The next opening by the hours; of those that go on now, the one after."""
    if not by_hours.is_open:
        return by_hours.opens
    return None if by_hours.ends is None else standing(hours, by_hours.ends, zone).opens


def _is_held_open(
    last: BusinessDay, hours: Hours, now: datetime, zone: ZoneInfo, day_starts: time
) -> bool:
    """His card has opened it, and since then neither the hours nor the date have ended that."""
    opened_at = last.by_card_at
    if opened_at is None or last.closed_at is not None or opened_at - now > CLOCK_WAS_SET:
        return False
    date = date_of(opened_at, day_starts=day_starts, zone=zone)
    if date_of(now, day_starts=day_starts, zone=zone) > date:
        return False
    since = stretches_between(hours, opened_at, max(now, opened_at), zone)
    return not any(opened_at < each.ends <= now for each in since)
