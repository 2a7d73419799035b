"""A section is served at its time of day, also past midnight and when the clocks change."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.menu import ALWAYS, EVERY_DAY, Serving

ROME = ZoneInfo("Europe/Rome")
FRIDAY = frozenset({4})


def at(moment: str) -> datetime:
    """A moment of November 2026, its 20th a Friday; or of another month if written so."""
    return datetime.fromisoformat(moment if moment[:4] == "2026" else f"2026-11-{moment}").replace(
        tzinfo=ROME
    )


@pytest.mark.parametrize(
    ("serving", "moment", "is_on"),
    [
        (ALWAYS, "20 00:00", True),
        (ALWAYS, "20 23:59", True),
        (Serving(time(17), time(21)), "20 16:59", False),
        (Serving(time(17), time(21)), "20 17:00", True),
        (Serving(time(17), time(21)), "20 20:59", True),
        (Serving(time(17), time(21)), "20 21:00", False),
        (Serving(time(22), time(2)), "20 21:59", False),
        (Serving(time(22), time(2)), "20 22:00", True),
        (Serving(time(22), time(2)), "21 01:59", True),
        (Serving(time(22), time(2)), "21 02:00", False),
        (Serving(time(17), time(21), FRIDAY), "20 18:00", True),
        (Serving(time(17), time(21), FRIDAY), "21 18:00", False),
        (Serving(time(22), time(2), FRIDAY), "20 01:00", False),
        (Serving(time(22), time(2), FRIDAY), "21 01:00", True),
        (Serving(time(22), time(2), FRIDAY), "21 23:00", False),
        (Serving(time(6), time(6), FRIDAY), "21 05:59", True),
        (Serving(time(6), time(6), FRIDAY), "21 06:00", False),
        # In the night of 25 October 02:30 comes twice, in that of 29 March it never comes.
        (Serving(time(2), time(3)), "2026-10-25 02:30", True),
        (Serving(time(1), time(3)), "2026-03-29 03:00", False),
    ],
)
def test_it_is_served_from_its_time_until_its_time(
    serving: Serving, moment: str, is_on: bool
) -> None:
    assert serving.is_on(at(moment)) is is_on


def test_the_hour_that_comes_twice_is_served_twice() -> None:
    late = at("2026-10-25 02:30").replace(fold=1)
    assert Serving(time(2), time(3)).is_on(late)


def test_every_day_is_every_day() -> None:
    assert all(ALWAYS.is_on(at(f"{day} 12:00")) for day in range(10, 17))
    assert len(EVERY_DAY) == 7
