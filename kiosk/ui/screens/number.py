"""The number, as large as the glass allows, and what to do with it."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, StringProperty

from kiosk.presenters.views import NumberView
from kiosk.ui.screens.base import GuestScreen

_WHOLE_FRAMES = 2  # the first swap brings the number up, the second proves that it stood


class NumberScreen(GuestScreen):
    """Reports a number as shown only after the frame that carries it was swapped in."""

    stands_low = stands_low_lying = True

    title = StringProperty("")
    number = StringProperty("")
    pager = StringProperty("")
    pay = StringProperty("")
    wait = StringProperty("")
    estimate = StringProperty("")
    before = StringProperty("")
    ahead = NumericProperty(0)
    own = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._order_key = ""
        self._reported = ""
        self._swaps = 0
        self._window: Any = None

    def render(self, view: NumberView) -> None:
        """Draw the view."""
        self.title = view.title
        self.number = view.number
        self.pager = view.pager
        self.pay = view.pay
        self.wait = view.wait
        self.estimate = view.estimate
        self.before = view.before
        self.ahead, self.own = view.ahead, view.own
        self.ids.next_guest.show(view.next_guest)
        self.ids.texts.says(view.pager, view.pay, view.wait, view.estimate, view.before)
        if view.order_key != self._order_key:
            self._order_key = view.order_key
            self._watch()

    def entered(self) -> None:
        """Begin to watch for the number's frame."""
        self._watch()

    def left(self) -> None:
        """A number that went before it stood on the glass is not reported."""
        self._unwatch()
        self._order_key = ""
        self._reported = ""

    def _watch(self) -> None:
        window = self.get_root_window()
        if window is None or not self._order_key or self._order_key == self._reported:
            return
        self._swaps = 0
        if self._window is None:
            self._window = window
            window.bind(on_flip=self._swapping)
        self.canvas.ask_update()

    def _unwatch(self) -> None:
        if self._window is not None:
            self._window.unbind(on_flip=self._swapping)
            self._window = None

    def _swapping(self, *_: object) -> None:
        """The window is about to swap: Kivy tells before, so the rest waits for the next turn."""
        self._swaps += 1
        Clock.schedule_once(self._swapped, 0)

    def _swapped(self, _: float) -> None:
        if self._window is None:
            return
        if self._swaps < _WHOLE_FRAMES:
            self.canvas.ask_update()
            return
        self._unwatch()
        self._reported = self._order_key
        self.verbs.number_shown(self._order_key)
