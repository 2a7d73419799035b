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
    cheap, never raises, and differs when the file may have changed. ``keep`` is told each value
    that comes into service; ``again`` gives what was kept so, or None, for a beginning with a
    broken file. ``kept`` is what the log says when a broken file was left alone, ``taken`` when a
    good one came into service. Raises what ``read`` raises if there is nothing good to begin with.
    """

    def __init__(
        self,
        read: Callable[[], Read],
        stamp: Callable[[], object],
        *,
        kept: str,
        taken: str,
        keep: Callable[[Read], None] = lambda _value: None,
        again: Callable[[], Read | None] = lambda: None,
    ) -> None:
        self._read = read
        self._stamp = stamp
        self._kept = kept
        self._taken = taken
        self._keep = keep
        self._seen = self._stable = stamp()  # before the reading: what changes now is seen
        self._is_broken = False
        self._value = self._begin(again)

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
            self._leave(error)
            return
        self._is_broken = False
        self._keep(value)
        if value != self._value:
            self._value = value
            log.info(self._taken)

    def _begin(self, again: Callable[[], Read | None]) -> Read:
        """What the file says; while it is broken what was in service before the end."""
        try:
            value = self._read()
        except ValueError as error:
            kept = again()
            if kept is None:
                raise
            self._leave(error)
            return kept
        self._keep(value)
        return value

    def _leave(self, error: ValueError) -> None:
        self._is_broken = True
        log.error("%s: %s", self._kept, error)
