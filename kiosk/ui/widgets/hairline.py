"""A brass rule, one hairline high."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.properties import ColorProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.metrics import Metrics


class Hairline(Widget):
    """As wide as its box; its height follows the glass."""

    m = ObjectProperty(Metrics(), rebind=True)
    color = ColorProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint_y = None
        with self.canvas:
            self._tint = Color(*look.now.rule)
            self._box = Rectangle()
        for name in ("m", "color", "pos", "size"):
            self.fbind(name, self._draw)
        look.follow(self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.height = self.m.hairline
        self._tint.rgba = self.color or look.now.rule
        self._box.pos, self._box.size = self.pos, self.size
