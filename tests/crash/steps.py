"""The named steps, reported as they are reached; at one of them the process is struck dead."""

from __future__ import annotations

import os
import signal
import threading

from tests.crash.journal import Journal


class DeadlySteps:
    """Reports each step; kills its own process at the step that was named. For any thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._deadly = ""
        self._left = 0

    def die_at(self, step: str, time: int = 1) -> None:
        """End at this step when it is reached the so-manieth time from now on."""
        with self._lock:
            self._deadly, self._left = step, time

    def reached(self, step: str) -> None:
        """Report it, and end here if it is the one."""
        with self._lock:
            if step == self._deadly:
                self._left -= 1
            is_the_end = step == self._deadly and self._left == 0
            self._journal.write("step", step=step, deadly=is_the_end)
            if is_the_end:
                os.kill(os.getpid(), signal.SIGKILL)
