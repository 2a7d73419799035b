"""Which of two printers brings the bartender's papers out now: his own, or the one in reserve."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.health import DeviceHealth, Trouble, Verdict

MENDED_BY_HAND = frozenset({Trouble.PAPER_OUT, Trouble.COVER_OPEN})
"""What the bartender mends himself while he stands there, and knows that he does."""


class Turn(StrEnum):
    """Who prints now."""

    BAR = "bar"
    STANDBY = "standby"


@dataclass(frozen=True)
class TakeOverAfter:
    """Seconds a printer may be of no use before the other one takes its papers over.

    A cable, a jammed cutter or a silent printer does not mend itself, but a printer that was
    switched off and on, or a plug pushed back at once, is there again within 10 s. Changing a roll
    takes 30 s: a copy of the ticket in progress would only be one paper more to throw away.
    """

    otherwise_s: float = 10.0
    mended_by_hand_s: float = 45.0


TAKE_OVER_AFTER = TakeOverAfter()
"""What holds at every window; only a test is in more of a hurry."""


@dataclass(frozen=True)
class Standing:
    """How one of the two printers stands. ``idle_s`` are the seconds since it last worked."""

    works: bool
    idle_s: float = 0.0
    troubles: tuple[Trouble, ...] = ()

    def is_given_up(self, after: TakeOverAfter) -> bool:
        """What it has begun is not waited for any longer."""
        return not self.works and self.idle_s >= _patience_s(self.troubles, after)


def who_prints(bar: Standing, standby: Standing, *, now: Turn, after: TakeOverAfter) -> Turn:
    """Whose turn it is. ``now`` is whose it was until this moment.

    The bar printer has it back as soon as it works; the standby gets it only while it works
    itself, and keeps it until then, whatever becomes of it.
    """
    if bar.works:
        return Turn.BAR
    if standby.works and bar.is_given_up(after):
        return Turn.STANDBY
    return now


def standing_of(
    health: DeviceHealth, *, now: float, last_worked: float, status_is_asked: bool
) -> Standing:
    """How a printer stands by its last answer; times in seconds of the monotonic clock.

    One the owner has never asked works until it is known not to: its silence says nothing.
    """
    works = (
        health.verdict is Verdict.WORKS and health.is_fresh(now)
        if status_is_asked
        else health.verdict is not Verdict.FAILS
    )
    return Standing(works, now - last_worked, health.troubles)


def _patience_s(troubles: Collection[Trouble], after: TakeOverAfter) -> float:
    is_at_hand = bool(troubles) and MENDED_BY_HAND.issuperset(troubles)
    return after.mended_by_hand_s if is_at_hand else after.otherwise_s
