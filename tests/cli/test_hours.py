"""What ``kiosk check`` says of the hours."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.assets import asset
from kiosk.cli.hours import check_hours
from kiosk.config import Config
from tests.configs import smallest
from tests.fakes import SetClock

ROME = ZoneInfo("Europe/Rome")
WEEK = "[week]\n" + "".join(
    f'{day} = "{hours}"\n'
    for day, hours in {
        "monday": "closed",
        "tuesday": "closed",
        "wednesday": "closed",
        "thursday": "18:00-02:00",
        "friday": "18:00-02:00",
        "saturday": "18:00-02:00",
        "sunday": "closed",
    }.items()
)


def config_of(folder: Path, hours: str) -> Config:
    (folder / "hours.toml").write_text(hours, encoding="utf-8")
    return smallest(folder, '[hours]\nfile = "hours.toml"\n')


def said(config: Config, now: str) -> list[str]:
    clock = SetClock(datetime.fromisoformat(now).replace(tzinfo=ROME))
    return [str(finding).replace(str(config.base), "") for finding in check_hours(config, clock)]


def test_without_a_file_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert said(smallest(tmp_path), "2026-11-20 20:00") == []


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-20 20:00", "open now until 02:00; next: Saturday 2026-11-21 18:00"),
        ("2026-11-22 20:00", "closed now; opens Thursday 2026-11-26 18:00"),
    ],
)
def test_it_says_how_it_stands_and_what_comes_next(tmp_path: Path, now: str, words: str) -> None:
    assert said(config_of(tmp_path, WEEK), now) == [f"ok       hours: /hours.toml, {words}"]


def test_a_rule_that_is_over_and_a_fact_nobody_looked_up_are_to_be_checked(tmp_path: Path) -> None:
    rules = """
[[rule]]
name = "Milan"
forbids = "alcohol"
from = 2025-05-30
until = 2025-11-04
hours = "00:00-06:00"
source = "Comune"
checked = 2025-05-29
[[rule]]
name = "Italy"
forbids = "alcohol"
hours = "03:00-06:00"
checked = 2025-05-29
"""
    first, over, stale = said(config_of(tmp_path, WEEK + rules), "2026-11-20 04:00")
    assert first.endswith("no alcohol to take away until 06:00")
    assert over.startswith('unknown  hours: "Milan" expired on 2025-11-04: check')
    assert "ask what holds now (Comune)" in over
    assert stale.startswith('unknown  hours: "Italy" not looked up since 2025-05-29: check')


def test_hours_over_before_the_last_orders_are_named(tmp_path: Path) -> None:
    short = '\n[[special]]\ndate = 2026-12-24\nhours = "18:00-18:30"\n'
    week = WEEK.replace("[week]\n", "[week]\nlast_orders = 30\n")
    _, found = said(config_of(tmp_path, week + short), "2026-11-20 20:00")
    assert found.startswith("unknown  hours: the special days from 2026-12-24: open, but the last")


def test_a_broken_file_is_trouble_with_every_mistake(tmp_path: Path) -> None:
    (line,) = said(config_of(tmp_path, WEEK.replace("closed", "shut")), "2026-11-20 20:00")
    assert line.startswith("TROUBLE  hours: ")
    assert line.count('found "shut"') == 4


def test_the_demo_says_that_no_end_is_in_sight(tmp_path: Path) -> None:
    demo = asset("hours.demo.toml").read_text(encoding="utf-8")
    (line,) = said(config_of(tmp_path, demo), "2026-11-20 04:00")
    assert line == "ok       hours: /hours.toml, open now, no end in sight"
