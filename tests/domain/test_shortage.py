"""What ran out is not sold, and comes back by itself when it should."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import Availability
from kiosk.domain.shortage import (
    Ended,
    Shortage,
    end,
    end_over,
    is_missing,
    next_at,
    without,
)

BEGAN = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
LATER = BEGAN + timedelta(hours=1)
LIME = Goods(GoodsKind.INGREDIENT, "lime")
ROME = ZoneInfo("Europe/Rome")
NEGRONI = Goods(GoodsKind.DRINK, "negroni")


def test_a_card_takes_an_ingredient_or_a_drink_beside_what_the_file_marks():
    gone = [Shortage(LIME, BEGAN), Shortage(NEGRONI, BEGAN)]
    left = without(gone, Availability(frozenset({"mint"})), LATER)
    assert left == Availability(frozenset({"mint", "lime"}), frozenset({"negroni"}))


def test_what_is_back_is_sold_again():
    back = end(Shortage(LIME, BEGAN), Ended.SCANNED, LATER)
    assert without([back], Availability(), LATER) == Availability()


@pytest.mark.parametrize(
    ("until", "missing"), [(None, True), (LATER, False), (LATER + timedelta(seconds=1), True)]
)
def test_it_is_missing_until_its_time_is_over(until: datetime | None, missing: bool):
    shortage = Shortage(LIME, BEGAN, until)
    assert is_missing(shortage, LATER) is missing
    assert (without([shortage], Availability(), LATER) != Availability()) is missing


def test_it_was_back_at_its_time_whenever_somebody_noticed():
    assert end_over(Shortage(LIME, BEGAN, LATER)).ended_at == LATER
    with pytest.raises(ValueError, match="lime has no time"):
        end_over(Shortage(LIME, BEGAN))


@pytest.mark.parametrize(
    ("now", "clock", "then"),
    [
        ("2026-11-23 22:10", "18:00", "2026-11-24 18:00"),
        ("2026-11-24 17:59", "18:00", "2026-11-24 18:00"),
        ("2026-11-24 18:00", "18:00", "2026-11-25 18:00"),
        ("2026-11-24 23:30", "00:00", "2026-11-25 00:00"),
        ("2027-03-27 23:00", "02:30", "2027-03-28 03:00"),  # the clocks leave 02:30 out
        ("2027-03-28 03:00", "02:30", "2027-03-29 02:30"),
        ("2026-10-24 23:00", "02:30", "2026-10-25 02:30"),  # the first of two
        ("2026-10-25 02:40", "02:30", "2026-10-25 02:30+01:00"),  # and the second
        ("2026-10-25 04:00", "02:30", "2026-10-26 02:30"),
        ("2026-12-31 20:00", "18:00", "2027-01-01 18:00"),
    ],
)
def test_a_time_of_day_is_the_next_one_on_the_bars_wall(now: str, clock: str, then: str):
    at = datetime.fromisoformat(now).replace(tzinfo=ROME)
    wanted = datetime.fromisoformat(then)
    wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=ROME)
    found = next_at(time.fromisoformat(clock), at, ROME)
    assert found == wanted.astimezone(UTC)
    assert found.utcoffset() == timedelta()
