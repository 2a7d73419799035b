"""A cloth that wipes a wet pane: drawn, so that it needs no words."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Ellipse, Mesh, PopMatrix, PushMatrix, Rotate, SmoothLine
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import faded, mixed

_DROPS = 46
_TURN = -14  # degrees; a cloth in a hand lies askew
_CORNERS = 72  # of the outline
_SQUARE = 5  # the exponent of its rounded square
_SLACK = 0.022  # how far its hem waves
_HEM, _STRIPES = 0.86, (0.6, 0.5)  # parts of the cloth's half


class Cloth(Widget):
    """Drops on a pane, a dry path swept through them, and the cloth at its end."""

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
        for drop in range(1, _DROPS + 1):
            # parts of irrational numbers: strewn, and never two at one place
            x, y, z = ((drop * each) % 1 for each in (0.7549, 0.5698, 0.3247))
            size = 0.012 + 0.022 * z
            if abs(y - _path(x)) < 0.27 - 0.1 * x and x > 0.04:
                continue
            radius = size * self.width
            left, low = self._at(x, y)
            Color(*faded(look.now.second, 0.32))
            Ellipse(pos=(left - radius, low - radius), size=(2 * radius, 2.4 * radius))
            Color(*faded(look.now.ink, 0.8))
            Ellipse(
                pos=(left - radius * 0.45, low + radius * 0.45), size=(radius * 0.5, radius * 0.6)
            )

    def _swept(self) -> None:
        """Strokes that say which way the hand goes; they fade away behind it."""
        for over, first in ((0.15, 0.14), (0.0, 0.04), (-0.15, 0.14)):
            steps = [first + (0.56 - first) * step / 12 for step in range(13)]
            for begin, end in pairwise(steps):
                Color(*faded(look.now.action, 0.75 * (end / 0.56) ** 2))
                points = [at for x in (begin, end) for at in self._at(x, _path(x) + over)]
                SmoothLine(points=points, width=max(1.0, self.m.px(3)))

    def _cloth(self) -> None:
        middle = self._at(0.72, _path(0.72))
        half = self.width * 0.22
        PushMatrix()
        Rotate(angle=_TURN, origin=middle)
        Color(*look.now.action)
        outline = _outline(middle, half)
        vertices: list[float] = []
        for x, y in (middle, *outline, outline[0]):
            vertices += [x, y, 0, 0]
        Mesh(vertices=vertices, indices=list(range(_CORNERS + 2)), mode="triangle_fan")
        self._weave(middle, half)
        PopMatrix()

    def _weave(self, middle: tuple[float, float], half: float) -> None:
        """The hem and two woven stripes."""
        Color(*mixed(look.now.action, look.now.lettering, 0.45))
        thin = max(1.0, self.m.px(1.5))
        hem = [at for corner in _outline(middle, half * _HEM) for at in corner]
        SmoothLine(points=hem, width=thin, close=True)
        x, y = middle
        for part in _STRIPES:
            for side in (-1, 1):
                across = half * _HEM * 0.98
                level = y + side * part * half
                SmoothLine(
                    bezier=[x - across, level, x, level + half * 0.05, x + across, level],
                    width=self.m.px(5) if part == _STRIPES[0] else thin,
                )


def _path(x: float) -> float:
    """The way of the hand: a slow wave, in parts of the box."""
    return 0.5 + 0.07 * math.sin(x * 4.2 - 0.6)


def _outline(middle: tuple[float, float], half: float) -> list[tuple[float, float]]:
    """A rounded square whose edge waves a little."""
    found = []
    for corner in range(_CORNERS):
        angle = 2 * math.pi * corner / _CORNERS
        across, up = math.cos(angle), math.sin(angle)
        reach = (abs(across) ** _SQUARE + abs(up) ** _SQUARE) ** (-1 / _SQUARE)
        reach *= 1 + _SLACK * math.sin(9 * angle + 0.7)
        found.append((middle[0] + half * reach * across, middle[1] + half * reach * up))
    return found
