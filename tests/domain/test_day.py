"""The business day begins when it begins, whatever the clocks of the night do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.day import (
    LAST_NUMBER,
    BusinessDay,
    DayIsFull,
    date_of,
    next_number,
    opened_after_restore,
    opens_new_day,
)

ROME = ZoneInfo("Europe/Rome")
SIX = time(6)
OPENED = datetime(2026, 11, 20, 17, tzinfo=UTC)
TODAY = BusinessDay("43", date(2026, 11, 20), OPENED, None, 41)


def rome(*moment: int, fold: int = 0) -> datetime:
    """A moment by the clock on the wall in Milan."""
    return datetime(*moment, tzinfo=ROME, fold=fold)  # type: ignore[arg-type,misc]


NIGHTS = [
    # an ordinary night
    (rome(2026, 11, 20, 5, 59, 59), date(2026, 11, 19)),
    (rome(2026, 11, 20, 6, 0), date(2026, 11, 20)),
    (rome(2026, 11, 20, 23, 59), date(2026, 11, 20)),
    (rome(2026, 11, 21, 2, 30), date(2026, 11, 20)),
    # spring: 2:00 becomes 3:00 on 29 March, the bar is open
    (rome(2026, 3, 29, 1, 59), date(2026, 3, 28)),
    (rome(2026, 3, 29, 3, 0), date(2026, 3, 28)),
    (rome(2026, 3, 29, 6, 0), date(2026, 3, 29)),
    # autumn: 3:00 becomes 2:00 on 25 October, 2:30 comes twice
    (rome(2026, 10, 25, 2, 30), date(2026, 10, 24)),
    (rome(2026, 10, 25, 2, 30, fold=1), date(2026, 10, 24)),
    (rome(2026, 10, 25, 6, 0), date(2026, 10, 25)),
    # the year's end
    (rome(2027, 1, 1, 0, 30), date(2026, 12, 31)),
]


@pytest.mark.parametrize(("at", "day"), NIGHTS)
def test_a_moment_belongs_to_the_evening_it_followed(at: datetime, day: date) -> None:
    assert date_of(at, day_starts=SIX, zone=ROME) == day
    assert date_of(at.astimezone(UTC), day_starts=SIX, zone=ROME) == day


@pytest.mark.parametrize(
    ("starts", "utc_hour", "day"),
    [
        # In the night the hour is lost, 2:30 does not exist: the day begins at 3:00.
        (time(2, 30), datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 28)),
        (time(2, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
        # In the night the hour comes twice, 2:30 does too: the first one begins the day.
        (time(2, 30), datetime(2026, 10, 25, 0, 29, tzinfo=UTC), date(2026, 10, 24)),
        (time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),
        (time(0), datetime(2026, 11, 19, 23, 0, tzinfo=UTC), date(2026, 11, 20)),
    ],
)
def test_a_day_may_begin_in_the_hour_the_clocks_change(
    starts: time, utc_hour: datetime, day: date
) -> None:
    assert date_of(utc_hour, day_starts=starts, zone=ROME) == day


def test_the_repeated_hour_opens_no_second_day() -> None:
    """Where the day begins at 2:30, 2:10 comes again after it: the clock is behind the row."""
    opened = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    day = BusinessDay("43", date_of(opened, day_starts=time(2, 30), zone=ROME), opened)
    again = date_of(opened + timedelta(minutes=40), day_starts=time(2, 30), zone=ROME)
    assert again == date(2026, 10, 24)
    assert not opens_new_day(day, again)


@given(st.datetimes(datetime(2020, 1, 2), datetime(2050, 1, 1)), st.times())  # noqa: DTZ001
def test_a_moment_belongs_to_its_own_date_or_the_one_before(naive: datetime, starts: time) -> None:
    at = naive.replace(tzinfo=UTC)
    wall = at.astimezone(ROME)
    day = date_of(at, day_starts=starts, zone=ROME)
    assert day == wall.date() - timedelta(days=wall.time() < starts)


def test_a_day_is_opened_by_the_first_order_of_a_later_date() -> None:
    assert opens_new_day(None, date(2026, 11, 20))
    assert opens_new_day(TODAY, date(2026, 11, 21))
    assert not opens_new_day(TODAY, date(2026, 11, 20))


def test_a_clock_behind_the_last_row_opens_no_day() -> None:
    for behind in (date(2026, 11, 19), date(1970, 1, 1)):
        assert not opens_new_day(TODAY, behind)


def test_numbers_run_from_one_without_gaps_until_the_day_is_full() -> None:
    day = replace(TODAY, last_number=0)
    given_out = []
    for _ in range(LAST_NUMBER):
        day = replace(day, last_number=next_number(day))
        given_out.append(day.last_number)
    assert given_out == list(range(1, 1000))
    with pytest.raises(DayIsFull, match="2026-11-20 has given out its last number, 999"):
        next_number(day)


def restored(
    *known: BusinessDay, today: date = TODAY.day, last_number: int = 0
) -> tuple[date, int, int]:
    """Date, opening and last number of the day that follows a restore."""
    now = OPENED + timedelta(hours=3)
    day = opened_after_restore(known, window="43", today=today, last_number=last_number, now=now)
    assert (day.window, day.opened_at, day.closed_at, day.restored_at) == ("43", now, None, now)
    return day.day, day.opening, day.last_number


def test_a_restored_date_opens_again_above_every_number_seen_since():
    lost = replace(TODAY, last_number=57)
    assert restored(TODAY, lost) == (TODAY.day, 2, 57)
    assert restored(TODAY, lost, last_number=60) == (TODAY.day, 2, 60)
    assert restored(TODAY, replace(lost, opening=2), last_number=3) == (TODAY.day, 3, 57)


def test_a_restore_on_a_later_date_is_its_first_opening_and_goes_on_counting():
    tomorrow = TODAY.day + timedelta(days=1)
    assert restored(TODAY, today=tomorrow) == (tomorrow, 1, 41)


def test_a_restore_believes_no_clock_behind_the_days_it_knows():
    lost = replace(TODAY, day=TODAY.day + timedelta(days=2), last_number=5)
    assert restored(TODAY, lost) == (lost.day, 2, 41)


def test_a_window_restored_without_a_day_begins_with_what_the_newest_ticket_says():
    assert restored(last_number=12) == (TODAY.day, 1, 12)
