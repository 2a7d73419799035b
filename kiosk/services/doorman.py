"""Looks at the PINs that are typed at the staff screen, ever more slowly the more are wrong."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.staffpin import PinHash, wait_after
from kiosk.ports import Clock

log = logging.getLogger(__name__)


class Tries(Protocol):
    """Keeps how many wrong PINs there were in a row, over a restart."""

    def read(self) -> int: ...
    def write(self, wrong: int) -> None: ...


@dataclass(frozen=True)
class Tried:
    """What became of a try: whether the screen opens, else in how many seconds to try again.

    It says nothing of how near the try was.
    """

    opens: bool
    wait_s: float = 0.0


class Doorman:
    """For one thread, and not the screen's: a try takes a tenth of a second."""

    def __init__(self, pin: PinHash, tries: Tries, clock: Clock) -> None:
        self._pin = pin
        self._tries = tries
        self._clock = clock
        self._wrong = tries.read()
        self._until = clock.monotonic() + wait_after(self._wrong)
        """After a restart the last wait begins anew: nobody knows how long the window was off."""

    def wait_s(self) -> float:
        """Seconds until a try is looked at."""
        return max(0.0, self._until - self._clock.monotonic())

    def try_pin(self, pin: str) -> Tried:
        """Look at one try. One that comes too soon is not looked at, and not counted."""
        if (wait := self.wait_s()) > 0:
            return Tried(opens=False, wait_s=wait)
        # Noted as wrong before it is looked at: who pulls the plug meanwhile has used up a try.
        self._note(self._wrong + 1)
        if self._pin.fits(pin):
            self._note(0)
            log.info("the staff screen was opened")
            return Tried(opens=True)
        wait = wait_after(self._wrong)
        self._until = self._clock.monotonic() + wait
        log.warning(
            "a wrong PIN at the staff screen, %d in a row; the next try in %.0f s",
            self._wrong,
            wait,
        )
        return Tried(opens=False, wait_s=wait)

    def _note(self, wrong: int) -> None:
        self._wrong = wrong
        self._tries.write(wrong)
