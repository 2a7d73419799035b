"""A box that scrolls only when it must: what fits is touched without delay."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.scrollview import ScrollView

from kiosk.ui import look
from kiosk.ui.metrics import Metrics


class Scroller(ScrollView):
    """A scrolling box without Kivy's fading bar, which would redraw the glass for half a second.

    While its content fits, touches go straight through; when it does not, a thin bar of brass
    stands at the right and a finger has 20 ms to begin to scroll.
    """

    m = ObjectProperty(Metrics(), rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.do_scroll_x = False
        self.scroll_type = ["content"]
        self.fbind("viewport_size", self._look)
        self.fbind("size", self._look)
        self.fbind("m", self._look)
        look.follow(self._repaint)
        self._repaint()

    def _bind_inactive_bar_color(self, *_: object) -> None:
        """Kivy's fading of the bar, left out: it redraws the glass for half a second."""

    def _repaint(self, *_: object) -> None:
        self.bar_color = self.bar_inactive_color = look.now.rule

    def _look(self, *_: object) -> None:
        scrolls = self.viewport_size[1] > self.height + 1
        self.do_scroll_y = scrolls
        self.bar_width = self.m.px(4) if scrolls else 0
        if not scrolls:
            self.scroll_y = 1
