"""What the pager base does for the bar itself: a pager behind it that answers scans while no
printer can ring, and the trial of any pager.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.ports import CallResult, Ring

BUZZES: Mapping[Ring, int] = MappingProxyType(
    {Ring.UNDERSTOOD: 1, Ring.REFUSED: 2, Ring.SECOND_STEP: 3, Ring.HELP: 4, Ring.WANTED: 4}
)
"""How often it buzzes, so that his pocket tells him what a ring would."""

MOST = 3
"""Answers kept for a base that is busy: a fourth would be taken for another scan's."""

WITHIN_S = 10.0
"""Seconds after a scan that a buzz still answers it."""


@dataclass(frozen=True)
class TrialCall:
    """Somebody wants to know whether this pager buzzes; ``answer`` is told what the base said."""

    pager: int
    answer: Callable[[CallResult], None]


class BehindBar:
    """What ``pager`` still has to say (None: there is none), and who is to be tried out.

    :meth:`ring` and :meth:`try_out` are for any thread, the others for the worker of the pager
    base. ``wake`` wakes that worker.
    """

    def __init__(self, pager: int | None, monotonic: Callable[[], float]) -> None:
        self.pager = pager
        self.wake: Callable[[], None] = lambda: None
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._rings: deque[tuple[Ring, float]] = deque(maxlen=MOST)
        self._trials: deque[TrialCall] = deque()

    def ring(self, ring: Ring) -> None:
        """Buzz as soon as the base is free."""
        if self.pager is None:
            return
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

    def try_out(self, pager: int, answer: Callable[[CallResult], None]) -> None:
        """Let a pager buzz once, for no order; ``answer`` is called on the worker's thread."""
        with self._lock:
            self._trials.append(TrialCall(pager, answer))
        self.wake()

    def take_trial(self) -> TrialCall | None:
        """The next pager to try out."""
        with self._lock:
            return self._trials.popleft() if self._trials else None
