"""A kiosk that is killed in the middle of an order: ``python -m tests.e2e.killed_kiosk FILE STEP``.

It has everything but a window. A guest orders; when the named step is reached the process ends
as in a power failure, with nothing tidied up.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.config import load_config
from kiosk.domain.printjob import JobState
from tests.e2e.window import HeadlessWindow


class KilledAt:
    """The end comes at one named step, on the thread that reaches it."""

    def __init__(self, step: str) -> None:
        self._step = step

    def reached(self, step: str) -> None:
        """Nothing, or the end."""
        if step == self._step:
            os.kill(os.getpid(), signal.SIGKILL)


def main(config: str, step: str) -> None:
    """Order one Negroni and wait for the end."""
    with HeadlessWindow(load_config(Path(config)), steps=KilledAt(step)) as window:
        window.order_a_negroni()
        window.until_stored(
            lambda records: all(job.state is JobState.PRINTED for job in records.jobs.of_day(None)),
            "the ticket",
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
