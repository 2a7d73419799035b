"""A number that has just become ready is called out: on the glass for some seconds."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.called import newly_ready
from kiosk.services.status import STARTING, WindowStatus

CALLED_S = 8.0
"""Seconds a number is called out on the glass: long enough to look up twice."""

TURN_S = 6.0
"""Seconds a page of the board stands, where the ready numbers do not go on one."""


class CallOut:
    """Remembers what was ready a moment ago. ``monotonic`` is a clock in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._known: tuple[int, ...] | None = None
        self._calls: dict[int, float] = {}
        self._turned_at = monotonic()

    def hear(self, status: WindowStatus) -> None:
        """What is ready now. What was ready before the start is on the board; nobody is called."""
        if status == STARTING:
            return
        if self._known is not None:
            self._call(newly_ready(self._known, status.ready))
        self._known = status.ready
        self._calls = {number: at for number, at in self._calls.items() if number in status.ready}

    def _call(self, numbers: tuple[int, ...]) -> None:
        if numbers:
            self._turned_at = self._monotonic()
            self._calls |= dict.fromkeys(numbers, self._turned_at)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers being called now, the newest first."""
        now = self._monotonic()
        current = [number for number, at in self._calls.items() if now - at < CALLED_S]
        # Of two called at one moment the later in the order they became ready is the newer.
        return tuple(sorted(current, key=self._calls.__getitem__)[::-1])

    @property
    def turn(self) -> int:
        """How often the board's pages have turned: a number called is on the first."""
        return int((self._monotonic() - self._turned_at) // TURN_S)
