"""The window takes orders only from a printer that said so a moment ago."""

from __future__ import annotations

import pytest

from kiosk.domain.health import (
    FRESH_S,
    NOT_ASKED,
    OPENS_AFTER_S,
    DeviceHealth,
    Door,
    Trouble,
    Verdict,
    may_order,
)

NOW = 1000.0


def health(verdict: Verdict, age: float | None = 0.0) -> DeviceHealth:
    return DeviceHealth(verdict, at=None if age is None else NOW - age)


@pytest.mark.parametrize(
    ("known", "asked", "unasked"),
    [
        (health(Verdict.WORKS), True, True),
        (health(Verdict.WORKS, FRESH_S - 0.1), True, True),
        (health(Verdict.WORKS, FRESH_S), False, True),
        (health(Verdict.WORKS, None), False, True),
        (health(Verdict.UNKNOWN), False, True),
        (health(Verdict.FAILS), False, False),
        (NOT_ASKED, False, True),
    ],
)
def test_unknown_and_old_answers_close_the_window_unless_the_owner_wrote_none(
    known: DeviceHealth, asked: bool, unasked: bool
) -> None:
    assert may_order(known, now=NOW, status_is_asked=True) is asked
    assert may_order(known, now=NOW, status_is_asked=False) is unasked


def test_not_asked_is_its_own_trouble() -> None:
    assert NOT_ASKED.troubles == (Trouble.NOT_ASKED,)
    assert not NOT_ASKED.is_fresh(NOW)


def test_a_door_that_was_never_shut_stands_open_at_once() -> None:
    assert Door().is_open(all_is_well=True, now=NOW)


def test_a_door_shuts_at_once_and_opens_after_a_while_without_trouble() -> None:
    door = Door()
    assert not door.is_open(all_is_well=False, now=NOW)
    assert not door.is_open(all_is_well=True, now=NOW + OPENS_AFTER_S - 0.1)
    assert door.is_open(all_is_well=True, now=NOW + OPENS_AFTER_S)


def test_a_printer_that_comes_and_goes_each_second_does_not_make_the_screen_blink() -> None:
    door = Door()
    seconds = range(20)
    assert not any(door.is_open(all_is_well=n % 2 == 1, now=NOW + n) for n in seconds)
