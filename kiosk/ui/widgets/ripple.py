"""A ring where the glass was touched for nothing: seen, but nothing came of it."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothLine

from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import faded

LASTS_S = 0.3
_FROM_MM, _TO_MM = 3.0, 8.0
_STRENGTH = 0.8


class Ripple:
    """One ring at a time, drawn into ``canvas`` while it grows and fades."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._colour = Color(0, 0, 0, 0)
        self._ring: Any = None
        self._event: Any = None
        self._centre = (0.0, 0.0)
        self._m = Metrics()
        self._age = 0.0

    def at(self, place: tuple[float, float], m: Metrics) -> None:
        """Begin a ring there; the one before is forgotten."""
        self._centre, self._m, self._age = place, m, 0.0
        if self._event is None:
            self._ring = SmoothLine(width=max(1.0, m.px(3)))
            self._canvas.add(self._colour)
            self._canvas.add(self._ring)
            self._event = Clock.schedule_interval(self._grow, 0)
        self._draw()

    def _grow(self, dt: float) -> bool:
        self._age += dt
        if self._age < LASTS_S:
            self._draw()
            return True
        self._canvas.remove(self._ring)
        self._canvas.remove(self._colour)
        self._event = None
        return False

    def _draw(self) -> None:
        part = self._age / LASTS_S
        radius = self._m.mm(_FROM_MM + (_TO_MM - _FROM_MM) * part)
        self._colour.rgba = faded(look.now.action, _STRENGTH * (1 - part))
        self._ring.circle = (*self._centre, radius)
