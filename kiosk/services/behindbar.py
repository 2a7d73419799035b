"""The pager that stays behind the bar: it answers scans while no printer can ring."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.ports import Ring

BUZZES: Mapping[Ring, int] = MappingProxyType(
    {Ring.UNDERSTOOD: 1, Ring.REFUSED: 2, Ring.SECOND_STEP: 3, Ring.HELP: 4, Ring.WANTED: 4}
)
"""How often it buzzes, so that his pocket tells him what a ring would."""

MOST = 3
"""Answers kept for a base that is busy: a fourth would be taken for another scan's."""

WITHIN_S = 10.0
"""Seconds after a scan that a buzz still answers it."""


class BehindBar:
    """What this pager still has to say. :meth:`ring` is for any thread, :meth:`take` for the
    worker of the pager base. ``wake`` wakes that worker.
    """

    def __init__(self, pager: int, monotonic: Callable[[], float]) -> None:
        self.pager = pager
        self.wake: Callable[[], None] = lambda: None
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._rings: deque[tuple[Ring, float]] = deque(maxlen=MOST)

    def ring(self, ring: Ring) -> None:
        """Buzz as soon as the base is free."""
        with self._lock:
            self._rings.append((ring, self._monotonic()))
        self.wake()

    def take(self) -> int:
        """How often to buzz now: for the oldest answer that is not stale; 0 for none."""
        with self._lock:
            while self._rings:
                ring, at = self._rings.popleft()
                if self._monotonic() - at < WITHIN_S:
                    return BUZZES[ring]
        return 0
