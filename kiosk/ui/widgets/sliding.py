"""A window onto something higher than it: a finger drags it, and what fits is touched at once.

No touch waits to learn whether the finger will drag: what is under it is pressed, and let go
of when the finger has moved too far for a tap.
"""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.stencilview import StencilView

from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.touch import Touchable

DRAG_MM = 4.0
"""Millimetres a finger moves before it drags: a wet thumb that taps rolls by two."""

_GLIDE_S = 0.12


class Sliding(StencilView):
    """What lies in it is ``offset`` pixels higher than it says, at most ``reach``.

    ``on_left_alone`` is dispatched when a finger that came down in it is lifted.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    offset = NumericProperty(0.0)
    reach = NumericProperty(0.0)
    is_dragged = BooleanProperty(defaultvalue=False)
    __events__ = ("on_left_alone",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._start: tuple[float, float] = (0.0, 0.0)
        self._shift = Translate(0, 0)
        self._glide: Animation | None = None
        self.canvas.before.add(PushMatrix())
        self.canvas.before.add(self._shift)
        self.canvas.after.insert(0, PopMatrix())
        self.fbind("offset", self._move)
        self.fbind("reach", self._stay_within)

    def go_to(self, offset: float, *, gently: bool = False) -> None:
        """Show this part; before the first and after the last pixel there is nothing."""
        self._stop()
        wanted = min(max(0.0, offset), self.reach)
        if not gently or self.get_root_window() is None:
            self.offset = wanted
            return
        self._glide = Animation(offset=wanted, duration=_GLIDE_S, transition="out_quad")
        self._glide.start(self)

    def on_left_alone(self) -> None:
        """The finger is gone."""

    def on_touch_down(self, touch: Any) -> bool:
        """Press what is there, and remember where the finger came down."""
        if not self.collide_point(*touch.pos):
            return False
        self.is_dragged = False  # a finger whose lifting was lost drags no more
        self._stop()
        touch.ud[self] = (touch.x, touch.y, self.offset)
        return self._inside(touch, super().on_touch_down)

    def on_touch_move(self, touch: Any) -> bool:
        """Follow a finger that has moved too far for a tap."""
        if self not in touch.ud:
            return False
        if touch.grab_current is self:
            _, y, offset = touch.ud[self]
            self.offset = min(max(0.0, offset + touch.y - y), self.reach)
            return True
        if not self.is_dragged and self._is_drag(touch):
            self._begin(touch)
            return True
        return self._inside(touch, super().on_touch_move)

    def on_touch_up(self, touch: Any) -> bool:
        """Stay where the finger left it."""
        if touch.grab_current is self:
            self.let_go(touch)
            return True
        taken = self._inside(touch, super().on_touch_up)
        if self in touch.ud and not self.is_dragged:
            self.dispatch("on_left_alone")  # it may have stopped what glided
        return taken

    def let_go(self, touch: Any) -> None:
        """The finger is gone, or was none: it drags no more."""
        touch.ungrab(self)
        touch.ud.pop(self, None)
        self.is_dragged = False
        self.dispatch("on_left_alone")

    def to_local(self, x: float, y: float, **_: Any) -> tuple[float, float]:
        """From the parent's coordinates to those of what lies in it."""
        return x, y - self.offset

    def to_parent(self, x: float, y: float, **_: Any) -> tuple[float, float]:
        """And back."""
        return x, y + self.offset

    def _inside(self, touch: Any, dispatch: Any) -> bool:
        touch.push()
        touch.apply_transform_2d(self.to_local)
        taken = bool(dispatch(touch))
        touch.pop()
        return taken

    def _is_drag(self, touch: Any) -> bool:
        x, y, _ = touch.ud[self]
        moved = abs(touch.y - y)
        return self.reach > 0 and moved > self.m.mm(DRAG_MM) and moved > abs(touch.x - x)

    def _begin(self, touch: Any) -> None:
        """What the finger pressed was not meant."""
        let_all_go(touch)
        touch.ud[self] = (touch.x, touch.y, self.offset)
        touch.grab(self)
        self.is_dragged = True

    def _move(self, *_: object) -> None:
        self._shift.y = round(self.offset)

    def _stay_within(self, *_: object) -> None:
        if self.offset > self.reach:
            self.go_to(self.reach)

    def _stop(self) -> None:
        if self._glide is not None:
            self._glide.cancel(self)
            self._glide = None


def let_all_go(touch: Any) -> None:
    """Whatever this touch has pressed is let go of, and does nothing."""
    for held in [each() for each in touch.grab_list]:
        if isinstance(held, Touchable | Sliding):
            held.let_go(touch)
