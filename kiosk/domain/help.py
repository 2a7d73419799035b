"""A guest who called the bartender: what she asked, what became of it, how long it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.printjob import JobState, PrintJob

ASKED_AGAIN_WITHIN = timedelta(seconds=60)
"""A second touch this soon is the same request, seen or not: nobody walks faster."""

WAITS = timedelta(minutes=2)
"""So long one request stands for everybody at the window; after that another slip is printed."""

SLIP_KEEPS = timedelta(minutes=2)
"""A slip not begun by then is withdrawn: the screen has told its guest to knock."""

SENT_WITHIN = timedelta(seconds=6)
"""A slip takes a second; a paper before it three. After this the guest is told to knock."""

CODE_LIVES = timedelta(minutes=30)
"""A slip scanned later answers nobody."""


class HelpScreen(StrEnum):
    """Where in the kiosk she was when she called."""

    ATTRACT = "attract"
    MENU = "menu"
    DRINK = "drink"
    BASKET = "basket"
    NUMBER = "number"
    CLOSED = "closed"


class HelpStand(StrEnum):
    """What the guest may be told. Whether the bartender knows is an answer of its own."""

    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    NOT_SENT = "not sent"
    SEEN = "seen"


@dataclass(frozen=True)
class HelpWanted:
    """What a guest asks with one touch. ``number`` is the order on the glass, if there is one."""

    key: str
    screen: HelpScreen
    language: str
    number: int | None = None


@dataclass(frozen=True)
class HelpRequest:
    """A row. ``count`` is the running number of a window's requests, from which its code is made.

    ``job_id`` is its slip; ``rings`` and ``rung_at`` say how often the bar was rung for it,
    and when last: a touch alone rings nothing while the printer is away.
    """

    count: int
    wanted: HelpWanted
    asked_at: datetime
    job_id: int
    seen_at: datetime | None = None
    rings: int = 0
    rung_at: datetime | None = None

    @property
    def key(self) -> str:
        """The key its guest asked with."""
        return self.wanted.key


@dataclass(frozen=True)
class HelpStanding:
    """A request as its guest may know it."""

    key: str
    stand: HelpStand
    seen_at: datetime | None = None


def still_stands(request: HelpRequest, now: datetime) -> bool:
    """Whether another touch asks for the same: no second slip is printed then.

    Apart in either direction: a clock that was set back tells no age at all.
    """
    age = abs(now - request.asked_at)
    return age < ASKED_AGAIN_WITHIN or (request.seen_at is None and age < WAITS)


def slip_is_wanted(request: HelpRequest, now: datetime) -> bool:
    """A slip that was not begun is still worth its paper."""
    return request.seen_at is None and abs(now - request.asked_at) <= SLIP_KEEPS


def code_counts(request: HelpRequest, now: datetime) -> bool:
    """A scan of its slip still answers somebody."""
    return abs(now - request.asked_at) <= CODE_LIVES


def standing_of(request: HelpRequest, slip: PrintJob | None, now: datetime) -> HelpStanding:
    """What its guest may be told now. ``slip`` is None where its row cannot be found."""
    if request.seen_at is not None:
        return HelpStanding(request.key, HelpStand.SEEN, request.seen_at)
    state = slip.state if slip is not None else JobState.UNCERTAIN
    if state in _ON_ITS_WAY:
        is_young = abs(now - request.asked_at) < SENT_WITHIN
        return HelpStanding(request.key, HelpStand.SENDING if is_young else HelpStand.NOT_SENT)
    return HelpStanding(request.key, _STANDS[state])


_ON_ITS_WAY = frozenset({JobState.QUEUED, JobState.PRINTING})

_STANDS = {
    JobState.PRINTED: HelpStand.SENT,
    JobState.FAILED: HelpStand.NOT_SENT,
    JobState.UNCERTAIN: HelpStand.UNKNOWN,
    JobState.WITHDRAWN: HelpStand.NOT_SENT,
}
