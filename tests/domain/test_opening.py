"""By its hours and by the bartender's cards: when the window is open, and when its day ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.day import BusinessDay, opened_after
from kiosk.domain.hours import ALWAYS_OPEN, Hours
from kiosk.domain.opening import closes_itself, is_shut, standing_of
from kiosk.domain.wallclock import Span

ROME = ZoneInfo("Europe/Rome")
FRIDAY = date(2026, 11, 20)
NIGHT = Hours(week=((Span(18 * 60, 26 * 60),),) * 7)
"""From six in the evening to two at night, every day."""

TWICE = Hours(week=((Span(12 * 60, 15 * 60), Span(18 * 60, 26 * 60)),) * 7)
NEVER = Hours(week=((),) * 7)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November as the bar's clock shows it."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ROME)


def opened(moment: datetime, *, by_card: datetime | None = None) -> BusinessDay:
    return BusinessDay("43", FRIDAY, moment, by_card_at=by_card)


def closed(moment: datetime) -> BusinessDay:
    return replace(opened(at(20, 18, 5)), closed_at=moment)


def takes(day: BusinessDay | None, hours: Hours, moment: datetime) -> bool:
    return standing_of(day, hours, moment, zone=ROME, day_starts=time(6)).takes_orders


def ends_itself(day: BusinessDay | None, hours: Hours, moment: datetime) -> bool:
    return closes_itself(day, hours, moment, zone=ROME, day_starts=time(6))


@pytest.mark.parametrize(("hour", "is_open"), [(17, False), (18, True), (23, True)])
def test_without_any_card_the_hours_open_and_close_it(hour: int, is_open: bool) -> None:
    assert takes(None, NIGHT, at(20, hour)) is is_open
    assert takes(opened(at(19, 18)), NIGHT, at(20, hour)) is is_open


def test_closed_by_card_it_stays_shut_until_the_hours_open_it_anew() -> None:
    day = closed(at(20, 23))
    stands = standing_of(day, NIGHT, at(20, 23, 30), zone=ROME, day_starts=time(6))
    assert (stands.takes_orders, stands.is_open, stands.ends) == (False, False, None)
    assert stands.opens == at(21, 18)
    assert not takes(day, NIGHT, at(21, 17, 59))
    assert takes(day, NIGHT, at(21, 18))


def test_closed_at_noon_it_opens_again_in_the_evening() -> None:
    day = closed(at(20, 14))
    assert not takes(day, TWICE, at(20, 14, 30))
    assert takes(day, TWICE, at(20, 18))


def test_closed_after_its_hours_it_says_when_it_opens() -> None:
    stands = standing_of(closed(at(21, 2, 20)), NIGHT, at(21, 3), zone=ROME, day_starts=time(6))
    assert stands.opens == at(21, 18)


def test_without_hours_only_a_card_opens_what_a_card_has_closed() -> None:
    day = closed(at(20, 23))
    assert not takes(day, ALWAYS_OPEN, at(27, 23))
    stands = standing_of(day, ALWAYS_OPEN, at(27, 23), zone=ROME, day_starts=time(6))
    assert stands.opens is None
    again = opened_after(day, window="43", today=FRIDAY, now=at(20, 23, 5))
    assert takes(again, ALWAYS_OPEN, at(27, 23))


def test_a_day_that_a_wrong_clock_has_closed_tomorrow_is_not_shut() -> None:
    assert not is_shut(closed(at(21, 23)), NIGHT, at(20, 23), ROME)
    assert is_shut(closed(at(20, 23, 1)), NIGHT, at(20, 23), ROME)


def test_opened_by_card_ahead_of_its_hours_it_closes_with_them() -> None:
    day = opened(at(20, 16), by_card=at(20, 16))
    assert takes(day, NIGHT, at(20, 16, 30))
    assert takes(day, NIGHT, at(20, 22))
    assert not takes(day, NIGHT, at(21, 2))


def test_opened_by_card_after_its_hours_it_sells_until_a_new_date_begins() -> None:
    day = opened(at(20, 18), by_card=at(21, 2, 10))
    assert takes(day, NIGHT, at(21, 2, 30))
    assert takes(day, NIGHT, at(21, 5, 59))
    assert not takes(day, NIGHT, at(21, 6))


def test_opened_by_card_on_a_day_without_hours() -> None:
    day = opened(at(20, 18), by_card=at(20, 18))
    assert takes(day, NEVER, at(20, 23))
    assert not takes(day, NEVER, at(21, 7))


def test_after_its_last_orders_a_card_takes_some_more_until_the_end() -> None:
    hours = replace(NIGHT, last_orders=timedelta(minutes=30))
    day = opened(at(20, 18), by_card=at(21, 1, 40))
    stands = standing_of(day, hours, at(21, 1, 45), zone=ROME, day_starts=time(6))
    assert (stands.takes_orders, stands.ends) == (True, at(21, 2))
    assert not takes(day, hours, at(21, 2))


def test_a_quarter_of_an_hour_after_its_hours_the_day_closes_itself() -> None:
    day = opened(at(20, 18, 5))
    assert not ends_itself(day, NIGHT, at(21, 1, 59))
    assert not ends_itself(day, NIGHT, at(21, 2, 14))
    assert ends_itself(day, NIGHT, at(21, 2, 15))


def test_a_day_that_goes_on_in_the_evening_does_not_close_itself_at_noon() -> None:
    assert not ends_itself(opened(at(20, 12, 5)), TWICE, at(20, 16))


def test_a_day_held_open_by_card_does_not_close_itself() -> None:
    assert not ends_itself(opened(at(20, 18), by_card=at(21, 2, 10)), NIGHT, at(21, 4))


@pytest.mark.parametrize("hours", [ALWAYS_OPEN, NEVER])
def test_where_no_hours_have_ended_no_day_closes_itself(hours: Hours) -> None:
    assert not ends_itself(opened(at(20, 18)), hours, at(21, 5))


def test_what_is_closed_or_was_never_opened_does_not_close_itself() -> None:
    assert not ends_itself(closed(at(21, 2)), NIGHT, at(21, 5))
    assert not ends_itself(None, NIGHT, at(21, 5))


def test_another_opening_of_a_date_goes_on_above_its_numbers() -> None:
    first = replace(closed(at(20, 23)), last_number=34)
    second = opened_after(first, window="43", today=FRIDAY, now=at(20, 23, 10))
    assert (second.day, second.opening, second.last_number) == (FRIDAY, 2, 34)
    later = opened_after(first, window="43", today=date(2026, 11, 21), now=at(21, 18))
    assert (later.day, later.opening, later.last_number) == (date(2026, 11, 21), 1, 0)


def test_a_clock_behind_the_last_day_opens_it_again() -> None:
    first = replace(closed(at(20, 23)), last_number=3)
    again = opened_after(first, window="43", today=date(2026, 11, 19), now=at(19, 18))
    assert (again.day, again.opening) == (FRIDAY, 2)
