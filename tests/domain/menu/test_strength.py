"""One plain word says how strong a drink is."""

from __future__ import annotations

import pytest

from kiosk.domain.menu import Strength, strength_word


@pytest.mark.parametrize(
    ("permille", "word"),
    [
        (0, Strength.NONE),
        (12, Strength.NONE),
        (13, Strength.LIGHT),
        (119, Strength.LIGHT),
        (120, Strength.MEDIUM),
        (219, Strength.MEDIUM),
        (220, Strength.STRONG),
        (960, Strength.STRONG),
    ],
)
def test_the_word_follows_the_volume(permille: int, word: Strength) -> None:
    assert strength_word(permille) is word
