"""The ticket goes first: what an order sets off elsewhere waits until its ticket is on the line.

All threads of the program share one interpreter. The picture of the number, the receipt and the
status each need it for about as long as the whole way of a ticket from the database to the line,
so together they would more than double that way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.ports import Steps

HEAD_START_S = 0.03
"""Seconds that everything else waits at most: the printer may be busy with another paper."""

_ON_THE_LINE = "job claimed"


class HeadStart:
    """Between the order and the bar printer's worker. It passes on each step it is told of."""

    def __init__(self, steps: Steps, *, at_most_s: float = HEAD_START_S) -> None:
        self._steps = steps
        self._at_most_s = at_most_s
        self._begun = threading.Event()

    def give(self, wake: Callable[[], None]) -> None:
        """Wake whoever brings the ticket out, and wait until it is being written."""
        self._begun.clear()
        wake()
        self._begun.wait(self._at_most_s)

    def reached(self, step: str) -> None:
        """The printer's worker got so far."""
        self._steps.reached(step)
        if step == _ON_THE_LINE:
            self._begun.set()
