"""How much at once: of one order, of all that is unpaid, of the queue; and when that pauses all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.basket import MOST_DRINKS
from kiosk.domain.pace import Queue, minutes


@dataclass(frozen=True)
class Limits:
    """How much at once. None is no limit.

    ``order_drinks`` in one order; ``queue_drinks`` placed and not ready; ``unpaid_orders`` and
    ``unpaid_cents`` of all open orders that nobody has paid yet, of which one always may be open.
    """

    order_drinks: int = MOST_DRINKS
    queue_drinks: int | None = None
    unpaid_orders: int | None = None
    unpaid_cents: int | None = None

    @property
    def resume_drinks(self) -> int | None:
        """A window that paused opens again when so few drinks are left to make."""
        return None if self.queue_drinks is None else _resumes_at(self.queue_drinks)


@dataclass(frozen=True)
class Unpaid:
    """The open orders that nobody has paid yet."""

    orders: int = 0
    cents: int = 0


class Pause(StrEnum):
    """Why ordering pauses though the window is open.

    ``TOO_LATE``: not one drink could be handed over before it closes. ``BAR``: the bartender
    asked for it; ``UNANSWERED``: nobody answers his tickets.
    """

    QUEUE = "queue"
    UNPAID = "unpaid"
    TOO_LATE = "too late"
    BAR = "bar"
    UNANSWERED = "unanswered"


def slowed(limits: Limits) -> Limits:
    """The limits while nobody answers the tickets: half the queue; where it had none, one order."""
    half = None if limits.queue_drinks is None else max(1, limits.queue_drinks // 2)
    return replace(limits, queue_drinks=limits.order_drinks if half is None else half)


def pause_of(limits: Limits, queue: Queue, unpaid: Unpaid, *, was: Pause | None) -> Pause | None:
    """Whether no more fits now; what paused goes on only when there is some room."""
    if _is_full(queue.drinks, limits.queue_drinks, was_full=was is Pause.QUEUE):
        return Pause.QUEUE
    owes = was is Pause.UNPAID
    too_many = _is_full(unpaid.orders, limits.unpaid_orders, was_full=owes)
    too_much = _is_full(unpaid.cents, limits.unpaid_cents, was_full=owes)
    return Pause.UNPAID if too_many or too_much else None


def pause_minutes(limits: Limits, queue: Queue) -> int | None:
    """How long the bartender needs until the queue has room again; None if nobody knows."""
    resume = limits.resume_drinks
    seconds = None if resume is None else queue.free_s(resume)
    return None if seconds is None else minutes(seconds)


def _is_full(count: int, most: int | None, *, was_full: bool) -> bool:
    """Not one more fits; once that was so, until it is down to the lower mark."""
    if most is None:
        return False
    return count > _resumes_at(most) if was_full else count >= most


def _resumes_at(most: int) -> int:
    """Not at the next one, or the screen would open and shut at every scan."""
    return most * 3 // 4
