"""What the clock on the wall says, minute by minute, also when it is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.wallclock import (
    DAY_MINUTES,
    NARROW,
    WIDE,
    Edges,
    Span,
    Stretch,
    days_from,
    first_at,
    last_at,
    stretches,
)

ROME = ZoneInfo("Europe/Rome")
FORWARD = date(2026, 3, 29)  # 02:00 is followed by 03:00
BACK = date(2026, 10, 25)  # 03:00 is followed by 02:00
MINUTE = timedelta(minutes=1)


def minutes_around(day: date, zone: ZoneInfo = ROME) -> list[datetime]:
    """Every minute from the noon before a night to the noon after it."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone).astimezone(UTC)
    return [noon - timedelta(hours=26) + MINUTE * step for step in range(28 * 60)]


def only(span: Span, day: date, edges: Edges) -> list[Stretch]:
    """A span of one day alone."""
    return list(stretches(lambda _day: (span,), days_from(day, 1), zone=ROME, edges=edges))


def shown_at(moment: datetime) -> tuple[date, int]:
    """What a clock on the wall shows: a date, and minutes after its midnight."""
    wall = moment.astimezone(ROME)
    return wall.date(), wall.hour * 60 + wall.minute


@pytest.mark.parametrize("day", [FORWARD, BACK, date(2026, 6, 1)])
def test_every_time_of_a_night_is_found_on_the_wall(day: date) -> None:
    minutes = minutes_around(day)
    shown = [shown_at(each) for each in minutes]
    for written in range(11 * 60):
        begins = first_at(day, written, ROME)
        lasts = last_at(day, written, ROME)
        reached = [each >= (day, written) for each in shown]
        assert begins == minutes[reached.index(True)]
        assert lasts == minutes[len(reached) - reached[::-1].index(False)]


def test_half_past_two_comes_twice_in_autumn_and_never_in_spring() -> None:
    assert first_at(BACK, 150, ROME) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert last_at(BACK, 150, ROME) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    jump = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert first_at(FORWARD, 150, ROME) == last_at(FORWARD, 150, ROME) == jump


@pytest.mark.parametrize("day", [FORWARD, BACK])
@pytest.mark.parametrize("edges", [NARROW, WIDE])
def test_a_span_of_the_hour_that_changes_is_walked_minute_by_minute(
    day: date, edges: Edges
) -> None:
    for begins in range(60, 240, 7):
        for ends in range(begins + 1, 240, 11):
            found = only(Span(begins, ends), day, edges)
            for moment in minutes_around(day)[14 * 60 : 18 * 60]:
                inside = any(each.covers(moment) for each in found)
                shows = (day, begins) <= shown_at(moment) < (day, ends)
                if edges is WIDE:
                    assert inside or not shows  # what is forbidden is never forgotten
                else:
                    assert shows or not inside or shown_at(moment)[0] != day


@given(
    day=st.dates(date(2000, 1, 1), date(2037, 12, 31)),
    minutes=st.integers(0, 2 * DAY_MINUTES),
    zone=st.sampled_from(
        ["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
    ),
)
def test_anywhere_the_first_is_not_after_the_last_and_both_are_on_the_wall(
    day: date, minutes: int, zone: str
) -> None:
    place = ZoneInfo(zone)
    first, last = first_at(day, minutes, place), last_at(day, minutes, place)
    assert first <= last
    assert last - first <= timedelta(hours=1)
    written = datetime(day.year, day.month, day.day) + MINUTE * minutes  # noqa: DTZ001
    for moment in (first, last):
        assert moment.astimezone(place).replace(tzinfo=None) >= written
    before = (first - MINUTE).astimezone(place).replace(tzinfo=None)
    assert before < written


def test_what_touches_is_one_stretch() -> None:
    (found,) = stretches(
        lambda _day: (Span(0, DAY_MINUTES),), days_from(BACK, 3), zone=ROME, edges=NARROW
    )
    assert found.ends - found.begins == timedelta(hours=73)
