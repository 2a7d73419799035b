"""A cloth that has wiped half of a wet pane: drawn, so that it needs no words."""

from __future__ import annotations

import random
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Ellipse, Mesh, PopMatrix, PushMatrix, Rotate, SmoothLine
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import faded

_DROPS = 46
_TURN = -24  # degrees; a cloth in a hand lies askew

# The cloth's outline in a square of one by one, from its left upper corner, clockwise.
_OUTLINE = (
    *((0.08, 0.90), (0.30, 0.95), (0.55, 0.91), (0.80, 0.96), (0.93, 0.88)),
    *((0.97, 0.62), (0.92, 0.36), (0.95, 0.12), (0.74, 0.06), (0.50, 0.11)),
    *((0.26, 0.05), (0.07, 0.12), (0.03, 0.38), (0.08, 0.64)),
)
_FOLDS = (
    ((0.20, 0.86), (0.26, 0.60), (0.20, 0.34), (0.24, 0.14)),
    ((0.48, 0.84), (0.44, 0.58), (0.51, 0.32), (0.46, 0.18)),
    ((0.76, 0.88), (0.72, 0.62), (0.78, 0.38), (0.74, 0.14)),
)


class Cloth(Widget):
    """Drops at the left, a wiped band, and the cloth at its end."""

    m = ObjectProperty(Metrics(), rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._draw_soon)
        look.follow(self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        with self.canvas:
            self._drops()
            self._swept()
            self._cloth()

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.width, self.y + y * self.height

    def _drops(self) -> None:
        """The same drops at every drawing; none where the cloth has been."""
        chance = random.Random(43)
        for _ in range(_DROPS):
            x, y, size = chance.random(), chance.random(), 0.012 + 0.022 * chance.random()
            if 0.22 < y < 0.72 and x > 0.06:
                continue
            radius = size * self.width
            left, low = self._at(x, y)
            Color(*faded(look.now.second, 0.30))
            Ellipse(pos=(left - radius, low - radius), size=(2 * radius, 2.4 * radius))
            Color(*faded(look.now.ink, 0.75))
            Ellipse(
                pos=(left - radius * 0.45, low + radius * 0.45), size=(radius * 0.5, radius * 0.6)
            )

    def _swept(self) -> None:
        """Two strokes that say which way the hand goes."""
        for y, reach in ((0.64, 0.40), (0.47, 0.34), (0.30, 0.40)):
            Color(*faded(look.now.action, 0.55))
            points = [*self._at(0.10, y), *self._at(0.10 + reach * 0.5, y + 0.02)]
            points += [*self._at(0.10 + reach, y)]
            SmoothLine(points=points, width=max(1.0, self.m.px(3)), cap="round", joint="round")

    def _cloth(self) -> None:
        side = self.width * 0.42
        left, low = self._at(0.50, 0.26)
        PushMatrix()
        Rotate(angle=_TURN, origin=(left + side / 2, low + side / 2))
        Color(*look.now.action)
        corners = [(left + x * side, low + y * side) for x, y in _OUTLINE]
        middle = (left + side / 2, low + side / 2)
        vertices: list[float] = []
        for x, y in (middle, *corners, corners[0]):
            vertices += [x, y, 0, 0]
        Mesh(vertices=vertices, indices=list(range(len(corners) + 2)), mode="triangle_fan")
        Color(*faded(look.now.lettering, 0.45))
        for fold in _FOLDS:
            points = [at for x, y in fold for at in (left + x * side, low + y * side)]
            SmoothLine(bezier=points, width=max(1.0, self.m.px(2.5)), cap="round")
        PopMatrix()
