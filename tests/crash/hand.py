"""A Kivy input provider at the end of a pipe: who holds the other end touches the glass.

Each line of standard input is a command: ``down X Y`` in the window's pixels, ``up [SECONDS]`` (so
long after the finger came down at the earliest),
``die TIMES STEP``, ``end``. Importing this imports Kivy: only once it has been set up.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input.factory import MotionEventFactory
from kivy.input.provider import MotionEventProvider

from kiosk.ui.finger import FingerEvent

PIPE = "pipe"


class PipeProvider(MotionEventProvider):
    """Reads the commands that have come, in every frame; one touch event a frame."""

    obey: Callable[[list[str]], None]

    def start(self) -> None:
        """Get ready to read without waiting."""
        os.set_blocking(0, False)
        self._unfinished = b""
        self._touches: deque[list[str]] = deque()
        self._finger: FingerEvent | None = None
        self._since = 0.0

    def stop(self) -> None:
        """Nothing to give back: the pipe belongs to the process."""

    def update(self, dispatch_fn: Callable[[str, Any], None]) -> None:
        """Take what has come and touch once."""
        for words in self._commands():
            if words[0] in ("down", "up"):
                self._touches.append(words)
            else:
                type(self).obey(words)
        if self._touches and self._is_due(self._touches[0]):
            self._touch(self._touches.popleft(), dispatch_fn)

    def _is_due(self, words: list[str]) -> bool:
        """A finger that holds something stays where it is."""
        if words[0] == "down" or len(words) == 1:
            return True
        return Clock.get_time() - self._since >= float(words[1])

    def _commands(self) -> list[list[str]]:
        try:
            data = os.read(0, 65536)
        except BlockingIOError:
            return []
        if not data:
            return [["end"]]  # whoever held the other end is gone: nobody needs this kiosk
        *lines, self._unfinished = (self._unfinished + data).split(b"\n")
        return [line.decode().split() for line in lines if line]

    def _touch(self, words: list[str], dispatch: Callable[[str, Any], None]) -> None:
        if words[0] == "down":
            across, up = float(words[1]), float(words[2])
            place = across / (Window.width - 1), up / (Window.height - 1)
            self._finger, self._since = FingerEvent(*place), Clock.get_time()
            dispatch("begin", self._finger)
        elif self._finger is not None:
            self._finger.update_time_end()
            dispatch("end", self._finger)
            self._finger = None


def take_the_pipe(obey: Callable[[list[str]], None]) -> None:
    """Make the provider known to Kivy under its name; ``obey`` gets every other command."""
    PipeProvider.obey = staticmethod(obey)
    MotionEventFactory.register(PIPE, PipeProvider)
