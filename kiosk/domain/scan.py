"""What a scan of a ticket means: ready, collected, or an answer that changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.order import Order, OrderState, StateChange

STILL_THERE_S = 3.0
"""Seconds a code must not have been read before it counts again: one left lying is one scan."""

READY_TO_COLLECTED_S = 8.0
"""Seconds between *ready* and *collected* at least: faster is the same movement, not the guest."""

SECOND_STEP_WITHIN_S = 10.0
"""Seconds in which a second paper must be scanned again to collect the order."""

NOISE_RINGS_EVERY_S = 60.0
"""Seconds between two rings for noise: a flickering lamp must not ring all night."""


class Meaning(StrEnum):
    """What is to be done about a scan."""

    MAKE_READY = "make ready"
    COLLECT = "collect"
    TOO_SOON = "too soon"
    SECOND_STEP = "second step"
    ALREADY = "already"


@dataclass
class ScanMemory:
    """What was read a moment ago, in seconds of the monotonic clock. One thread only.

    Lost with the process, so ``began_at`` is part of it: what was read just before that moment
    is not known.
    """

    began_at: float
    last_read: dict[str, float] = field(default_factory=dict)
    ready_at: dict[str, float] = field(default_factory=dict)
    asked_at: dict[str, float] = field(default_factory=dict)
    noise_rang_at: float | None = None

    def is_new(self, code: str, now: float) -> bool:
        """This code has not been read for a while; noted as read now."""
        before = self.last_read.get(code)
        self._forget(now)
        self.last_read[code] = now
        return before is None or now - before >= STILL_THERE_S

    def noise_may_ring(self, now: float) -> bool:
        """Noise has not rung for a minute; noted as rung now."""
        if self.noise_rang_at is not None and now - self.noise_rang_at < NOISE_RINGS_EVERY_S:
            return False
        self.noise_rang_at = now
        return True

    def _forget(self, now: float) -> None:
        """Keep only what can still matter, so that the memory cannot grow for years."""
        for times in (self.last_read, self.ready_at, self.asked_at):
            for key in [key for key, at in times.items() if now - at > SECOND_STEP_WITHIN_S]:
                del times[key]


def meaning_of(
    order: Order, code: str, paper: int, *, memory: ScanMemory, now: float, at: datetime
) -> Meaning:
    """What scanning one paper of an order means. ``now`` in monotonic seconds, ``at`` by the
    time of day: all that is left after a restart.
    """
    if order.state is OrderState.PLACED:
        return Meaning.MAKE_READY
    if order.state is not OrderState.READY:
        return Meaning.ALREADY
    made_ready = order.last_change(OrderState.READY)
    if _is_too_soon(order.key, made_ready, memory, now=now, at=at):
        return Meaning.TOO_SOON
    if made_ready is not None and made_ready.paper == paper:
        return Meaning.COLLECT
    asked_at = memory.asked_at.get(code)
    if asked_at is not None and now - asked_at <= SECOND_STEP_WITHIN_S:
        return Meaning.COLLECT
    return Meaning.SECOND_STEP


def _is_too_soon(
    key: str, made_ready: StateChange | None, memory: ScanMemory, *, now: float, at: datetime
) -> bool:
    """The same movement of the hand, as far as can be known."""
    ready_at = memory.ready_at.get(key)
    if ready_at is not None:
        return now - ready_at < READY_TO_COLLECTED_S
    if now - memory.began_at < STILL_THERE_S:
        return True  # a ticket left lying through a restart would collect its order by itself
    if made_ready is None:
        return False
    return 0 <= (at - made_ready.at).total_seconds() < READY_TO_COLLECTED_S
