"""A file the owner may change while the kiosk runs: its last good reading stays in service."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.domain.health import DeviceHealth, Trouble, Verdict

log = logging.getLogger(__name__)

LOOK_EVERY_S = 2.0
"""Seconds between two looks at a file: an owner who saved it sees it on the glass at once."""

Read = TypeVar("Read")


class OwnersFile(Generic[Read]):
    """Keeps what was read last. ``value`` and ``health`` may be asked from any thread, ``look``
    is for one.

    ``read`` reads the file and raises :class:`ValueError` with what is wrong in it; ``stamp`` is
    cheap, never raises, and differs when the file may have changed. ``kept`` is what the log says
    when a broken file was left alone, ``taken`` when a good one came into service. Raises what
    ``read`` raises if there is nothing good to begin with.
    """

    def __init__(
        self, read: Callable[[], Read], stamp: Callable[[], object], *, kept: str, taken: str
    ) -> None:
        self._read = read
        self._stamp = stamp
        self._kept = kept
        self._taken = taken
        self._seen = self._stable = stamp()  # before the reading: what changes now is seen
        self._value = read()
        self._is_broken = False

    @property
    def value(self) -> Read:
        """What is in service."""
        return self._value

    @property
    def health(self) -> DeviceHealth:
        """Fails while the file is broken and what was read before it is in service."""
        if self._is_broken:
            return DeviceHealth(Verdict.FAILS, (Trouble.BROKEN_FILE,))
        return DeviceHealth(Verdict.WORKS)

    def look(self) -> None:
        """Take a changed file in; a broken one leaves the old in service and says why, once."""
        stamp = self._stamp()
        is_written, self._stable = stamp == self._stable, stamp  # one that changes is not finished
        if stamp == self._seen or not is_written:
            return
        self._seen = stamp
        try:
            value = self._read()
        except ValueError as error:
            self._is_broken = True
            log.error("%s: %s", self._kept, error)  # noqa: TRY400 - no fault of ours
            return
        self._is_broken = False
        if value != self._value:
            self._value = value
            log.info(self._taken)
