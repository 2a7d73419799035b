"""How long the kiosk waits for a guest who has gone quiet."""

from __future__ import annotations

from collections.abc import Callable

IDLE_S = 40.0
"""Seconds without a touch before a guest with a basket is asked whether she is still here."""

IDLE_EMPTY_S = 20.0
"""Seconds without a touch before an empty-handed visit ends: nothing is lost."""

COUNTDOWN_S = 10.0
"""Seconds the question stays before the basket is put away."""


class Patience:
    """Counts the seconds since the last touch. ``monotonic`` is a clock in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._touched_at = monotonic()

    def touched(self) -> None:
        """The guest is here."""
        self._touched_at = self._monotonic()

    def seconds_left(self, *, with_basket: bool) -> int | None:
        """Seconds of the countdown, or None while nobody need be asked."""
        if not with_basket or self._quiet < IDLE_S:
            return None
        return max(1, round(IDLE_S + COUNTDOWN_S - self._quiet))

    def is_over(self, *, with_basket: bool) -> bool:
        """She has gone."""
        return self._quiet >= (IDLE_S + COUNTDOWN_S if with_basket else IDLE_EMPTY_S)

    @property
    def _quiet(self) -> float:
        return self._monotonic() - self._touched_at
