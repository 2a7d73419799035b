"""The screen's loop: sleeps until a touch, a call or a time is there, then acts and draws at once.

Kivy's own loop sleeps for the rest of a frame, dispatches, draws, and only then looks for
touches, so a touch waits for up to a frame and a half; and an empty screen still wakes sixty
times a second. Here only Kivy's waiting is exchanged: its loop, its order of work and its way
with exceptions stay.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kiosk.ui.sdl import PlainWait, Sdl, SdlWait

FRAME_S = 1 / 60
"""Seconds between two frames while something moves."""

LONGEST_S = 0.25
"""Seconds between two turns while nothing happens: a wake-up that got lost costs no more."""

_THROUGH_SDL = frozenset({"mouse", ""})


class Wait(Protocol):
    """A sleep that ends early."""

    def wait(self, seconds: float) -> None:
        """Sleep until woken or touched, at most so long."""

    def wake(self) -> None:
        """End the sleep, or the next one. For any thread."""


class Loop:
    """Takes the place of the Kivy clock's waiting from :meth:`begin` to :meth:`end`.

    ``beat`` is called in every turn, at least every :data:`LONGEST_S` seconds.
    """

    def __init__(
        self,
        *,
        window: Any,
        clock: Any,
        wait: Wait,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        self._window = window
        self._clock = clock
        self._wait = wait
        self._beat = beat
        self._is_waiting = False
        self._tell_time: Callable[[], float] = clock.idle

    def begin(self) -> None:
        """From now on the clock waits as this loop does."""
        self._clock.idle = self._idle

    def end(self) -> None:
        """The clock is Kivy's again."""
        self._clock.idle = self._tell_time

    def wake(self) -> None:
        """There is something to do. For any thread; what is to be done must be scheduled before."""
        self._wait.wake()

    def _idle(self) -> float:
        """In the clock's place: wait, fetch the touches, tell the time of the new turn."""
        if not self._is_waiting:  # a window that is resized draws from inside the wait
            self._is_waiting = True
            try:
                self._wait.wait(self._seconds())
                self._window.mainloop()
            finally:
                self._is_waiting = False
        self._beat()
        return self._tell_time()

    def _seconds(self) -> float:
        """Until the next thing to do, but not sooner than a frame after the last."""
        now = self._clock.time()
        frame = self._clock.get_time() + FRAME_S
        if self._window.canvas.needs_redraw:
            return max(0.0, frame - now)
        due = self._clock.get_min_timeout()  # 0: in the next frame
        return max(0.0, min(max(due, frame) - now, LONGEST_S))


def wait_for(sdl: Sdl | None, provider: str) -> Wait:
    """The best wait for this window and this source of touches (Kivy's name for it).

    A source that reads on a thread of its own cannot end a wait; neither can a screen without a
    desktop (KMSDRM), where SDL itself would look every millisecond. There touches are looked
    for in every frame, which costs a few thousandths of a processor.
    """
    if sdl is None or provider not in _THROUGH_SDL:
        return PlainWait(look_every_s=FRAME_S)
    if sdl.wakes:
        return SdlWait(sdl)
    return PlainWait(look_every_s=FRAME_S if sdl.has_touches else LONGEST_S)
