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
    NO_PROOF = "does not prove what it prints"
    NOT_ASKED = "not asked"
    REFUSED = "refused"
    NOT_SAVED = "nothing can be saved"
    FELL = "fell and began again"
    LET_GO = "taken over by the other printer"
    BROKEN_FILE = "the file is broken, the old one stays in service"


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


class Part(StrEnum):
    """A part of the window that may work or not."""

    BAR = "bar printer"
    STANDBY = "standby printer"
    RECEIPT = "receipt printer"
    PAGERS = "pager base"
    SCANNER = "scanner"
    SOUND = "sound"
    MENU = "menu"
    HOURS = "hours"
    DATABASE = "database"
    PROGRAM = "program"


@dataclass(frozen=True)
class PartHealth:
    """How a part is, without the time of its answer: equal as long as nothing changes."""

    part: Part
    verdict: Verdict
    troubles: tuple[Trouble, ...] = ()
    near_end: bool = False

    @property
    def in_trouble(self) -> bool:
        """It does not work, or was asked and said nothing. What was never asked is only unknown."""
        return self.verdict is not Verdict.WORKS and Trouble.NOT_ASKED not in self.troubles

    @property
    def trouble(self) -> Trouble:
        """The first thing to see to."""
        return self.troubles[0] if self.troubles else Trouble.ERROR


FRESH_S = 5.0
"""Seconds an answer of the bar printer is believed: longer, and an order might find no paper."""

JUST_ANSWERED_S = 0.25
"""Seconds for which a good answer is believed without asking again: the question put at the touch
on *Order* is then the only one in front of the ticket."""

OPENS_AFTER_S = 3.0
"""Seconds without trouble before a window that closed opens again: a loose plug must not make the
screen blink, and a printer asked every two seconds has then said twice that it works."""

NOT_ASKED = DeviceHealth(Verdict.UNKNOWN, (Trouble.NOT_ASKED,))


def just_answered(health: DeviceHealth, now: float) -> bool:
    """It said so recently that it works that a second question would only cost time."""
    return (
        health.verdict is Verdict.WORKS
        and health.at is not None
        and now - health.at < JUST_ANSWERED_S
    )


def may_order(health: DeviceHealth, *, now: float, status_is_asked: bool) -> bool:
    """The window takes orders: the bar printer works and said so a moment ago.

    Where the owner wrote ``status = "none"`` the printer is never asked, and only a known
    trouble closes the window.
    """
    if not status_is_asked:
        return health.verdict is not Verdict.FAILS
    return health.verdict is Verdict.WORKS and health.is_fresh(now)


class Door:
    """Closes at the first trouble and opens again only after a while without. One thread only.

    Times in seconds of the monotonic clock.
    """

    def __init__(self) -> None:
        self._closed_at: float | None = None

    def is_open(self, *, all_is_well: bool, now: float) -> bool:
        """Whether it stands open, now that this is known."""
        if not all_is_well:
            self._closed_at = now
        elif self._closed_at is not None and now - self._closed_at >= OPENS_AFTER_S:
            self._closed_at = None
        return self._closed_at is None
