"""The hatch, shut: a drawn roller shutter in a brass frame, a line of light under it."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import faded
from kiosk.ui.widgets import shine

_SLATS = 11
_SILL = 36  # units by which the shelf is wider than the hatch, each side
_HANDLE = 0.22  # of the shutter's width, at most: a small hatch has a small handle
_WIDE = 1.35  # the hatch is so wide for its height


class Hatch(Widget):
    """Drawn once for its box, in plain rectangles."""

    m = ObjectProperty(Metrics(), rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._draw_soon)
        look.follow(self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        wide = min(self.width - 2 * self.m.px(_SILL), self.height * 0.9 * _WIDE)
        high = wide / _WIDE
        x, y = self.center_x - wide / 2, self.center_y - high / 2 + self.height * 0.02
        frame = self.m.px(14)
        with self.canvas:
            self._frame(x, y, wide, high)
            self._shutter(x + frame, y + frame, wide - 2 * frame, high - 2 * frame)
            self._sill(x, y, wide)

    def _frame(self, x: float, y: float, wide: float, high: float) -> None:
        Color(*look.now.tint)
        dark, light = look.now.theme.art.metal
        Rectangle(pos=(x, y), size=(wide, high), texture=shine.level(dark, light, dark))
        inset = self.m.px(5)
        Color(*look.now.ground)
        Rectangle(pos=(x + inset, y + inset), size=(wide - 2 * inset, high - 2 * inset))

    def _shutter(self, x: float, y: float, wide: float, high: float) -> None:
        """Slats lit from above, and at the foot the light of the bar behind them."""
        gap = self.m.px(10)
        slat = (high - gap) / _SLATS
        Color(*look.now.tint)
        for place in range(_SLATS):
            foot = y + gap + place * slat
            Rectangle(
                pos=(x, foot + self.m.hairline),
                size=(wide, slat - self.m.hairline),
                texture=shine.upright(*look.now.theme.art.slats),
            )
        warm = look.now.theme.art.lamp
        none = faded(warm, 0)
        Rectangle(pos=(x, y), size=(wide, gap * 0.6), texture=shine.level(none, warm, warm, none))
        glow = faded(warm, 0.28)
        Rectangle(
            pos=(x, y + gap * 0.6), size=(wide, slat * 2.2), texture=shine.upright(glow, none)
        )
        self._handle(x + wide / 2, y + gap + slat * 0.34, min(self.m.px(120), wide * _HANDLE))

    def _handle(self, x: float, y: float, wide: float) -> None:
        high = wide * 0.12
        dark, light = look.now.theme.art.metal
        Rectangle(pos=(x - wide / 2, y), size=(wide, high), texture=shine.upright(dark, light))

    def _sill(self, x: float, y: float, wide: float) -> None:
        """The shelf before the hatch, wider than it."""
        over, high = self.m.px(_SILL), self.m.px(16)
        left, reach = x - over, wide + 2 * over
        Color(*look.now.tint)
        dark, light = look.now.theme.art.metal
        Rectangle(pos=(left, y - high), size=(reach, high), texture=shine.level(dark, light, dark))
        spill = look.now.theme.art.lamp
        Rectangle(
            pos=(left, y - high - self.m.px(70)),
            size=(reach, self.m.px(70)),
            texture=shine.upright(faded(spill, 0), faded(spill, 0.06)),
        )
