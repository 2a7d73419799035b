"""Opens the window's database: for the kiosk, which holds its lock, or only to read."""

from __future__ import annotations

import shlex
import sys
from contextlib import AbstractContextManager

from kiosk.config import Config
from kiosk.ports import Clock, Storage
from kiosk.storage import open_locked_database, read_database
from kiosk.storage.lock import Lock, ServerLock, WindowLock


def lock_window(config: Config) -> Lock:
    """The lock that a kiosk holds from its start to its end; light where the database is a file.

    Entering it raises :class:`kiosk.storage.AlreadyRunning`, which names the other one.
    """
    if config.storage.file is not None:
        return WindowLock(config.storage.file, command=shlex.join(sys.argv))
    from kiosk.storage.engine import open_engine

    return ServerLock(open_engine(config.storage.url), config.window.id)


def open_storage(config: Config, clock: Clock) -> AbstractContextManager[Storage]:
    """The database, looked at and brought up to date first; the window's lock must be held.

    Entering it raises :class:`StorageFailed`. Loads SQLAlchemy: not on the screen's thread.
    """
    return open_locked_database(config.storage.url, window=config.window.id, now=clock.now)


def open_for_reading(config: Config) -> AbstractContextManager[Storage]:
    """The database as it is, also while a kiosk runs. Entering raises :class:`StorageFailed`."""
    return read_database(config.storage.url, window=config.window.id)
