"""Colour as light: what is mixed, what is added, what is let through. No screen.

A *tone* is red, green, blue from 0 to 1. An *ink* is a tone already multiplied by its
opacity, followed by that opacity: inks flow into each other without dark seams, and an ink
of opacity 0 is light that only adds.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

Tone = tuple[float, float, float]
Ink = tuple[float, float, float, float]

CLEAR: Ink = (0.0, 0.0, 0.0, 0.0)
WHITE: Tone = (1.0, 1.0, 1.0)
BLACK: Tone = (0.0, 0.0, 0.0)


def tone(colour: str) -> Tone:
    """The tone of a colour written ``#rrggbb``."""
    digits = colour.removeprefix("#")
    return int(digits[:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255


def ink(colour: Tone, opacity: float = 1.0) -> Ink:
    """A colour that covers what is behind it by this part."""
    return colour[0] * opacity, colour[1] * opacity, colour[2] * opacity, opacity


def light(colour: Tone, strength: float) -> Ink:
    """A colour that only adds to what is behind it."""
    return colour[0] * strength, colour[1] * strength, colour[2] * strength, 0.0


def weaker(mark: Ink, part: float) -> Ink:
    """The same ink, this part of it."""
    return mark[0] * part, mark[1] * part, mark[2] * part, mark[3] * part


def mix(first: Tone, second: Tone, part: float) -> Tone:
    """From the first tone (0) to the second (1)."""
    return (
        first[0] + (second[0] - first[0]) * part,
        first[1] + (second[1] - first[1]) * part,
        first[2] + (second[2] - first[2]) * part,
    )


def times(colour: Tone, factor: float) -> Tone:
    """Brighter or darker, never beyond white."""
    return min(1.0, colour[0] * factor), min(1.0, colour[1] * factor), min(1.0, colour[2] * factor)


def filtered(colour: Tone, through: Tone) -> Tone:
    """A colour seen through another."""
    return colour[0] * through[0], colour[1] * through[1], colour[2] * through[2]


def lit(colour: Tone, power: float) -> Tone:
    """The colour with light (above 1) or shade (below 1) in it; it keeps its hue.

    Light lifts the strong channels first and the weak ones late, as in a glass held
    against a lamp: deep red turns to ember, not to pink.
    """
    if power <= 1:
        return times(colour, power)
    gain = power - 1
    peak = max(colour)
    return (
        _lifted(colour[0], peak, gain),
        _lifted(colour[1], peak, gain),
        _lifted(colour[2], peak, gain),
    )


def _lifted(channel: float, peak: float, gain: float) -> float:
    raised = channel * (1 + gain * (0.55 + 0.4 * channel / max(peak, 0.01)))
    return min(1.0, raised)


def luminance(colour: Tone) -> float:
    """How bright a colour looks, 0 to 1."""
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def smooth(low: float, high: float, value: float) -> float:
    """0 below ``low``, 1 above ``high``, and a soft way between (``high`` may be lower)."""
    t = min(1.0, max(0.0, (value - low) / (high - low)))
    return t * t * (3 - 2 * t)


def bell(centre: float, width: float, value: float) -> float:
    """1 at the centre, softly down to 0 at ``width`` on either side."""
    t = min(1.0, abs(value - centre) / width)
    return (1 - t * t) ** 2


class Ramp:
    """Colours along a way from 0 to 1, flowing into each other."""

    def __init__(self, stops: Sequence[tuple[float, Tone]]) -> None:
        if not stops:
            raise ValueError("a ramp has at least one colour")
        self._stops = sorted(stops)

    def at(self, place: float) -> Tone:
        """The colour at this place; beyond the ends it is that of the end."""
        stops = self._stops
        if place <= stops[0][0]:
            return stops[0][1]
        for (low, first), (high, second) in itertools.pairwise(stops):
            if place <= high:
                return mix(first, second, smooth(low, high, place) if high > low else 1.0)
        return stops[-1][1]
