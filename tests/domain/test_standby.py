"""Whose turn it is to print the bartender's papers: the whole table."""

from __future__ import annotations

import pytest

from kiosk.domain.health import NOT_ASKED, DeviceHealth, Trouble, Verdict
from kiosk.domain.standby import Standing, TakeOverAfter, Turn, standing_of, who_prints

AFTER = TakeOverAfter(otherwise_s=10, mended_by_hand_s=45)
WORKS = Standing(works=True)


def away(seconds: float, *troubles: Trouble) -> Standing:
    return Standing(works=False, idle_s=seconds, troubles=troubles)


@pytest.mark.parametrize("now", Turn)
@pytest.mark.parametrize("standby", [WORKS, away(0), away(999, Trouble.ABSENT)])
def test_a_bar_printer_that_works_prints(standby: Standing, now: Turn) -> None:
    assert who_prints(WORKS, standby, now=now, after=AFTER) is Turn.BAR


@pytest.mark.parametrize(
    ("bar", "expected"),
    [
        (away(9.9, Trouble.LOST), Turn.BAR),
        (away(10, Trouble.LOST), Turn.STANDBY),
        (away(10, Trouble.NO_ANSWER), Turn.STANDBY),
        (away(10, Trouble.CUTTER), Turn.STANDBY),
        (away(10), Turn.STANDBY),
        (away(44.9, Trouble.PAPER_OUT), Turn.BAR),
        (away(45, Trouble.PAPER_OUT), Turn.STANDBY),
        (away(44.9, Trouble.COVER_OPEN, Trouble.PAPER_OUT), Turn.BAR),
        (away(10, Trouble.PAPER_OUT, Trouble.CUTTER), Turn.STANDBY),
    ],
)
def test_the_standby_waits_longer_for_what_a_hand_mends(bar: Standing, expected: Turn) -> None:
    assert who_prints(bar, WORKS, now=Turn.BAR, after=AFTER) is expected


@pytest.mark.parametrize("now", Turn)
def test_while_neither_works_nothing_moves(now: Turn) -> None:
    assert who_prints(away(999), away(1), now=now, after=AFTER) is now


def test_a_standby_that_prints_is_not_interrupted_by_a_change_of_trouble() -> None:
    bar = away(20, Trouble.PAPER_OUT)
    assert who_prints(bar, WORKS, now=Turn.STANDBY, after=AFTER) is Turn.STANDBY


def test_only_what_does_not_work_for_long_is_given_up() -> None:
    assert not WORKS.is_given_up(AFTER)
    assert not away(9, Trouble.LOST).is_given_up(AFTER)
    assert away(10, Trouble.LOST).is_given_up(AFTER)


@pytest.mark.parametrize(
    ("health", "asked", "works"),
    [
        (DeviceHealth(Verdict.WORKS, at=98.0), True, True),
        (DeviceHealth(Verdict.WORKS, at=90.0), True, False),
        (DeviceHealth(Verdict.FAILS, (Trouble.LOST,), at=99.0), True, False),
        (DeviceHealth(Verdict.UNKNOWN, (Trouble.NO_ANSWER,)), True, False),
        (NOT_ASKED, True, False),
        (NOT_ASKED, False, True),
        (DeviceHealth(Verdict.FAILS, (Trouble.ABSENT,)), False, False),
    ],
)
def test_a_printer_works_if_it_said_so_a_moment_ago(
    health: DeviceHealth, *, asked: bool, works: bool
) -> None:
    standing = standing_of(health, now=100.0, last_worked=93.0, status_is_asked=asked)
    assert standing == Standing(works, 7.0, health.troubles)
