"""Health has three answers: works, fails (with the trouble), unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What is known of a device. Unknown is an answer of its own, never "works"."""

    WORKS = "works"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Trouble(StrEnum):
    """What a device lacks, in words a log can carry."""

    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    CUTTER = "cutter"
    ERROR = "error"
    OFFLINE = "offline"
    ABSENT = "absent"
    HELD = "held by another program"
    LOST = "lost"
    STALLED = "stalled"
    NO_ANSWER = "no answer"
    NOT_ASKED = "not asked"
    REFUSED = "refused"


@dataclass(frozen=True)
class DeviceHealth:
    """The last answer of a device and when it came, in seconds of the monotonic clock."""

    verdict: Verdict
    troubles: tuple[Trouble, ...] = ()
    near_end: bool = False
    at: float | None = None

    def is_fresh(self, now: float) -> bool:
        """Younger than :data:`FRESH_S`."""
        return self.at is not None and now - self.at < FRESH_S


FRESH_S = 5.0
"""Seconds an answer of the bar printer is believed: longer, and an order might find no paper."""

NOT_ASKED = DeviceHealth(Verdict.UNKNOWN, (Trouble.NOT_ASKED,))


def may_order(health: DeviceHealth, *, now: float, status_is_asked: bool) -> bool:
    """The window takes orders: the bar printer works and said so a moment ago.

    Where the owner wrote ``status = "none"`` the printer is never asked, and only a known
    trouble closes the window.
    """
    if not status_is_asked:
        return health.verdict is not Verdict.FAILS
    return health.verdict is Verdict.WORKS and health.is_fresh(now)
