"""The bar's answers: rings at once, words on one short paper at most every ten seconds.

Answers are kept in memory only: what they answer is already in the database.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.papers import Answer, AnswerLine
from kiosk.ports import Ring

PAPER_EVERY_S = 10.0
"""Seconds between two answer papers: twenty refusals must not become a metre of paper."""

MOST_LINES = 20
"""Different lines kept for one paper; more would be read by nobody."""

MOST_RINGS = 4
"""Rings kept for a busy printer: a bell that answers minutes later answers nothing."""


class Answers:
    """What is still to be rung and said at the bar. Safe to call from any thread."""

    def __init__(self, wake: Callable[[], None] = lambda: None) -> None:
        self.wake = wake
        self._lock = threading.Lock()
        self._rings: deque[Ring] = deque(maxlen=MOST_RINGS)
        self._lines: dict[AnswerLine, int] = {}
        self._printed_at: float | None = None

    def ring(self, ring: Ring) -> None:
        """Ring as soon as the paper in progress is out."""
        with self._lock:
            self._rings.append(ring)
        self.wake()

    def say(self, line: AnswerLine) -> None:
        """Say it on the next answer paper; an equal line is counted, not repeated."""
        with self._lock:
            if line in self._lines or len(self._lines) < MOST_LINES:
                self._lines[line] = self._lines.get(line, 0) + 1
        self.wake()

    def take_ring(self) -> Ring | None:
        """The oldest ring not yet rung."""
        with self._lock:
            return self._rings.popleft() if self._rings else None

    def drop_rings(self) -> None:
        """Forget the rings: the printer cannot ring, and later they would answer nothing."""
        with self._lock:
            self._rings.clear()

    def due(self, now: float) -> Answer | None:
        """The paper to print now, or None. The lines stay until :meth:`printed`."""
        with self._lock:
            if not self._lines or self.seconds_left(now) > 0:
                return None
            return Answer(tuple(replace(line, count=n) for line, n in self._lines.items()))

    def seconds_left(self, now: float) -> float:
        """Seconds until the next paper may be printed."""
        return 0.0 if self._printed_at is None else self._printed_at + PAPER_EVERY_S - now

    def printed(self, answer: Answer, now: float) -> None:
        """An answer went out: its lines are done, those said meanwhile stay."""
        with self._lock:
            self._printed_at = now
            for line in answer.lines:
                self._forget(replace(line, count=1), line.count)

    def _forget(self, line: AnswerLine, count: int) -> None:
        left = self._lines.pop(line, 0) - count
        if left > 0:
            self._lines[line] = left
