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
        self._lost: dict[Work, str] = {}

    def refused(self, work: Work, why: str) -> None:
        """It was not done. Said when the reason is new; the workers try again every 2 s."""
        with self._guard:
            is_new = self._lost.get(work) != why
            self._lost[work] = why
        if is_new:
            log.error("the database does not %s: %s", work, why)

    def done(self, work: Work) -> None:
        """It was done."""
        with self._guard:
            was_lost = self._lost.pop(work, None) is not None
        if was_lost:
            log.warning("the database does %s again", work)

    def is_lost(self, work: Work) -> bool:
        """It was refused, and has not been done since."""
        with self._guard:
            return work in self._lost
