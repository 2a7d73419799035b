"""Drawn signs: plus, minus, cross, arrows, a tick. No glyphs, so sharp in every font and size."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothLine
from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import look

# Strokes of each sign in a square of one by one.
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "": (),
    "plus": (((0, 0.5), (1, 0.5)), ((0.5, 0), (0.5, 1))),
    "minus": (((0, 0.5), (1, 0.5)),),
    "cross": (((0.12, 0.12), (0.88, 0.88)), ((0.12, 0.88), (0.88, 0.12))),
    "left": (((0.65, 0.05), (0.25, 0.5), (0.65, 0.95)),),
    "right": (((0.35, 0.05), (0.75, 0.5), (0.35, 0.95)),),
    "tick": (((0.0, 0.5), (0.36, 0.12), (1.0, 0.88)),),
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

    def _line(self, stroke: tuple[tuple[float, float], ...]) -> SmoothLine:
        points: list[float] = []
        for x, y in stroke:
            points += [self.x + x * self.width, self.y + y * self.height]
        return SmoothLine(points=points, width=max(1.0, self.stroke / 2), cap="round")

    def _recolour(self, *_: object) -> None:
        self._tint.rgba = self.color or look.now.action
