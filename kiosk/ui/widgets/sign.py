"""Drawn signs: plus, arrows, a tick, a globe. No glyphs, so sharp in every font and size."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothLine
from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import look

Stroke = tuple[tuple[float, float], ...]


def _arc(
    middle: tuple[float, float], radii: tuple[float, float], *, start: float, end: float
) -> Stroke:
    """A part of an ellipse, in degrees from the right, counted against the clock."""
    steps = max(2, round(abs(end - start) / 15))
    angles = (math.radians(start + (end - start) * each / steps) for each in range(steps + 1))
    return tuple(
        (middle[0] + radii[0] * math.cos(angle), middle[1] + radii[1] * math.sin(angle))
        for angle in angles
    )


def _ring(middle: tuple[float, float], radii: tuple[float, float]) -> Stroke:
    return _arc(middle, radii, start=0, end=360)


# Strokes of each sign in a square of one by one.
_STROKES: dict[str, tuple[Stroke, ...]] = {
    "": (),
    "plus": (((0, 0.5), (1, 0.5)), ((0.5, 0), (0.5, 1))),
    "minus": (((0, 0.5), (1, 0.5)),),
    "cross": (((0.12, 0.12), (0.88, 0.88)), ((0.12, 0.88), (0.88, 0.12))),
    "left": (((0.65, 0.05), (0.25, 0.5), (0.65, 0.95)),),
    "right": (((0.35, 0.05), (0.75, 0.5), (0.35, 0.95)),),
    "up": (((0.05, 0.35), (0.5, 0.75), (0.95, 0.35)),),
    "down": (((0.05, 0.65), (0.5, 0.25), (0.95, 0.65)),),
    "tick": (((0.0, 0.5), (0.36, 0.12), (1.0, 0.88)),),
    "globe": (
        _ring((0.5, 0.5), (0.5, 0.5)),
        _ring((0.5, 0.5), (0.2, 0.5)),
        ((0.0, 0.5), (1.0, 0.5)),
    ),
    "letters": (
        ((0.0, 0.1), (0.3, 0.95), (0.6, 0.1)),
        ((0.11, 0.4), (0.49, 0.4)),
        _ring((0.84, 0.29), (0.15, 0.19)),
        ((0.99, 0.5), (0.99, 0.1)),
    ),
    "question": (
        (
            *_arc((0.5, 0.7), (0.26, 0.26), start=170, end=-30),
            (0.56, 0.46),
            (0.5, 0.38),
            (0.5, 0.26),
        ),
        ((0.5, 0.03), (0.5, 0.05)),
    ),
}


class Sign(Widget):
    """A sign drawn with lines of ``stroke`` pixels; an unknown name is a ``KeyError``."""

    sign = StringProperty("")
    color = ColorProperty(None, allownone=True)
    stroke = NumericProperty(2)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        with self.canvas:
            self._tint = Color(*look.now.action)
        self._lines: list[SmoothLine] = []
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("sign", "stroke", "pos", "size"):
            self.fbind(name, self._draw_soon)
        self.fbind("color", self._recolour)
        look.follow(self._recolour)
        self._recolour()
        self._draw_soon()

    def _draw(self, *_: object) -> None:
        for line in self._lines:
            self.canvas.remove(line)
        self._lines = [self._line(stroke) for stroke in _STROKES[self.sign]]
        for line in self._lines:
            self.canvas.add(line)

    def _line(self, stroke: Stroke) -> SmoothLine:
        points: list[float] = []
        for x, y in stroke:
            points += [self.x + x * self.width, self.y + y * self.height]
        return SmoothLine(points=points, width=max(1.0, self.stroke / 2), cap="round")

    def _recolour(self, *_: object) -> None:
        self._tint.rgba = self.color or look.now.action
