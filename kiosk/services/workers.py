"""Threads that work until they are told to stop, and begin again if they fall."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

BEGIN_AGAIN_S = 1.0
"""Seconds before a worker that fell begins again: long enough not to spin, short for a guest."""

STOP_WITHIN_S = 5.0
"""Seconds a worker may take to end; a printer may be in the middle of its deadline."""


class Worker:
    """One thread around one loop. ``run(stop)`` returns when ``stop`` is set.

    An exception out of the loop is logged with its traceback and the loop begins again:
    all state worth keeping is in the database.
    """

    def __init__(
        self,
        name: str,
        run: Callable[[threading.Event], None],
        *,
        interrupt: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self._run = run
        self._interrupt = interrupt
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Set the flag and interrupt the wait; returns at once. Call :meth:`join` after it."""
        self._stop.set()
        self._interrupt()

    def join(self) -> None:
        """Wait until it has ended; logs a worker that does not."""
        if not self._thread.is_alive():
            return
        self._thread.join(STOP_WITHIN_S)
        if self._thread.is_alive():
            log.error("worker %s does not end", self.name)

    def _work(self) -> None:
        """A named border: nothing above a thread could tell anyone what happened."""
        while not self._stop.is_set():
            try:
                self._run(self._stop)
            except Exception:
                log.exception("worker %s fell and begins again", self.name)
                self._stop.wait(BEGIN_AGAIN_S)
