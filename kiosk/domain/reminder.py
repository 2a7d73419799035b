"""What nobody has answered: when the bar rings again, when paper comes, what the paper says.

A bartender who scans one paper after the other is at work, however long the queue is. So a ticket
is unanswered only since he was last heard of, and the first paper he scans ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.order import OrderState

MOST_RINGS = 4
"""Rings for one silence: who does not come at the fourth is out, and only guests hear a fifth."""


@dataclass(frozen=True)
class Steps:
    """What is to be done about a silence now."""

    rings: bool = False
    paper: bool = False


def steps_of(quiet_s: float, patience_s: float, *, rung: int, can_ring: bool) -> Steps:
    """Ring each time ``patience_s`` seconds have gone by; the second time paper as well.

    ``rung`` is how often it rang for this silence. Where nothing can ring the paper comes at
    once. One silence wants one paper: whether it came is for the caller to know.
    """
    times = int(quiet_s // patience_s)
    return Steps(
        rings=can_ring and min(times, MOST_RINGS) > rung,
        paper=times >= (2 if can_ring else 1),
    )


def silent_since(came_out: datetime | None, heard_at: datetime | None) -> datetime | None:
    """Since when nobody answers: since the oldest ticket came out, or since the last scan.

    None while no ticket waits.
    """
    if came_out is None:
        return None
    return came_out if heard_at is None else max(came_out, heard_at)


@dataclass(frozen=True)
class OpenOrder:
    """An order on the reminder. ``minutes`` is its age; ``code`` is a ticket's, for one whose own
    nobody has scanned yet, else ``""``.
    """

    number: int
    state: OrderState
    minutes: int
    drinks: tuple[tuple[int, str], ...]
    pager: int | None
    code: str = ""


@dataclass(frozen=True)
class OpenCall:
    """A guest who called for help and was not answered."""

    minutes: int
    number: int | None
    code: str


@dataclass(frozen=True)
class MissingPager:
    """A pager that is not in the rack; its code is scanned when it is found."""

    number: int
    code: str


@dataclass(frozen=True)
class Reminder:
    """All that waits for the bartender, oldest first."""

    at: datetime
    orders: tuple[OpenOrder, ...]
    calls: tuple[OpenCall, ...] = ()
    pagers: tuple[MissingPager, ...] = ()
    slowed: bool = False
    closed: bool = False
