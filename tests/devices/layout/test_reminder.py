"""The reminder: every open number, how long it waits, and a way to answer a lost ticket."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.document import Pair
from hardware.printer.profile import Profile
from tests.devices.layout.reminders import REMINDER
from tests.devices.papers import (
    NARROW_ROLL,
    WIDE_ROLL,
    printed,
    typesetter,
    words_on,
)

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])


@ROLLS
def test_every_number_stands_there_large_with_its_age_oldest_first(roll: Profile) -> None:
    pairs = [each for each in typesetter(roll).set(REMINDER).elements if isinstance(each, Pair)]
    unit = " min" if roll is WIDE_ROLL else "'"
    assert [(each.left, each.right) for each in pairs] == [
        ("41", f"31{unit}"),
        ("42", f"17{unit}"),
        ("43", f"12{unit}"),
    ]
    assert all(each.style.height == 4 for each in pairs)


@ROLLS
def test_what_can_be_scanned_has_a_code(roll: Profile) -> None:
    codes = [code.data for code in printed(REMINDER, roll).codes]
    assert codes == ["H17.K7QD", "T1XN42.0.K7QD", "P5.K7QD", "P9.K7QD"]


@ROLLS
def test_what_the_window_does_about_it_is_said(roll: Profile) -> None:
    assert "The window takes fewer orders." in words_on(printed(REMINDER, roll))
    closed = replace(REMINDER, slowed=False, closed=True)
    assert "The window takes no orders." in words_on(printed(closed, roll))


@ROLLS
def test_without_calls_and_pagers_it_is_only_the_list(roll: Profile) -> None:
    plain = replace(REMINDER, calls=(), pagers=(), slowed=False)
    words = words_on(printed(plain, roll))
    assert "AIUTO" not in words
    assert "window" not in words
