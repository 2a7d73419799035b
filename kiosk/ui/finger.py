"""A finger that is not there: real touch events, for the played demo and for the tests.

The events go through Kivy's event loop as a panel's would, so that grabbing, collision and
covering are real: a button that lies under another widget is not reached.
"""

from __future__ import annotations

import itertools
from typing import Any

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent

_ids = itertools.count(1)


class FingerMisused(RuntimeError):
    """A finger was put down twice, or moved while it was in the air."""


class FingerEvent(MotionEvent):
    """One finger on the glass; positions are parts of the window, 0 to 1."""

    def __init__(self, sx: float, sy: float) -> None:
        super().__init__("finger", next(_ids), {"x": sx, "y": sy}, is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def depack(self, args: dict[str, float]) -> None:
        """Take the position out of the event's arguments."""
        self.sx, self.sy = args["x"], args["y"]
        super().depack(args)


class Finger:
    """Presses, drags and lifts one finger; positions are in the window's pixels."""

    def __init__(self, window: Any) -> None:
        self._window = window
        self._event: FingerEvent | None = None

    def press(self, x: float, y: float) -> None:
        """Put the finger down."""
        if self._event is not None:
            raise FingerMisused("the finger is already on the glass")
        self._event = FingerEvent(*self._parts(x, y))
        EventLoop.post_dispatch_input("begin", self._event)

    def drag(self, x: float, y: float) -> None:
        """Move the finger without lifting it."""
        sx, sy = self._parts(x, y)
        event = self._on_the_glass()
        event.move({"x": sx, "y": sy})
        EventLoop.post_dispatch_input("update", event)

    def lift(self) -> None:
        """Take the finger off, where it is."""
        event, self._event = self._on_the_glass(), None
        event.update_time_end()
        EventLoop.post_dispatch_input("end", event)

    def _on_the_glass(self) -> FingerEvent:
        if self._event is None:
            raise FingerMisused("the finger is not on the glass")
        return self._event

    def _parts(self, x: float, y: float) -> tuple[float, float]:
        return x / max(1, self._window.width - 1), y / max(1, self._window.height - 1)


def centre_of(widget: Any) -> tuple[float, float]:
    """A widget's centre in the window's pixels, wherever it is nested."""
    x, y = widget.to_window(*widget.center)
    return float(x), float(y)
