"""Time, chance, whoever watches, and the way back to the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time of day and a clock that never jumps."""

    def now(self) -> datetime:
        """The present moment, with its zone (UTC)."""

    def monotonic(self) -> float:
        """Seconds that only grow; for durations."""


class Ids(Protocol):
    """Chance, as far as the services need it."""

    def key(self) -> str:
        """A new key for a basket: 128 random bits in hexadecimal."""

    def identifier(self) -> str:
        """A new identifier for an attempt to print: 4 random characters of 21h to 7Eh."""


class Steps(Protocol):
    """Told of each named step. Does nothing in production; a crash test stops there."""

    def reached(self, step: str) -> None: ...


Post = Callable[[Callable[[], None]], None]
"""Hands a function to the screen's thread, in order."""
