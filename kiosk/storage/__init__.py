"""The window's database: tables, units of work, migrations, and the lock beside it.

Importing this costs nothing: SQLAlchemy is loaded by whoever opens a database.
"""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from kiosk.ports import Storage
from kiosk.storage.backup import write_backup
from kiosk.storage.beside import backup_before_migration, drop_old_backups, mark
from kiosk.storage.lock import AlreadyRunning, Holder, lock_for
from kiosk.storage.soundness import require_sound

__all__ = [
    "SECRET_BYTES",
    "AlreadyRunning",
    "Holder",
    "join_database",
    "open_database",
    "open_locked_database",
    "read_database",
]

SECRET_BYTES = 32
"""The length of a window's secret: as long as the digest it keys (SHA-256)."""


def _new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_database(
    url: str,
    *,
    window: str,
    new_secret: Callable[[], bytes] = _new_secret,
    now: Callable[[], datetime] = _utc_now,
) -> Iterator[Storage]:
    """The database of a kiosk: locked for this process, made or migrated, with its secret.

    Raises :class:`AlreadyRunning` if another kiosk has it, :class:`~kiosk.ports.StorageFailed`
    if it cannot be used, :class:`ValueError` for a URL that is not allowed.
    """
    from kiosk.storage.engine import open_engine  # noqa: PLC0415  loads SQLAlchemy

    engine = open_engine(url)
    with (
        lock_for(engine, window, command=shlex.join(sys.argv)),
        open_locked_database(url, window=window, new_secret=new_secret, now=now) as storage,
    ):
        yield storage


@contextmanager
def open_locked_database(
    url: str,
    *,
    window: str,
    new_secret: Callable[[], bytes] = _new_secret,
    now: Callable[[], datetime] = _utc_now,
) -> Iterator[Storage]:
    """The same for whoever holds the window's lock already.

    A file is looked at before anything is written to it: one that is damaged or gone is a
    :class:`~kiosk.storage.soundness.Unsound`. ``now`` dates the backup before a migration.
    """
    from kiosk.storage.engine import database_path, open_engine  # noqa: PLC0415  loads SQLAlchemy
    from kiosk.storage.migrate import prepare  # noqa: PLC0415
    from kiosk.storage.unit import SqlStorage  # noqa: PLC0415

    file = database_path(url)
    if file is not None:
        require_sound(file)

    def save(schema: str) -> None:
        if file is not None:
            write_backup(file, backup_before_migration(file, schema, now()))
            drop_old_backups(file)

    engine = open_engine(url)
    with closing(SqlStorage(engine, window)) as storage:
        prepare(engine, window, new_secret=new_secret, save=save)
        if file is not None:
            mark(file)
        yield storage


@contextmanager
def read_database(url: str, *, window: str) -> Iterator[Storage]:
    """The database for a command that only reads, without a lock: a kiosk may be at work in it.

    Raises :class:`~kiosk.ports.StorageFailed` if it does not exist yet or has another schema.
    """
    with join_database(url, window=window) as storage:
        yield storage


@contextmanager
def join_database(url: str, *, window: str) -> Iterator[Storage]:
    """The same for a command that adds rows of its own beside a kiosk at work.

    It is neither made nor migrated. Writers wait for each other, each for some seconds at most.
    """
    from kiosk.storage.engine import open_engine  # noqa: PLC0415  loads SQLAlchemy
    from kiosk.storage.migrate import require_current  # noqa: PLC0415
    from kiosk.storage.unit import SqlStorage  # noqa: PLC0415

    engine = open_engine(url, create=False)
    with closing(SqlStorage(engine, window)) as storage:
        require_current(engine)
        yield storage
