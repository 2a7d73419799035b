"""The file of hours: what it says, and what is said about a wrong one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.assets import asset
from kiosk.domain.hours import DayOfYear, Fact, Forbids, standing
from kiosk.domain.wallclock import Span
from kiosk.hoursfile import HoursError, load_hours

WEEK = """
[week]
monday = "closed"
tuesday = "closed"
wednesday = "closed"
thursday = "18:00-02:00"
friday = ["12:00-15:00", "18:00-02:00"]
saturday = "00:00-24:00"
sunday = "closed"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "hours.toml"
    path.write_text(text, encoding="utf-8")
    return path


def lines(folder: Path, text: str) -> list[str]:
    path = written(folder, text)
    with pytest.raises(HoursError) as caught:
        load_hours(path)
    return [line.removeprefix(f"{path}: ") for line in str(caught.value).splitlines()]


def test_the_week_of_a_small_file(tmp_path: Path) -> None:
    hours = load_hours(written(tmp_path, WEEK + "last_orders = 15\n"))
    assert hours.week[0] == ()
    assert hours.week[3] == (Span(1080, 1560),)
    assert hours.week[4] == (Span(720, 900), Span(1080, 1560))
    assert hours.week[5] == (Span(0, 1440),)
    assert (hours.last_orders, hours.rules, hours.seats) == (timedelta(minutes=15), (), None)


def test_special_days_rules_and_seats(tmp_path: Path) -> None:
    hours = load_hours(
        written(
            tmp_path,
            WEEK
            + """
[[special]]
date = 2026-12-25
hours = "closed"
name = { it = "Natale", en = "Christmas" }
[[special]]
from = 2026-12-30
until = 2026-12-31
hours = "18:00-04:00"
name = "Capodanno"
[[rule]]
name = "Milan"
forbids = "glass"
from = 2026-05-29
until = 2026-11-04
weekdays = ["friday", "saturday"]
hours = "22:00-05:00"
not_on = ["08-16", 2026-10-31]
source = "Comune"
checked = 2026-05-01
[seats]
it = "Su prenotazione"
en = "By reservation"
""",
        )
    )
    assert [each.first for each in hours.special] == [date(2026, 12, 25), date(2026, 12, 30)]
    assert hours.special[1].name is not None
    assert hours.special[1].name.in_language("ja") == "Capodanno"
    (rule,) = hours.rules
    assert (rule.forbids, rule.weekdays) == (Forbids.GLASS, frozenset({4, 5}))
    assert rule.not_on == {DayOfYear(8, 16), date(2026, 10, 31)}
    assert rule.fact == Fact("Comune", date(2026, 5, 1))
    assert hours.seats is not None
    assert hours.seats.in_language("en") == "By reservation"


def test_every_mistake_is_named_at_once_with_its_place(tmp_path: Path) -> None:
    said = lines(
        tmp_path,
        WEEK.replace('"18:00-02:00"', '"18-02"', 1).replace('sunday = "closed"', "")
        + """
open = true
[[special]]
hours = "closed"
[[special]]
from = 2026-12-31
until = 2026-12-01
date = 2026-01-01
hours = ["12:00-15:00", "14:00-16:00"]
[[rule]]
name = "x"
forbids = "beer"
hours = "03:00-03:00"
weekdays = []
not_on = ["02-30"]
""",
    )
    places = [line.partition(": ")[0] for line in said]
    assert places == [
        "week.thursday",
        "week.sunday",
        "special[1].from",
        "special[1].until",
        "special[2].from",
        "special[2].until",
        "special[2].hours",
        "rule[1].forbids",
        "rule[1].hours",
        "rule[1].weekdays",
        "rule[1].not_on[1]",
        "week.open",
    ]
    assert 'found "18-02"; allowed: hours in quotes, as "18:00-02:00"' in said[0]
    assert "hours that overlap" in said[6]
    assert 'allowed: "alcohol" or "glass"' in said[7]


def test_an_unknown_key_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (said,) = lines(tmp_path, WEEK + "last_order = 15\n")
    assert said == 'week.last_order: found an unknown key; allowed: "last_orders"'


def test_the_example_is_right_and_the_demo_never_closes() -> None:
    example = load_hours(asset("hours.toml"))
    assert len(example.rules) == 3
    assert all(rule.fact.source and rule.fact.checked for rule in example.rules)
    demo = load_hours(asset("hours.demo.toml"))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(366 * 4):
        moment += timedelta(hours=6)
        assert standing(demo, moment, ZoneInfo("Europe/Rome")).takes_orders
    assert demo.rules == ()
