"""Time and chance of a played evening: it leaps from one moment that matters to the next."""

from __future__ import annotations

import random
import threading
import time
from datetime import UTC, datetime, timedelta

_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


class EveningClock:
    """A clock that begins where it is told to, and can leap forward.

    Between two leaps it goes as fast as any other. The time of day and the durations leap
    together: whoever waits for eight seconds has waited. Any thread may ask.
    """

    def __init__(self, start: datetime) -> None:
        self._lock = threading.Lock()
        self._start = start.astimezone(UTC)
        self._began = time.monotonic()
        self._ahead = 0.0

    def now(self) -> datetime:
        """The moment of the evening, in UTC."""
        return self._start + timedelta(seconds=self.monotonic() - self._began)

    def monotonic(self) -> float:
        """Seconds that only grow, the leaps among them."""
        with self._lock:
            return time.monotonic() + self._ahead

    def ahead(self) -> float:
        """All leaps together, in seconds."""
        with self._lock:
            return self._ahead

    def leap(self, seconds: float) -> None:
        """Let so much time pass at once; less than none changes nothing."""
        with self._lock:
            self._ahead += max(0.0, seconds)

    def leap_to(self, moment: datetime) -> None:
        """Let it be that late; a moment that is past changes nothing."""
        self.leap((moment - self.now()).total_seconds())


class RealSeconds:
    """The evening's time of day, and durations that never leap: for the glass and its guests."""

    def __init__(self, clock: EveningClock) -> None:
        self._clock = clock
        self.now = clock.now

    def monotonic(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()


class SeededIds:
    """Keys and identifiers that are the same each time the same evening is played."""

    def __init__(self, seed: int) -> None:
        self._lock = threading.Lock()
        self._keys = random.Random(seed)  # noqa: S311 - a play, no secret
        self._identifiers = random.Random(seed + 1)  # noqa: S311

    def key(self) -> str:
        """128 bits in hexadecimal."""
        with self._lock:
            return f"{self._keys.getrandbits(128):032x}"

    def identifier(self) -> str:
        """Four characters for one attempt to print."""
        with self._lock:
            return "".join(self._identifiers.choice(_PRINTABLE) for _ in range(4))
