"""The pagers in the rack: which to take, and when one is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

CALL_EXPIRES = timedelta(minutes=10)
"""A call that could not be made by then is given up: the number is on the screen anyway."""

REST_AFTER_CALL = timedelta(seconds=60)
"""A pager still buzzing from its last call is not handed out: its next guest would come at once."""


class PagerState(StrEnum):
    """Where a pager is.

    ``held`` after a restore: who has it is not known, so nobody is given it before it was
    scanned back.
    """

    FREE = "free"
    OUT = "out"
    MISSING = "missing"
    HELD = "held"


@dataclass(frozen=True)
class Pager:
    """A pager of the window; ``since`` is when it came into its state."""

    number: int
    state: PagerState
    since: datetime
    order_key: str | None = None
    called_at: datetime | None = None


class CallState(StrEnum):
    """What is known of a call. ``accepted`` means the base took it, not that the pager buzzed."""

    QUEUED = "queued"
    CALLING = "calling"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Call:
    """A row that says a pager must buzz. Made at least once: a double buzz is harmless."""

    call_id: int
    order_key: str
    number: int
    pager: int
    state: CallState
    queued_at: datetime
    attempts: int = 0
    next_try_at: datetime | None = None


def longest_free(pagers: Iterable[Pager], now: datetime) -> Pager | None:
    """The pager that has been back the longest, or None if all are out."""
    rested = [
        pager
        for pager in pagers
        if pager.state is PagerState.FREE and not _may_still_buzz(pager, now)
    ]
    return min(rested, key=lambda pager: (pager.since, pager.number), default=None)


def _may_still_buzz(pager: Pager, now: datetime) -> bool:
    # A call still to come was made before the clock was set back: it must not rest for hours.
    return pager.called_at is not None and timedelta(0) <= now - pager.called_at < REST_AFTER_CALL
