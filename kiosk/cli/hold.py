"""The window's lock, for a kiosk that must show its closed screen even where no lock can be."""

from __future__ import annotations

import logging
from types import TracebackType
from typing import Protocol, Self

from kiosk.ports import StorageFailed
from kiosk.storage.lock import AlreadyRunning, Lock

log = logging.getLogger(__name__)


class Startable(Protocol):
    """What is started under the lock: the engine."""

    def start(self) -> None:
        """Raises ``StorageFailed`` or ``BadSetting``."""

    def stop(self) -> None:
        """Allowed twice, and without a start."""


class Hold:
    """The window's lock, taken at once; where the disk refuses even that, at a later start.

    Entering raises :class:`AlreadyRunning` if another kiosk has it.
    """

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self._is_taken = False

    def __enter__(self) -> Self:
        try:
            self.take()
        except StorageFailed as error:
            log.warning("the window is closed and not locked yet: %s", error)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def take(self) -> None:
        """Take it if that was not possible before. Raises :class:`StorageFailed`."""
        if not self._is_taken:
            self._lock.acquire()
            self._is_taken = True


class HeldEngine:
    """An engine that starts only under the window's lock."""

    def __init__(self, hold: Hold, engine: Startable) -> None:
        self._hold = hold
        self._engine = engine

    def start(self) -> None:
        """Raises ``StorageFailed`` or ``BadSetting``."""
        try:
            self._hold.take()
        except AlreadyRunning as error:
            raise StorageFailed(str(error)) from error
        self._engine.start()

    def stop(self) -> None:
        """Allowed twice, and without a start."""
        self._engine.stop()
