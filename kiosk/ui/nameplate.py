"""The window's name as a knocker: held for three seconds, it asks for the staff's PIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

HOLD_S = 3.0
"""Seconds a finger must stay: a stranger reads the name, he does not lean on it."""

STAYS_MM = 6.0
"""How far the finger may wander: more is a hand that wipes, or a drop that runs down."""

Box = tuple[float, float, float, float]


class NamePlate:
    """Watches a place; calls ``held`` when one finger alone has stayed on it.

    ``place`` is where the name stands now (left, low, right, top in pixels), None where it does
    not; ``mm`` a millimetre in pixels.
    """

    def __init__(
        self,
        *,
        place: Callable[[], Box | None],
        mm: Callable[[], float],
        held: Callable[[], None],
    ) -> None:
        self._place = place
        self._mm = mm
        self._held = held
        self._touch: Any = None
        self._from = (0.0, 0.0)
        self._soon: Any = None

    def down(self, touch: Any) -> None:
        """A finger came down somewhere; a second one beside it means something else."""
        if self._touch is not None:
            self.forget()
        elif self._has(touch):
            self._touch, self._from = touch, (touch.x, touch.y)
            self._soon = Clock.schedule_once(self._stayed, HOLD_S)

    def moved(self, touch: Any) -> None:
        """A finger that wanders does not knock."""
        if touch is not self._touch:
            return
        far = max(abs(touch.x - self._from[0]), abs(touch.y - self._from[1]))
        if far > STAYS_MM * self._mm():
            self.forget()

    def up(self, touch: Any) -> None:
        """A finger left."""
        if touch is self._touch:
            self.forget()

    def forget(self) -> None:
        """It was no knock."""
        if self._touch is not None:
            self._soon.cancel()
            self._touch = None

    def _has(self, touch: Any) -> bool:
        box = self._place()
        if box is None:
            return False
        left, low, right, top = box
        return bool(left <= touch.x <= right and low <= touch.y <= top)

    def _stayed(self, _: float) -> None:
        self._touch = None
        if self._place() is not None:
            self._held()
