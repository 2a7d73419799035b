"""How long the kiosk waits for a guest who has gone quiet."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

IDLE_S = 40.0
"""Seconds without a touch before a guest with a basket is asked whether she is still here."""

IDLE_EMPTY_S = 20.0
"""Seconds without a touch before an empty-handed visit ends: nothing is lost."""

COUNTDOWN_S = 10.0
"""Seconds the question stays before the basket is put away."""

KEPT_S = 180.0
"""Seconds after the last touch that a basket is kept while the window is closed: a new roll takes
a minute; later a stranger would find it."""

LISTENING_S = 60.0
"""Seconds more for a guest who has the screen read to her: hearing takes longer than seeing."""

LISTENERS_COUNTDOWN_S = 30.0
"""Seconds the question stays for her. She is asked whatever she has: a page that goes away is
seen by others, and to her it would be silence."""

HELP_S = 300.0
"""Seconds a guest who called the bartender is left alone: she looks at the hatch, not at us, and
he has both hands full."""

SEEN_S = 180.0
"""Seconds she is left alone after he has seen it: he comes to the window, and they talk."""


class Wait(Enum):
    """What a guest who has gone quiet may be waiting for."""

    EMPTY_HANDED = auto()
    WITH_BASKET = auto()
    FOR_THE_WINDOW = auto()


_OVER_AFTER_S = {
    Wait.EMPTY_HANDED: IDLE_EMPTY_S,
    Wait.WITH_BASKET: IDLE_S + COUNTDOWN_S,
    Wait.FOR_THE_WINDOW: KEPT_S,
}


class Patience:
    """Counts the seconds since the last touch. ``monotonic`` is a clock in seconds.

    ``listens``: this guest has the screen read to her.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._touched_at = self._held_until = monotonic()
        self.listens = False

    def begin(self) -> None:
        """Another guest: nothing is granted to her yet."""
        self._touched_at = self._held_until = self._monotonic()

    def hold_on(self, seconds: float) -> None:
        """From now on so long nobody is quiet: she has been told to wait."""
        self._held_until = self._monotonic() + seconds

    def touched(self) -> None:
        """The guest is here."""
        self._touched_at = self._monotonic()

    def seconds_left(self, wait: Wait) -> int | None:
        """Seconds of the countdown, or None while nobody need be asked."""
        left = self._over_after_s(wait) - self._quiet
        is_asked = self.listens or wait is Wait.WITH_BASKET
        if not is_asked or left > (LISTENERS_COUNTDOWN_S if self.listens else COUNTDOWN_S):
            return None
        return max(1, round(left))

    def is_over(self, wait: Wait) -> bool:
        """She has gone."""
        return self._quiet >= self._over_after_s(wait)

    def _over_after_s(self, wait: Wait) -> float:
        if not self.listens:
            return _OVER_AFTER_S[wait]
        seen = max(_OVER_AFTER_S[wait], _OVER_AFTER_S[Wait.WITH_BASKET])
        return seen - COUNTDOWN_S + LISTENING_S + LISTENERS_COUNTDOWN_S

    @property
    def _quiet(self) -> float:
        return self._monotonic() - max(self._touched_at, self._held_until)
