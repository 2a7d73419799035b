"""The queue as a row of paper cups: outlined those made first, filled her own."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Mesh, SmoothLine
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import look, theme
from kiosk.ui.metrics import Metrics

MOST_BEFORE = 9
"""Cups drawn before hers; more are counted in words, and the first ones fade."""

MOST_OWN = 6

_HIGH = 96  # units
_WIDE = 0.72  # a cup's width at its lip, for its height
_FOOT = 0.66  # of that, the width at its foot
_APART = 0.46  # of a cup's width, between two
_LIP = 0.1  # of its height
_FADED = (0.25, 0.5)  # how much of the first two is seen while more are before them


class QueueRow(Widget):
    """``before`` and ``own`` are counts of drinks; with none of her own nothing is drawn."""

    m = ObjectProperty(Metrics(), rebind=True)
    before = NumericProperty(0)
    own = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m", "before", "own"):
            self.fbind(name, self._draw_soon)
        for name in ("m", "own"):
            self.fbind(name, self._measure)
        look.follow(self._draw)
        self._measure()

    def _measure(self, *_: object) -> None:
        self.height = self.m.px(_HIGH) if self.own else 0

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if not self.own:
            return
        before, own = min(self.before, MOST_BEFORE), min(self.own, MOST_OWN)
        count = before + own
        high = min(self.height, self.width / (count * (1 + _APART)) / _WIDE)
        wide = high * _WIDE
        step = wide * (1 + _APART)
        x = self.center_x - (count * step - wide * _APART) / 2
        y = self.center_y - high / 2
        with self.canvas:
            for place in range(count):
                foot = x + place * step, y
                if place < before:
                    self._cup(foot, (wide, high), self._tone(place), filled=False)
                else:
                    self._cup(foot, (wide, high), look.now.action, filled=True)

    def _tone(self, place: int) -> Any:
        is_fading = self.before > MOST_BEFORE and place < len(_FADED)
        return theme.faded(look.now.second, _FADED[place]) if is_fading else look.now.second

    def _cup(
        self,
        foot: tuple[float, float],
        size: tuple[float, float],
        tone: Any,
        *,
        filled: bool,
    ) -> None:
        (x, y), (wide, high) = foot, size
        inset, lip = wide * (1 - _FOOT) / 2, high * _LIP
        left, right, top = x, x + wide, y + high
        under = top - lip
        body = (x + inset, y, right - inset, y, right - lip * 0.6, under, left + lip * 0.6, under)
        edge = (left, under, right, under, right, top, left, top)
        Color(*tone)
        for shape in (body, edge):
            if filled:
                vertices = [part for n in range(0, 8, 2) for part in (*shape[n : n + 2], 0, 0)]
                Mesh(vertices=vertices, indices=[0, 1, 2, 3], mode="triangle_fan")
            SmoothLine(points=shape, close=True, width=max(1.0, self.m.hairline * 0.7))
