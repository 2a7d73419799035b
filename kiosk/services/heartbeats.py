"""Who is alive: everyone who works says so now and then, and silence is noticed.

A thread that hangs inside a library says nothing, and nobody can end it from outside; all that
helps is to see it and to begin the whole process again.
"""

from __future__ import annotations

from collections.abc import Callable

Beat = Callable[[], None]
"""Says "I am alive"; for the one who is watched, on its own thread. Costs next to nothing."""


class Heartbeats:
    """Notes who was heard of, and when. For any number of threads.

    ``monotonic`` is a clock in seconds that only grows.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._within: dict[str, float] = {}
        self._heard: dict[str, float] = {}

    def expect(self, name: str, *, within_s: float) -> Beat:
        """From now on this one must be heard of every ``within_s`` seconds, by its beat."""

        def beat() -> None:
            self._heard[name] = self._monotonic()

        beat()
        self._within[name] = within_s
        return beat

    def forget(self, name: str) -> None:
        """It has ended as it should; nothing more is expected of it. Allowed twice."""
        self._within.pop(name, None)

    def late(self) -> tuple[str, ...]:
        """Those who have been silent for longer than they may, by name; empty is well."""
        now = self._monotonic()
        watched = list(self._within.items())
        return tuple(sorted(name for name, within in watched if now - self._heard[name] > within))
