"""A pause: the window takes no orders for a while, and says so to whoever comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

TEN_MINUTES = timedelta(minutes=10)
"""What one scan of the card asks for; another one adds as much."""


class PauseWhy(StrEnum):
    """Who or what asked for it."""

    CARD = "card"
    TEN_MINUTES = "ten minutes"
    UNANSWERED = "unanswered"
    """Nobody answers the tickets, and the owner wants the window closed then."""

    SLOWED = "slowed"
    """Nobody answers them, and it takes fewer orders: not a pause at all, but kept like one."""


@dataclass(frozen=True)
class Pause:
    """Since ``began_at``, to ``until`` or until it is ended by a scan."""

    why: PauseWhy
    began_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None


def is_on(pause: Pause | None, now: datetime) -> bool:
    """Whether no order is taken now."""
    if pause is None or pause.ended_at is not None or pause.why is PauseWhy.SLOWED:
        return False
    return pause.until is None or now < pause.until


def is_slowed(pause: Pause | None) -> bool:
    """Whether fewer orders are taken now, because nobody answers the tickets."""
    return pause is not None and pause.ended_at is None and pause.why is PauseWhy.SLOWED


def is_unanswered(pause: Pause | None) -> bool:
    """Whether it began by itself, and so ends with the next scan."""
    return pause is not None and pause.why in {PauseWhy.UNANSWERED, PauseWhy.SLOWED}


def end_pause(pause: Pause, now: datetime) -> Pause:
    """It is over: now, or since its time was over if nobody has said so until now."""
    return replace(pause, ended_at=now if pause.until is None else min(pause.until, now))


def ten_minutes_more(pause: Pause | None, now: datetime) -> Pause:
    """Ten minutes from now, or ten more; a pause without an end stays without one."""
    if pause is None or not is_on(pause, now):
        return Pause(PauseWhy.TEN_MINUTES, now, now + TEN_MINUTES)
    return pause if pause.until is None else replace(pause, until=pause.until + TEN_MINUTES)
