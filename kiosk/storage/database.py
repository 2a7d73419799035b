"""The two ways to open a window's database: to work in it, and to read it beside a kiosk."""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from kiosk.storage.engine import open_engine
from kiosk.storage.lock import lock_for
from kiosk.storage.migrate import prepare, require_current
from kiosk.storage.tables import SECRET_BYTES
from kiosk.storage.unit import SqlStorage


def _new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


@contextmanager
def open_database(
    url: str, *, window: str, new_secret: Callable[[], bytes] = _new_secret
) -> Iterator[SqlStorage]:
    """The database of a kiosk: locked for this process, made or migrated, with its secret.

    Raises :class:`~kiosk.storage.lock.AlreadyRunning` if another kiosk has it,
    :class:`~kiosk.ports.StorageFailed` if it cannot be used, :class:`ValueError` for a URL
    that is not allowed.
    """
    engine = open_engine(url)
    lock = lock_for(engine, window, command=shlex.join(sys.argv))
    with closing(SqlStorage(engine, window)) as storage, lock:
        prepare(engine, window, new_secret=new_secret)
        yield storage


@contextmanager
def read_database(url: str, *, window: str) -> Iterator[SqlStorage]:
    """The database for a command that only reads, without a lock: a kiosk may be at work in it.

    Raises :class:`~kiosk.ports.StorageFailed` if it does not exist yet or has another schema.
    """
    engine = open_engine(url, create=False)
    with closing(SqlStorage(engine, window)) as storage:
        require_current(engine)
        yield storage
