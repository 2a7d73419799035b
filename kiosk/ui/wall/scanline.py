"""The scanner's red line, while it passes over a paper."""

from __future__ import annotations

from math import pi, sin
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets import shine

RED = theme.rgba("#FF3B2F")  # a laser's, brighter than any colour of the window
SWEEP_S = 0.6  # long enough to be seen, over before the bar rings
_SWEEP_HZ = 30


class ScanLine(Widget):
    """Runs over its box once, from the head to the foot and back; draws nothing at rest."""

    m = ObjectProperty(Metrics(), rebind=True)
    running = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self._clock: Any = None
        self._passed = 0.0
        with self.canvas:
            self._glow_tint = Color(*theme.faded(RED, 0))
            glow = theme.faded(RED, 0.5)
            none = theme.faded(RED, 0)
            self._glow = Rectangle(texture=shine.upright(none, glow, none))
            self._line_tint = Color(*theme.faded(RED, 0))
            self._line = Rectangle()

    def run(self) -> None:
        """Sweep; a sweep under way begins again."""
        self._passed = 0.0
        self.running = True
        if self._clock is None:
            self._clock = Clock.schedule_interval(self._step, 1 / _SWEEP_HZ)
        self._place()

    def _step(self, passed: float) -> None:
        self._passed += passed
        if self._passed >= SWEEP_S:
            self._clock.cancel()
            self._clock = None
            self.running = False
        self._place()

    def _place(self) -> None:
        part = min(1.0, self._passed / SWEEP_S)
        shown = 1.0 if self.running else 0.0
        self._line_tint.a = 0.95 * shown
        self._glow_tint.rgba = (1, 1, 1, shown)
        y = self.top - self.height * (0.06 + 0.88 * sin(pi * part))
        thick, wide = max(2, self.m.px(5)), self.m.px(90)
        self._line.pos, self._line.size = (self.x, y - thick / 2), (self.width, thick)
        self._glow.pos, self._glow.size = (self.x, y - wide / 2), (self.width, wide)
