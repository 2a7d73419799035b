"""The upper edge of the glass: which numbers are ready, quietly; and light when one is called.

It lies in the air every screen leaves at its edges, so it hides nothing and takes no touch.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.views import FrameView
from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import faded
from kiosk.ui.widgets import shine

_ROOM = 430  # units: four numbers, and how many more there are
_AIR = 7  # steps of the grid: what every screen leaves at its upper edge
_GLOW = 5  # steps of the grid: as wide as the air at the sides
_BRIGHT, _DIM = 0.85, 0.25


class Crown(FloatLayout):
    """``text`` in the upper left corner; while ``called``, on a band of light across the glass.

    ``lit``: all four edges shine. ``beside``: something is said to its right, and the band leaves
    that alone. ``room`` is the line's own width, ``aside`` what it takes from its neighbour: the
    same for one number as for many, so that nothing moves when another is called. Larger letters
    have the whole line on a standing glass; ``under`` is then what they take from what is said
    below.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    text = StringProperty("")
    called = BooleanProperty(defaultvalue=False)
    lit = BooleanProperty(defaultvalue=False)
    beside = BooleanProperty(defaultvalue=False)
    room = NumericProperty(0)
    aside = NumericProperty(0)
    high = NumericProperty(0)
    under = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._light = Color(1, 1, 1, 1)
            self._edges = [Rectangle(size=(0, 0)) for _ in range(4)]
            self._tint = Color(*look.now.ready)
            self._band = Rectangle(size=(0, 0))
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("m", "pos", "size", "called", "lit", "beside"):
            self.fbind(name, self._draw_soon)
        for name in ("m", "width", "text"):
            self.fbind(name, self._make_room)
        look.follow(self._draw_soon)

    def show(self, frame: FrameView, *, has_board: bool) -> None:
        """Take over what is ready and who is called; a screen with a board says it itself."""
        called = frame.called
        self.lit = called is not None
        self.called = called is not None and not has_board
        self.text = called.text if called is not None and self.called else frame.ready

    def on_touch_down(self, _touch: Any) -> bool:
        """Light takes no touch."""
        return False

    def _make_room(self, *_: object) -> None:
        size = self.m.type.body if self.m.large else self.m.type.small
        self.high = max(self.m.step(6), round(1.34 * size))
        if self._is_alone():
            self.room = max(1, self.width - 2 * self.m.margin)
            self.aside, self.under = 0, self.high if self.text else 0
            return
        self.high = min(self.high, self.m.step(_AIR))
        self.room = min(self.m.px(_ROOM), self.width / 2 - self.m.margin)
        self.aside, self.under = (self.room + self.m.step(2) if self.text else 0), 0

    def _is_alone(self) -> bool:
        """Whether nothing goes in beside the line."""
        return self.m.large and self.m.portrait

    def _draw(self, *_: object) -> None:
        shares = self.beside and not self._is_alone()
        wide = self.m.margin + self.room if shares else self.width
        high = self.ids.line.height if self.called else 0
        self._tint.rgba = look.now.ready
        self._band.pos, self._band.size = (self.x, self.top - high), (wide, high)
        self._draw_edges()

    def _draw_edges(self) -> None:
        wide = self.m.step(_GLOW) if self.lit else 0
        bright, dark = faded(look.now.ready, _BRIGHT), faded(look.now.ready, 0)
        left, right, foot, head = self._edges
        left.texture, right.texture = shine.level(bright, dark), shine.level(dark, bright)
        foot.texture = shine.upright(bright, dark)
        # what is said at the upper edge is still to be read
        over = faded(look.now.ready, _DIM) if self.beside else bright
        head.texture = shine.upright(dark, over)
        left.pos, left.size = self.pos, (wide, self.height)
        right.pos, right.size = (self.right - wide, self.y), (wide, self.height)
        foot.pos, foot.size = self.pos, (self.width, wide)
        head.pos, head.size = (self.x, self.top - wide), (self.width, wide)
