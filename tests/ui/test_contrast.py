"""Everything can be read at night, in rain, by tired eyes: contrast as WCAG computes it."""

from __future__ import annotations

import pytest

from kiosk.ui import theme
from kiosk.ui.widgets.buttons import BRASS_PRESSED

TEXT, NUMBERS = 4.5, 7.0

READ = {
    "names and body on the ground": (theme.IVORY, theme.NIGHT, NUMBERS),
    "names, prices on a card": (theme.IVORY, theme.PANEL, NUMBERS),
    "names, prices on a pressed card": (theme.IVORY, theme.RAISED, NUMBERS),
    "second lines on the ground": (theme.STONE, theme.NIGHT, TEXT),
    "numbers being made": (theme.STONE, theme.NIGHT, NUMBERS),
    "second lines on a card": (theme.STONE, theme.PANEL, TEXT),
    "second lines on a pressed card": (theme.STONE, theme.RAISED, TEXT),
    "the window's name": (theme.BRASS, theme.NIGHT, TEXT),
    "the seconds left": (theme.BRASS, theme.PANEL, NUMBERS),
    "numbers that are ready": (theme.SAGE, theme.NIGHT, NUMBERS),
    "the word without alcohol": (theme.SAGE, theme.PANEL, TEXT),
    "the word without alcohol, pressed": (theme.SAGE, theme.RAISED, TEXT),
    "sold out": (theme.BITTER, theme.PANEL, TEXT),
    "words on brass": (theme.NIGHT, theme.BRASS, TEXT),
    "words on pressed brass": (theme.NIGHT, BRASS_PRESSED, TEXT),
}


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _light(colour: theme.Rgba) -> float:
    red, green, blue = (_linear(channel) for channel in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: theme.Rgba, other: theme.Rgba) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", READ)
def test_contrast_is_enough(name: str) -> None:
    ink, ground, least = READ[name]
    assert _contrast(ink, ground) >= least


def test_words_on_the_darkest_part_of_a_brass_plate() -> None:
    foot = tuple(
        part * shade for part, shade in zip(theme.BRASS[:3], (0.86, 0.82, 0.78), strict=True)
    )
    assert _contrast(theme.NIGHT, (*foot, 1.0)) >= TEXT
