"""The hours in service: taken from the owner's file again whenever it has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.domain.hours import Hours

log = logging.getLogger(__name__)


class HoursBook:
    """Keeps the last good hours. ``current`` may be asked from any thread; ``look`` from one.

    ``read`` reads the file and raises :class:`ValueError` with what is wrong in it; ``stamp`` is
    cheap and differs when the file may have changed.
    """

    def __init__(self, read: Callable[[], Hours], stamp: Callable[[], object]) -> None:
        self._read = read
        self._stamp = stamp
        self._seen = self._stable = stamp()  # before the reading: what changes now is seen
        self._hours = read()

    def current(self) -> Hours:
        """The hours in service."""
        return self._hours

    def look(self) -> None:
        """Take a changed file in; a broken one leaves the old hours in service and says why."""
        stamp = self._stamp()
        is_written, self._stable = stamp == self._stable, stamp  # one that changes is not finished
        if stamp == self._seen or not is_written:
            return
        self._seen = stamp
        try:
            self._hours = self._read()
        except ValueError as error:
            log.error("the old hours stay in service: %s", error)  # noqa: TRY400 - no fault of ours
            return
        log.info("the hours were read again")
