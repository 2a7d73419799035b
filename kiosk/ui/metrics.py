"""How large things are on this glass: from its pixels and its millimetres.

The design is drawn on a sheet 1080 units wide (1920 in landscape); a *unit* is that sheet's
unit on this glass. Fingers do not scale, so touch targets and the gaps between them are the
larger of the design's size and what a finger needs in millimetres. Plain Python.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from kiosk.ui.theme import TYPE

TOUCH_MM = 15.0  # a cold, wet thumb in the street; 9 mm is a fingertip at a desk
GAP_MM = 3.0  # between two targets, so that a finger on one does not graze the other

_PORTRAIT = (1080, 1560)  # the sheet that must fit; taller glass gets more air
_LANDSCAPE = (1920, 1080)


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
    """Sizes in pixels for a rectangle ``width`` x ``height`` px, ``width_mm`` mm wide."""

    width: float = 1080
    height: float = 1920
    width_mm: float = 187.0

    @cached_property
    def portrait(self) -> bool:
        """Whether the rectangle stands; a square stands."""
        return self.height >= self.width

    @cached_property
    def u(self) -> float:
        """One unit of the design sheet, in pixels."""
        wide, high = _PORTRAIT if self.portrait else _LANDSCAPE
        return max(0.05, min(self.width / wide, self.height / high))

    @cached_property
    def touch(self) -> int:
        """The least side of anything that can be touched."""
        return max(self.px(88), math.ceil(self.mm(TOUCH_MM)))

    @cached_property
    def gap(self) -> int:
        """The least distance between two things that can be touched."""
        return max(self.px(16), math.ceil(self.mm(GAP_MM)))

    @cached_property
    def margin(self) -> int:
        """From the edge of the glass to the first thing on it."""
        return self.px(48)

    @cached_property
    def hairline(self) -> int:
        """The width of a rule."""
        return max(1, self.px(2))

    @cached_property
    def type(self) -> TypeSizes:
        """The six sizes of type on this glass."""
        return TypeSizes(**{name: self.px(size) for name, size in TYPE.items()})

    def px(self, units: float) -> int:
        """Units of the sheet as whole pixels."""
        return round(units * self.u)

    def step(self, steps: float) -> int:
        """Steps of the eight-unit grid as whole pixels."""
        return self.px(8 * steps)

    def mm(self, millimetres: float) -> float:
        """Millimetres on the glass as pixels."""
        return millimetres * self.width / self.width_mm
