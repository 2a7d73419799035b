"""Opens the window's database: for the kiosk, which holds its lock, or only to read."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from kiosk.config import Config
from kiosk.ports import Storage

SECRET_BYTES = 32
"""As long as the HMAC's own block needs; made once, at a window's first start."""


def lock_window(config: Config) -> AbstractContextManager[Any]:
    """The lock that a kiosk holds from its start to its end.

    Entering it raises :class:`kiosk.storage.lock.AlreadyRunning`, which names the other one.
    """
    command = " ".join(sys.argv)
    if config.storage.file is not None:
        from kiosk.storage.lock import WindowLock

        lock: AbstractContextManager[Any] = WindowLock(config.storage.file, command=command)
        return lock
    from kiosk.storage.engine import open_engine
    from kiosk.storage.lock import ServerLock

    return ServerLock(open_engine(config.storage.url), config.window.id)


@contextmanager
def open_storage(config: Config) -> Iterator[Storage]:
    """The database, brought up to date first; the window's lock must be held.

    Raises :class:`StorageFailed`. Loads SQLAlchemy: not on the screen's thread.
    """
    from kiosk.storage.engine import open_engine
    from kiosk.storage.migrate import prepare
    from kiosk.storage.unit import SqlStorage

    engine = open_engine(config.storage.url)
    try:
        prepare(engine, config.window.id, new_secret=lambda: secrets.token_bytes(SECRET_BYTES))
        yield SqlStorage(engine, config.window.id)
    finally:
        engine.dispose()


@contextmanager
def open_for_reading(config: Config) -> Iterator[Storage]:
    """The database as it is, also while a kiosk runs. Raises :class:`StorageFailed`."""
    from kiosk.storage.engine import open_engine
    from kiosk.storage.migrate import require_current
    from kiosk.storage.unit import SqlStorage

    engine = open_engine(config.storage.url, create=False)
    try:
        require_current(engine)
        yield SqlStorage(engine, config.window.id)
    finally:
        engine.dispose()
