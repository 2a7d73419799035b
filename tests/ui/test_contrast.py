"""Everything can be read at night, in rain, by tired eyes: contrast as WCAG computes it."""

from __future__ import annotations

import pytest

from kiosk.ui.palette import (
    HIGH_CONTRAST,
    HOUSE,
    LEAST_CONTRAST,
    PAIRS,
    STRONG_CONTRAST,
    Pair,
    contrast,
    contrasts,
    rgba,
)

NUMBERS = (Pair("ink", "ground"), Pair("ink", "panel"), Pair("ink", "raised"))


def test_contrast_is_computed_as_wcag_does() -> None:
    black, white = rgba("#000000"), rgba("#FFFFFF")
    assert contrast(black, white) == pytest.approx(21.0)
    assert contrast(white, white) == 1.0
    assert contrast(rgba("#777777"), white) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_words_are_read_on_what_they_stand_on(pair: Pair) -> None:
    assert contrasts(HOUSE)[pair] >= LEAST_CONTRAST


@pytest.mark.parametrize("pair", NUMBERS, ids=lambda pair: f"on {pair.ground}")
def test_names_and_prices_are_read_from_farther_away(pair: Pair) -> None:
    assert contrasts(HOUSE)[pair] >= 7.0


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_high_contrast_is_strong_in_every_pair(pair: Pair) -> None:
    assert contrasts(HIGH_CONTRAST)[pair] >= STRONG_CONTRAST


def test_in_high_contrast_no_line_lets_the_ground_through() -> None:
    for name in ("edge", "rule", "border"):
        assert getattr(HIGH_CONTRAST, name)[3] == 1.0, name
