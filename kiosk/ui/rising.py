"""A new screen settles into its place: it stands a little low at first, for three frames.

It costs nothing but those frames: one screen is drawn, once each, moved by the graphics card.
No touch is lost, for none is meant so soon after a change, and a screen is never half there.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Translate

from kiosk.ui import look

STEPS = (18, 8, 2)  # units below its place, frame by frame; 50 ms on a quick screen
LONGEST_S = 0.15  # on a slow one it is given up


class Rising:
    """Moves one screen's picture; its widgets are in their places all the while."""

    def __init__(self, screen: Any) -> None:
        self._screen = screen
        self._shift = Translate(0, 0)
        self._left: list[int] = []
        self._until = 0.0
        screen.canvas.before.insert(0, self._shift)
        screen.canvas.before.insert(0, PushMatrix())
        screen.canvas.after.add(PopMatrix())
        self._step_soon = Clock.create_trigger(self._step, 0)

    def begin(self) -> None:
        """From below, if things may move here at all."""
        if not look.now.lively:
            return
        self._left = [-self._screen.m.px(step) for step in STEPS]
        self._until = Clock.get_time() + LONGEST_S
        self._step()

    def _step(self, *_: object) -> None:
        if not self._left or Clock.get_time() > self._until:
            self._left = []
            self._shift.y = 0
            return
        self._shift.y = self._left.pop(0)
        self._step_soon()
