"""Turns pages: an arrow each way, and a dot for each page between them."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothEllipse
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.metrics import Metrics

_MOST_DOTS = 6  # more are not counted by anybody


class PageDots(Widget):
    """A dot for each page, the present one in brass."""

    m = ObjectProperty(Metrics(), rebind=True)
    page = NumericProperty(0)
    pages = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("m", "page", "pages", "pos", "size"):
            self.fbind(name, self._draw_soon)
        look.follow(self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if not 1 < self.pages <= _MOST_DOTS:
            return
        dot, pitch = self.m.px(10), self.m.px(26)
        left = self.center_x - pitch * (self.pages - 1) / 2
        with self.canvas:
            for place in range(int(self.pages)):
                here = place == self.page
                Color(*(look.now.action if here else look.now.edge))
                SmoothEllipse(
                    pos=(left + place * pitch - dot / 2, self.center_y - dot / 2),
                    size=(dot, dot),
                )


class PageTurner(BoxLayout):
    """Two arrows and the dots; dispatches ``on_turn`` with -1 or +1."""

    m = ObjectProperty(Metrics(), rebind=True)
    page = NumericProperty(0)
    pages = NumericProperty(1)
    __events__ = ("on_turn",)

    def on_turn(self, step: int) -> None:
        """An arrow was touched."""
