"""When the window sells, and what it may not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.hours import (
    ALWAYS_OPEN,
    DayOfYear,
    Fact,
    Forbids,
    Hours,
    Rule,
    SpecialDays,
    ban,
    expired,
    is_stale,
    next_ban,
    sell_nothing,
    standing,
)
from kiosk.domain.wallclock import Span
from tests.fakes import texts

ROME = ZoneInfo("Europe/Rome")
NIGHT = (Span(18 * 60, 26 * 60),)
THURSDAY_TO_SATURDAY = ((), (), (), NIGHT, NIGHT, NIGHT, ())
QUARTER = timedelta(minutes=15)
WEEKEND = Hours(week=THURSDAY_TO_SATURDAY, last_orders=QUARTER)
NATIONAL = Rule(
    "Italy",
    Forbids.ALCOHOL,
    (Span(180, 360),),
    not_on=frozenset({DayOfYear(1, 1), DayOfYear(8, 16)}),
)
MILAN = Rule(
    "Milan",
    Forbids.ALCOHOL,
    (Span(0, 360),),
    first=date(2025, 5, 30),
    last=date(2025, 11, 4),
    fact=Fact("Comune", date(2025, 5, 29)),
)
GLASS = Rule(
    "glass", Forbids.GLASS, (Span(22 * 60, 29 * 60),), weekdays=frozenset({4, 5}), last=None
)


def at(text: str) -> datetime:
    """A moment as the clock over the bar has it."""
    return datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC)


def opens(hours: Hours, now: str) -> datetime | None:
    return standing(hours, at(now), ROME).opens


def test_nothing_written_is_always_open() -> None:
    stands = standing(ALWAYS_OPEN, at("2026-11-20 04:00"), ROME)
    assert (stands.is_open, stands.takes_orders, stands.ends, stands.opens) == (
        True,
        True,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2026-11-19 17:59", False),
        ("2026-11-19 18:00", True),
        ("2026-11-20 01:59", True),
        ("2026-11-20 02:00", False),
        ("2026-11-22 01:00", True),  # Saturday's night
        ("2026-11-22 18:30", False),
    ],
)
def test_an_evening_ends_after_midnight(now: str, is_open: bool) -> None:
    assert standing(WEEKEND, at(now), ROME).is_open is is_open


def test_last_orders_come_before_the_end_and_the_next_opening_is_told() -> None:
    stands = standing(WEEKEND, at("2026-11-20 01:44"), ROME)
    assert (stands.takes_orders, stands.last_orders) == (True, at("2026-11-20 01:45"))
    assert stands.ends == at("2026-11-20 02:00")
    after = standing(WEEKEND, at("2026-11-20 01:45"), ROME)
    assert (after.takes_orders, after.is_open) == (False, True)
    assert after.opens == at("2026-11-20 18:00")


def test_it_says_when_it_opens_today_or_in_days() -> None:
    assert opens(WEEKEND, "2026-11-19 10:00") == at("2026-11-19 18:00")
    assert opens(WEEKEND, "2026-11-22 10:00") == at("2026-11-26 18:00")


def test_special_days_take_the_place_of_the_week_and_the_last_written_wins() -> None:
    hours = Hours(
        week=THURSDAY_TO_SATURDAY,
        special=(
            SpecialDays(date(2026, 11, 19), date(2026, 11, 29), name=texts(it="Ferie")),
            SpecialDays(date(2026, 11, 25), date(2026, 11, 25), NIGHT, texts(it="Festa")),
        ),
    )
    stands = standing(hours, at("2026-11-20 20:00"), ROME)
    assert (stands.is_open, stands.opens) == (False, at("2026-11-25 18:00"))
    assert stands.occasion is not None
    assert stands.occasion.in_language("it") == "Ferie"
    assert standing(hours, at("2026-11-26 01:00"), ROME).is_open
    assert opens(hours, "2026-11-26 03:00") == at("2026-12-03 18:00")


@pytest.mark.parametrize(
    ("now", "named"),
    [
        ("2026-12-25 00:45", False),  # still the evening of the 24th
        ("2026-12-25 01:00", True),
        ("2026-12-25 20:00", True),
        ("2026-12-26 00:45", True),  # still Christmas night
        ("2026-12-26 01:00", False),
    ],
)
def test_the_small_hours_of_a_special_day_still_bear_its_name(now: str, *, named: bool) -> None:
    name = texts(it="Natale")
    evening = (Span(18 * 60, 25 * 60),)
    hours = Hours(
        week=(evening,) * 7,
        special=(SpecialDays(date(2026, 12, 25), date(2026, 12, 25), evening, name),),
    )
    assert (standing(hours, at(now), ROME).occasion == name) is named


def test_a_window_that_never_opens_again_names_no_day() -> None:
    assert opens(Hours(week=((),) * 7), "2026-11-20 20:00") is None


def test_an_ordinance_holds_from_its_first_night_to_its_last() -> None:
    hours = Hours(rules=(MILAN,))
    for moment, is_banned in [
        ("2025-05-29 23:59", False),
        ("2025-05-30 00:00", True),
        ("2025-05-30 05:59", True),
        ("2025-05-30 06:00", False),
        ("2025-11-04 00:30", True),
        ("2025-11-05 00:30", False),
    ]:
        assert (ban(hours, Forbids.ALCOHOL, at(moment), ROME) is not None) is is_banned, moment


def test_two_bans_that_meet_are_one_and_end_together() -> None:
    hours = Hours(rules=(MILAN, NATIONAL))
    found = ban(hours, Forbids.ALCOHOL, at("2025-07-01 01:00"), ROME)
    assert found is not None
    assert (found.begins, found.ends) == (at("2025-07-01 00:00"), at("2025-07-01 06:00"))


@pytest.mark.parametrize(
    ("now", "is_banned"),
    [
        ("2026-01-01 04:00", False),
        ("2026-01-02 04:00", True),
        ("2026-08-15 04:00", True),
        ("2026-08-16 04:00", False),
    ],
)
def test_a_rule_is_lifted_on_its_days_every_year(now: str, is_banned: bool) -> None:
    hours = Hours(rules=(NATIONAL,))
    assert (ban(hours, Forbids.ALCOHOL, at(now), ROME) is not None) is is_banned


def test_glass_is_forbidden_only_in_the_nights_that_are_named() -> None:
    hours = Hours(rules=(GLASS,))
    assert ban(hours, Forbids.GLASS, at("2026-11-21 04:59"), ROME)  # Friday's night
    assert not ban(hours, Forbids.GLASS, at("2026-11-20 23:00") - timedelta(days=1), ROME)
    assert not ban(hours, Forbids.ALCOHOL, at("2026-11-21 04:59"), ROME)


def test_a_ban_that_comes_soon_is_known_before() -> None:
    hours = Hours(rules=(NATIONAL,))
    hour = timedelta(hours=1)
    found = next_ban(hours, Forbids.ALCOHOL, at("2026-11-20 02:30"), within=hour, zone=ROME)
    assert found is not None
    assert found.begins == at("2026-11-20 03:00")
    assert not next_ban(hours, Forbids.ALCOHOL, at("2026-11-20 01:30"), within=hour, zone=ROME)


def test_a_rule_that_is_over_is_named_the_day_after() -> None:
    hours = Hours(rules=(MILAN, NATIONAL))
    assert expired(hours, date(2025, 11, 4)) == ()
    assert expired(hours, date(2025, 11, 5)) == (MILAN,)


@pytest.mark.parametrize(
    ("spans", "sells_nothing"),
    [
        ((Span(600, 615),), True),
        ((Span(600, 616),), False),
        ((Span(600, 615), Span(615, 700)), False),  # it goes on
        ((Span(600, 700), Span(800, 810)), True),
        ((Span(1430, 1440),), False),  # perhaps the next day goes on
        ((), False),
    ],
)
def test_hours_that_end_before_the_last_orders_sell_nothing(
    spans: tuple[Span, ...], *, sells_nothing: bool
) -> None:
    hours = Hours(last_orders=QUARTER)
    assert sell_nothing(hours, spans) is sells_nothing
    assert not sell_nothing(Hours(), spans)


def test_what_nobody_has_looked_up_for_a_year_is_stale() -> None:
    assert not is_stale(MILAN.fact, date(2026, 5, 29))
    assert is_stale(MILAN.fact, date(2026, 5, 30))
    assert not is_stale(Fact(), date(2026, 5, 30))


@pytest.mark.parametrize("night", [date(2026, 3, 28), date(2026, 10, 24)])
def test_minute_by_minute_through_the_nights_in_which_the_clocks_change(night: date) -> None:
    """The bar is open until half past two, a time that comes twice, or never."""
    hours = Hours(
        week=((Span(18 * 60, 26 * 60 + 30),),) * 7, rules=(NATIONAL,), last_orders=QUARTER
    )
    changes = night + timedelta(days=1)
    closes = datetime(changes.year, changes.month, changes.day, 0 if night.month == 10 else 1)  # noqa: DTZ001
    closes = closes.replace(tzinfo=UTC, minute=30 if night.month == 10 else 0)
    banned = [at(f"{changes} 03:00"), at(f"{changes} 06:00")]
    moment = at(f"{night} 18:00")
    end = at(f"{changes} 12:00")
    while moment < end:
        stands = standing(hours, moment, ROME)
        assert stands.is_open is (moment < closes), moment
        assert stands.takes_orders is (moment < closes - QUARTER), moment
        is_banned = ban(hours, Forbids.ALCOHOL, moment, ROME) is not None
        assert is_banned is (banned[0] <= moment < banned[1]), moment
        moment += timedelta(minutes=1)


spans = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(
    week=st.lists(st.lists(spans, max_size=2).map(tuple), min_size=7, max_size=7).map(tuple),
    now=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_closed_means_that_it_opens_later_and_open_that_it_ends_later(
    week: tuple[tuple[Span, ...], ...], now: datetime
) -> None:
    hours = Hours(week=week, last_orders=QUARTER)
    stands = standing(hours, now, ROME)
    if stands.is_open:
        assert stands.ends is None or stands.ends > now
        if stands.ends is not None:
            assert not standing(hours, stands.ends, ROME).is_open
    elif stands.opens is not None:
        assert stands.opens > now
        assert standing(hours, stands.opens, ROME).is_open
        assert not standing(hours, stands.opens - timedelta(seconds=1), ROME).is_open
    else:
        assert not any(week)
