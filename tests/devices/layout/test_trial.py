"""The test paper: short, every size of type, and a code that a scanner can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hardware.printer.document import Line
from hardware.printer.profile import Profile
from kiosk.devices.looks import codes_on
from kiosk.domain.trial import Trial, is_trial, trial_code
from kiosk.i18n import Translators
from tests.devices.papers import NARROW_ROLL, PLACED_AT, WIDE_ROLL, printed, typesetter, words_on

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])
SECRET = bytes(32)
CODE = trial_code(date(2026, 11, 20), SECRET)
TRIAL = Trial(PLACED_AT, CODE)


@ROLLS
def test_it_says_who_and_when_and_carries_its_code(roll: Profile) -> None:
    page = printed(TRIAL, roll)
    assert "23:10" in words_on(page)
    assert "42" in words_on(page)
    assert codes_on(page) == (CODE,)


@ROLLS
@pytest.mark.parametrize("language", Translators().shipped())
def test_it_can_be_set_in_every_shipped_language(roll: Profile, language: str) -> None:
    words = Translators().for_language
    document = replace(typesetter(roll), words=words, staff_language=language).set(TRIAL)
    rows = [each.text for each in document.elements if isinstance(each, Line)]
    assert all("{" not in row for row in rows)


def test_its_code_is_this_windows_and_no_orders() -> None:
    assert is_trial(CODE, SECRET)
    assert not is_trial(CODE, b"another" * 4)
    assert not is_trial("T1XN42.1.K7QD", SECRET)
