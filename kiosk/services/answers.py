"""The bar's answers: rings at once, words on one short paper at most every ten seconds.

Answers are kept in memory only: what they answer is already in the database, and after a start
it is said again from there (``kiosk.services.unheard``).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.ports import Ring

PAPER_EVERY_S = 10.0
"""Seconds between two answer papers: twenty refusals must not become a metre of paper."""

WITHOUT_BELL_EVERY_S = 0.0
"""The same at a printer without a bell: there each paper is an answer he waits for."""

MOST_LINES = 20
"""Different lines kept for one paper; more would be read by nobody. What a scan has changed is
said beyond it: an order does not change often."""

MOST_RINGS = 4
"""Rings kept for a busy printer; its paper in progress ends in two or three seconds."""

RING_WITHIN_S = 5.0
"""Seconds after a scan that a ring still answers it. After a refill or a long paper it would
answer nothing the bartender remembers: then it is summed up on paper."""


_CHANGED_SOMETHING = frozenset(
    {
        AnswerWord.COUNTED_OFFLINE,
        AnswerWord.CARD_DONE,
        AnswerWord.GIVE_BACK,
        AnswerWord.TAKE,
        AnswerWord.PAGER_BACK,
        AnswerWord.PAGER_INSTEAD,
        AnswerWord.PAGER_LOST,
    }
)
"""Answers to scans that count; what was refused may be scanned again."""


@dataclass(frozen=True)
class Signal:
    """A ring, and the line that says the same where nothing could be rung.

    ``at`` is when it was asked for, in seconds of the monotonic clock. ``words`` say the ring at
    a printer without a bell, at once; late they would only confuse.
    """

    ring: Ring
    at: float
    otherwise: AnswerLine | None = None
    words: AnswerLine | None = None


class Answers:
    """What is still to be rung and said at the bar. Safe to call from any thread."""

    def __init__(
        self,
        wake: Callable[[], None] = lambda: None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.wake = wake
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._signals: deque[Signal] = deque()
        self._lines: dict[AnswerLine, int] = {}
        self._printed_at: float | None = None

    def ring(
        self,
        ring: Ring,
        *,
        otherwise: AnswerLine | None = None,
        words: AnswerLine | None = None,
    ) -> None:
        """Ring as soon as the paper in progress is out; ``otherwise`` is said if it cannot be."""
        with self._lock:
            self._signals.append(Signal(ring, self._monotonic(), otherwise, words))
            if len(self._signals) > MOST_RINGS:
                self._keep(self._signals.popleft().otherwise)
        self.wake()

    def say(self, line: AnswerLine) -> None:
        """Say it on the next answer paper; an equal line is counted, not repeated."""
        with self._lock:
            self._keep(line)
        self.wake()

    def take_signal(self) -> Signal | None:
        """The oldest ring not yet rung; one that comes too late is said instead."""
        with self._lock:
            while self._signals:
                signal = self._signals.popleft()
                if not self._is_late(signal):
                    return signal
                self._keep(signal.otherwise)
        return None

    def drop_late(self) -> None:
        """Nothing can be rung now; what has waited for too long is said instead."""
        with self._lock:
            while self._signals and self._is_late(self._signals[0]):
                self._keep(self._signals.popleft().otherwise)

    def say_instead(self, signal: Signal) -> None:
        """It could not be rung, and rung later it would answer nothing."""
        with self._lock:
            self._keep(signal.otherwise)

    def say_words(self, signal: Signal) -> None:
        """There is no bell: what the ring would have meant is said."""
        with self._lock:
            self._keep(signal.words or _at_once(signal.otherwise))

    def due(self, now: float, *, every_s: float = PAPER_EVERY_S) -> Answer | None:
        """The paper to print now, or None. The lines stay until :meth:`printed`."""
        with self._lock:
            if not self._lines or self._seconds_left(now, every_s) > 0:
                return None
            return Answer(tuple(replace(line, count=n) for line, n in self._lines.items()))

    def _seconds_left(self, now: float, every_s: float) -> float:
        """Seconds until the next paper may be printed."""
        return 0.0 if self._printed_at is None else self._printed_at + every_s - now

    def printed(self, answer: Answer, now: float) -> None:
        """An answer went out: its lines are done, those said meanwhile stay."""
        with self._lock:
            self._printed_at = now
            for line in answer.lines:
                self._forget(replace(line, count=1), line.count)

    def _is_late(self, signal: Signal) -> bool:
        return self._monotonic() - signal.at >= RING_WITHIN_S

    def _keep(self, line: AnswerLine | None) -> None:
        if line is None:
            return
        changed_something = line.word in _CHANGED_SOMETHING
        if changed_something or line in self._lines or len(self._lines) < MOST_LINES:
            self._lines[line] = self._lines.get(line, 0) + 1

    def _forget(self, line: AnswerLine, count: int) -> None:
        left = self._lines.pop(line, 0) - count
        if left > 0:
            self._lines[line] = left


_AT_ONCE = {
    AnswerWord.COUNTED_OFFLINE: AnswerWord.ALREADY,
    AnswerWord.CARD_DONE: AnswerWord.CARD_HEARD,
}


def _at_once(line: AnswerLine | None) -> AnswerLine | None:
    """The same without the words that it comes late."""
    return None if line is None else replace(line, word=_AT_ONCE.get(line.word, line.word))
