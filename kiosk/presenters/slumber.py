"""When the glass goes dark: nobody has been here for long, and nobody is waiting."""

from __future__ import annotations

from collections.abc import Callable


class Slumber:
    """Counts since the last stir. ``monotonic`` is a clock in seconds; 0 for ``after_s``: never."""

    def __init__(self, monotonic: Callable[[], float], *, after_s: float) -> None:
        self._monotonic = monotonic
        self._after_s = after_s
        self._since = monotonic()

    def stir(self) -> None:
        """Somebody is here, or something is to be seen."""
        self._since = self._monotonic()

    @property
    def is_deep(self) -> bool:
        """Nobody has stirred for so long."""
        return self._after_s > 0 and self._monotonic() - self._since >= self._after_s
