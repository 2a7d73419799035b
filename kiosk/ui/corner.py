"""A corner of the glass that a hand finds without eyes: held, it has the screen read aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

HOLD_S = 2.0
"""Seconds a finger must stay in the corner: nobody rests there that long by chance."""

CORNER_MM = 30.0
"""The side of the corner in millimetres: two fingers wide, felt by the frame's two edges."""


class Corner:
    """Watches the lower left corner of a widget; calls ``held`` when a finger stayed there."""

    def __init__(self, widget: Any, *, side: Callable[[], float], held: Callable[[], None]) -> None:
        self._widget = widget
        self._side = side
        self._held = held
        self._touch: Any = None
        self._soon: Any = None

    def down(self, touch: Any) -> None:
        """A finger came down somewhere."""
        if self._touch is None and self._has(touch):
            self._touch = touch
            self._soon = Clock.schedule_once(self._stayed, HOLD_S)

    def moved(self, touch: Any) -> None:
        """A finger that leaves the corner drags something."""
        if touch is self._touch and not self._has(touch):
            self.forget()

    def up(self, touch: Any) -> None:
        """A finger left."""
        if touch is self._touch:
            self.forget()

    def forget(self) -> None:
        """It was no finger after all."""
        if self._touch is not None:
            self._soon.cancel()
            self._touch = None

    def _has(self, touch: Any) -> bool:
        side = self._side()
        x, y = touch.x - self._widget.x, touch.y - self._widget.y
        return bool(0 <= x <= side and 0 <= y <= side)

    def _stayed(self, _: float) -> None:
        self._touch = None
        self._held()
