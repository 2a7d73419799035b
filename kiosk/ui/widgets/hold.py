"""The one button that is held, not tapped: nothing that only grazes the glass can press it."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.properties import AliasProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.presenters.views import ButtonView
from kiosk.ui.widgets.buttons import WordButton

HOLD_S = 0.7
"""Seconds a finger must stay. The longest taps of slow hands take half a second, a drop that
strikes the glass a quarter; and nobody minds a moment of this length who sees it run."""

LONGEST_TURN_S = 0.1
"""A turn of the screen's loop counts for no more: a finger may have left while the screen stood
still, and its lifting is told only afterwards."""

HINT_S = 2.5
"""Seconds the advice stays after a finger left too soon."""

NEARLY = 0.72
"""The part at which *on_nearly* comes, a fifth of a second before the end: what must be asked
before something is done is asked then; the answer is there, and fresh, when it is done."""

FIRST_PART = 0.06
"""What is filled in the very first picture, so that the press itself is seen."""

_TWITCH_S = 0.45
_TWITCH = 0.3  # of the button; the fill jumps there and falls back


class HoldButton(WordButton):
    """Fills while a finger stays on it and dispatches ``on_held`` once when it is full.

    ``on_nearly`` comes a moment before, ``on_given_up`` where a finger left too soon.

    ``meaning`` is what it would do: where that changes, or its words do, while it fills, the finger
    was not meant for it. ``part`` is how full it is (0 to 1). A finger that leaves too soon has
    done nothing; the fill twitches and ``keep`` stands in the words' place for a while.
    """

    part = NumericProperty(0.0)
    keep = StringProperty("")
    meaning = ObjectProperty(None)
    __events__ = ("on_nearly", "on_held", "on_given_up")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._usual = ""
        self._touch: Any = None
        self._filling: Any = None
        self._falling: Any = None
        self._fell_from, self._fell = 0.0, 0.0
        self._quiet_soon = Clock.create_trigger(self._say_as_ever, HINT_S)
        self.fbind("enabled", self._look)
        self.fbind("meaning", self.drop)

    def show(self, view: ButtonView) -> None:
        """Take over the words, and whether a touch does anything."""
        if view.text != self._usual:
            self.drop()
        hinted = self.text == self.keep and view.text == self._usual
        self._usual = view.text
        super().show(ButtonView(self.keep, view.enabled) if hinted and view.enabled else view)

    def on_nearly(self) -> None:
        """It will be held long enough, if the finger stays a moment more."""

    def on_held(self) -> None:
        """It was held long enough."""

    def on_given_up(self) -> None:
        """It was not."""

    def on_touch_down(self, touch: Any) -> bool:
        """Begin to fill, visibly in the next picture."""
        taken = super().on_touch_down(touch)
        if taken and self.state == "down" and self._touch is None:
            self._touch = touch
            self._stop_falling()
            self.part = FIRST_PART
            self._filling = Clock.schedule_interval(self._fill_on, 0)
        return taken

    def on_touch_move(self, touch: Any) -> bool:
        """A finger that slides off has let go."""
        if touch is self._touch and not self.collide_point(*touch.pos):
            self.let_go(touch)
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: Any) -> bool:
        """Too soon."""
        if touch is self._touch:
            self._give_up()
        return super().on_touch_up(touch)

    def let_go(self, touch: Any) -> None:
        """The touch turned out to be none: as if it had never been."""
        if touch is self._touch:
            self._give_up()
        super().let_go(touch)

    def drop(self, *_: object) -> None:
        """Nothing is advised: she did nothing wrong."""
        if self._touch is not None:
            touch = self._touch
            self.begin_anew()
            super().let_go(touch)

    def begin_anew(self) -> None:
        """Nothing of what a finger did to it stays."""
        self._stop_filling()
        self._stop_falling()
        self._say_as_ever()

    def _fill_on(self, dt: float) -> None:
        if self.get_root_window() is None:  # its screen has gone under the finger
            self.let_go(self._touch)
            return
        before = self.part
        self.part += min(dt, LONGEST_TURN_S) / HOLD_S
        if before < NEARLY <= self.part:
            self.dispatch("on_nearly")
        if self.part >= 1:
            touch = self._touch
            self._stop_filling()
            super().let_go(touch)
            self.part = 0
            self._say_as_ever()
            self.dispatch("on_held")

    def _give_up(self) -> None:
        self._stop_filling()
        self._fell_from, self._fell = max(self.part, _TWITCH), 0.0
        self.part = self._fell_from
        self._falling = Clock.schedule_interval(self._fall, 0)
        if self.keep:
            self.text = self.keep
            self._quiet_soon.cancel()
            self._quiet_soon()
        self.dispatch("on_given_up")

    def _fall(self, dt: float) -> bool:
        self._fell += dt
        left = 1 - self._fell / _TWITCH_S
        if left <= 0:
            self._stop_falling()
            return False
        self.part = self._fell_from * left * abs(math.cos(math.pi * self._fell / 0.18))
        return True

    def _stop_filling(self) -> None:
        self._touch = None
        if self._filling is not None:
            self._filling.cancel()
            self._filling = None

    def _stop_falling(self) -> None:
        if self._falling is not None:
            self._falling.cancel()
            self._falling = None
        self.part = 0

    def _say_as_ever(self, *_: object) -> None:
        self._quiet_soon.cancel()
        self.text = self._usual

    def _look(self, *_: object) -> None:
        """Dead, it holds nothing."""
        if not self.enabled:
            self.drop()
            self.begin_anew()

    def _fill(self) -> Any:
        if not self.enabled:
            return self.palette.clear
        return self.palette.shaded if self.part > 0 else self.palette.action

    fill = AliasProperty(_fill, bind=("part", "enabled", "palette"), rebind=True)

    def _ring(self) -> float:
        """The ring's radius."""
        return float(min(self.m.px(30), self.height * 0.28))

    def _ring_at(self) -> float:
        """Its middle, from the left edge."""
        return float(self.m.px(26)) + self._ring()

    def _pad(self) -> int:
        """Room for the ring at the left."""
        return int(self._ring_at() + self._ring() + self.m.px(14))

    def _pad_after(self) -> int:
        """As much at the right, so that the words stay centred, where they have room for it."""
        pad = self._pad()
        return pad if self.width >= 4 * pad else int(self.m.px(14))

    ring = AliasProperty(_ring, bind=("m", "height"))
    ring_at = AliasProperty(_ring_at, bind=("m", "height"))
    pad_left = AliasProperty(_pad, bind=("m", "height"))
    pad_right = AliasProperty(_pad_after, bind=("m", "size"))
