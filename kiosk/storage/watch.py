"""Whether the database does its work, logged once when lost and once when back."""

from __future__ import annotations

import logging
import threading
from enum import StrEnum

log = logging.getLogger(__name__)


class Work(StrEnum):
    """What a database is asked to do. A full disk still reads."""

    READ = "read"
    WRITE = "write"


class Watch:
    """Remembers which work was refused last. Safe from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._lost: set[Work] = set()

    def refused(self, work: Work, why: str) -> None:
        """It was not done. Said the first time: the workers try again every two seconds."""
        with self._guard:
            is_new = work not in self._lost
            self._lost.add(work)
        if is_new:
            log.error("the database does not %s: %s", work, why)

    def done(self, work: Work) -> None:
        """It was done."""
        with self._guard:
            was_lost = work in self._lost
            self._lost.discard(work)
        if was_lost:
            log.warning("the database does %s again", work)

    def is_lost(self, work: Work) -> bool:
        """It was refused, and has not been done since."""
        with self._guard:
            return work in self._lost
