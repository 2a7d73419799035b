"""How large things are on this glass: from its pixels, its millimetres and its reader's eyes.

The design is drawn on a sheet 1080 units wide (1920 in landscape); a *unit* is that sheet's
unit on this glass. Larger letters are a smaller sheet on the same glass: a unit grows with them,
and with it everything that holds words. Fingers do not scale, so touch targets and the gaps
between them are the larger of the design's size and what a finger needs in millimetres; and
air does not, so that it is not paid for with words. Plain Python.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.ui.theme import TYPE

TOUCH_MM = 15.0  # a cold, wet thumb in the street; 9 mm is a fingertip at a desk
GAP_MM = 3.0  # between two targets, so that a finger on one does not graze the other

_PORTRAIT = (1080, 1560)  # the sheet that must fit; taller glass gets more air
_LANDSCAPE = (1920, 1200)

# How much of the letters' growth each size of type takes part in. What is read or counted grows
# in full; a title that is 17 mm high already would only push the words off the glass.
_GROWTH = {"number": 0.0, "title": 0.25, "drink": 0.5, "action": 1.0, "body": 1.0, "small": 1.0}


@dataclass(frozen=True)
class TypeSizes:
    """The six sizes of type, in pixels. There are no others."""

    number: int
    title: int
    drink: int
    action: int
    body: int
    small: int


@dataclass(frozen=True)
class Metrics:
    """Sizes in pixels for a rectangle ``width`` x ``height`` px, ``width_mm`` mm wide.

    ``letters`` is how much larger than drawn letters are (1, 1.25, 1.5). ``glass`` are the
    pixels of the whole glass where the rectangle is a part of it; (0, 0) where it is the
    whole. ``low``: the rectangle is what a hand can reach, and what is only read stands above
    it.
    """

    width: float = 1080
    height: float = 1920
    width_mm: float = 187.0
    letters: float = 1.0
    glass: tuple[float, float] = (0, 0)
    low: bool = False

    def part(self, *, width: float, height: float, low: bool = False) -> Metrics:
        """The sizes in a part of this glass: the same letters in less room."""
        width_mm = self.width_mm * width / self.width
        return replace(
            self, width=width, height=height, width_mm=width_mm, low=low, glass=self._whole
        )

    @cached_property
    def portrait(self) -> bool:
        """Whether the glass stands; a square stands. A part is laid out as its glass is."""
        width, height = self._whole
        return height >= width

    @cached_property
    def u(self) -> float:
        """One unit of the design sheet, in pixels."""
        return self.drawn * self.letters

    @cached_property
    def touch(self) -> int:
        """The least side of anything that can be touched."""
        least = math.ceil(self.mm(TOUCH_MM))
        return least if self.low else max(round(88 * self.drawn), least)

    @cached_property
    def plate(self) -> int:
        """The least height of a button with words: larger letters may need a second line."""
        return max(self.touch, round(2.64 * self.type.body)) if self.large else self.touch

    @cached_property
    def large(self) -> bool:
        """Whether the letters are larger than drawn, so that less stands side by side."""
        return self.letters > 1

    @cached_property
    def gap(self) -> int:
        """The least distance between two things that can be touched."""
        return max(round(16 * self.drawn), math.ceil(self.mm(GAP_MM)))

    @cached_property
    def margin(self) -> int:
        """From the edge of the glass to the first thing on it."""
        return self.side

    @cached_property
    def side(self) -> int:
        """From the edge of the glass to what can be touched at its left and right."""
        return round(40 * self.drawn)

    @cached_property
    def head(self) -> int:
        """From the upper edge to the first row of a screen full of things to touch."""
        return self.step(2 if self.low else 7)

    @cached_property
    def foot(self) -> int:
        """From the lower edge to the last row of a screen full of things to touch."""
        return max(self.gap, self.step(2 if self.low else 6))

    @cached_property
    def hairline(self) -> int:
        """The width of a rule."""
        return max(1, round(2 * self.drawn))

    @cached_property
    def type(self) -> TypeSizes:
        """The six sizes of type on this glass."""
        return TypeSizes(**{name: self._letter(name, size) for name, size in TYPE.items()})

    @cached_property
    def fine(self) -> int:
        """Type that does not grow, in pixels: for what is no word to a guest."""
        return round(TYPE["small"] * self.drawn)

    def px(self, units: float) -> int:
        """Units of the sheet as whole pixels; they grow with the letters."""
        return round(units * self.u)

    def step(self, steps: float) -> int:
        """Steps of the eight-unit grid as whole pixels: air, which does not grow."""
        return round(8 * steps * self.drawn)

    def mm(self, millimetres: float) -> float:
        """Millimetres on the glass as pixels."""
        return millimetres * self.width / self.width_mm

    @property
    def _whole(self) -> tuple[float, float]:
        return self.glass if self.glass[0] else (self.width, self.height)

    @cached_property
    def drawn(self) -> float:
        """A unit as it was drawn, whatever the size of the letters."""
        width, height = self._whole
        wide, high = _PORTRAIT if self.portrait else _LANDSCAPE
        return max(0.05, min(width / wide, height / high))

    def _letter(self, name: str, size: int) -> int:
        return round(size * self.drawn * (1 + (self.letters - 1) * _GROWTH[name]))
