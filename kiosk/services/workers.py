"""Threads that work until they are told to stop, and begin again if they fall."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from kiosk.services.heartbeats import Beat

log = logging.getLogger(__name__)

BEGIN_AGAIN_S = 1.0
"""Seconds before a worker that fell begins again: long enough not to spin, short for a guest."""

BEGIN_AGAIN_AT_MOST_S = 15.0
"""The pause doubles with each fall up to this: what keeps falling should not fill the log."""

FALLS_WITHIN_S = 60.0
"""Falls within so many seconds belong together; later ones are a new story."""

FALLS_AT_MOST = 5
"""So many falls together, and the fault may lie in what this process keeps in its memory."""

STOP_WITHIN_S = 5.0
"""Seconds a worker may take to end; a printer may be in the middle of its deadline."""


class Stop(threading.Event):
    """Tells a worker to end. A worker that looks whether it should end is alive: it beats."""

    def __init__(self, beat: Beat) -> None:
        super().__init__()
        self._beat = beat

    def is_set(self) -> bool:
        """Whether it should end."""
        self._beat()
        return super().is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for that, ``timeout`` seconds at most."""
        self._beat()
        return super().wait(timeout)


class Worker:
    """One thread around one loop. ``run(stop)`` returns when ``stop`` is set.

    An exception out of the loop is logged with its traceback and the loop begins again, after a
    pause that grows: all state worth keeping is in the database. ``interrupt`` ends what it waits
    for, ``nudge`` only its rest between two pieces of work. ``beat`` is called whenever the
    loop looks at ``stop``. ``hopeless`` is called, on the worker's thread, each time it has
    fallen :data:`FALLS_AT_MOST` times within :data:`FALLS_WITHIN_S`; the worker goes on trying.
    """

    def __init__(
        self,
        name: str,
        run: Callable[[threading.Event], None],
        *,
        interrupt: Callable[[], None] = lambda: None,
        nudge: Callable[[], None] | None = None,
        beat: Beat = lambda: None,
        hopeless: Callable[[str], None] = lambda _name: None,
        pause_s: float = BEGIN_AGAIN_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self.falls = 0
        """How often it has fallen so far; from any thread."""
        self._run = run
        self._interrupt = interrupt
        self._nudge = nudge or interrupt
        self._hopeless = hopeless
        self._monotonic = monotonic
        self._pause_s = pause_s
        self._recent: deque[float] = deque()
        self._stop = Stop(beat)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def let_finish(self) -> None:
        """Set the flag and let it finish what it is at; returns at once."""
        self._stop.set()
        self._nudge()

    def ask_to_stop(self) -> None:
        """Set the flag and interrupt the wait; returns at once. Call :meth:`join` after it."""
        self._stop.set()
        self._interrupt()

    def has_ended(self, within_s: float) -> bool:
        """Wait so many seconds for its end; says whether it came."""
        if self._thread.is_alive():
            self._thread.join(within_s)
        return not self._thread.is_alive()

    def join(self, within_s: float = STOP_WITHIN_S) -> bool:
        """Wait so many seconds until it has ended; logs a worker that has not, and says so."""
        if self.has_ended(within_s):
            return True
        log.error("worker %s does not end", self.name)
        return False

    def _work(self) -> None:
        """A named border: nothing above a thread could tell anyone what happened."""
        while not self._stop.is_set():
            try:
                self._run(self._stop)
            except BaseException:  # a thread that ends by SystemExit is as dead as any
                pause = self._fell()
                log.exception("worker %s fell and begins again in %.0f s", self.name, pause)
                if len(self._recent) % FALLS_AT_MOST == 0:
                    self._hopeless(self.name)
                self._stop.wait(pause)

    def _fell(self) -> float:
        """Count it; returns the seconds until it should begin again."""
        now = self._monotonic()
        self.falls += 1
        self._recent.append(now)
        while now - self._recent[0] > FALLS_WITHIN_S:
            self._recent.popleft()
        return min(self._pause_s * 2.0 ** (len(self._recent) - 1), BEGIN_AGAIN_AT_MOST_S)
