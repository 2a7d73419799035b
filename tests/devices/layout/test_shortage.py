"""The paper of what ran out: which tickets, which glass of them, and how it comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hardware.printer.document import Line
from hardware.printer.profile import Profile
from tests.devices.layout.shortages import SHORTAGE, UNTIL_TOMORROW
from tests.devices.papers import NARROW_ROLL, PLACED_AT, WIDE_ROLL, printed, typesetter, words_on

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])


@ROLLS
def test_every_number_stands_there_large_the_oldest_first(roll: Profile) -> None:
    lines = [each for each in typesetter(roll).set(SHORTAGE).elements if isinstance(each, Line)]
    large = [each.text for each in lines if each.style.height == 4]
    assert large == ["Lime", "41", "42", "117"]


@ROLLS
def test_it_says_how_much_of_a_glass_goes(roll: Profile) -> None:
    words = words_on(printed(SHORTAGE, roll))
    assert "2 Gimlet" in words
    assert "only missing: fetta di lime 1 Soda e lime can be made without" in words


@ROLLS
def test_it_says_when_it_is_on_the_menu_again(roll: Profile) -> None:
    assert "again at the next opening" in words_on(printed(SHORTAGE, roll))
    assert "again on 21/11/2026 at 18:00" in words_on(printed(UNTIL_TOMORROW, roll))
    tonight = replace(SHORTAGE, until=PLACED_AT + timedelta(minutes=20))
    assert "again at 23:30" in words_on(printed(tonight, roll))


@ROLLS
def test_a_long_name_is_broken_at_its_words_and_not_made_small(roll: Profile) -> None:
    lines = [
        each for each in typesetter(roll).set(UNTIL_TOMORROW).elements if isinstance(each, Line)
    ]
    name = next(each for each in lines if each.text.startswith("Sciroppo"))
    assert (name.style.width, name.style.height) == (2, 2)
    assert words_on(printed(UNTIL_TOMORROW, roll)).count("Sciroppo d'orzata fatto in casa") == 1


@ROLLS
def test_a_copy_says_so_first(roll: Profile) -> None:
    assert "COPIA" in printed(UNTIL_TOMORROW, roll).lines[0]
    assert "COPIA" not in words_on(printed(SHORTAGE, roll))
