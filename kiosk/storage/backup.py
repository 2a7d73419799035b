"""Backups: a whole database in one file, written beside its name first and looked at before use.

Only SQLite: a server has tools of its own. Everything here asks plain SQLite, so that a backup
of an older schema can be read as well.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kiosk.domain.day import BusinessDay
from kiosk.ports import StorageFailed
from kiosk.storage.beside import sync, sync_folder
from kiosk.storage.schema import SCHEMA
from kiosk.storage.soundness import flaw_of, is_damage, reading


class BadBackup(ValueError):
    """The file is no backup this window can use. Its text says why."""


class BackupExists(ValueError):
    """A backup never replaces a file."""


@dataclass(frozen=True)
class Holdings:
    """What a database holds of one window. ``days`` are in order, the last one last."""

    schema: str
    days: tuple[BusinessDay, ...]
    orders: int
    open_orders: int
    secret: bytes

    @property
    def last_day(self) -> BusinessDay | None:
        """The youngest business day, if there ever was one."""
        return self.days[-1] if self.days else None


def write_backup(database: Path, target: Path) -> None:
    """Copy a database, also one in use, into a new file that needs no other.

    Complete or not there: it is written under another name, synced, read back and only then
    given its own. Raises :class:`BackupExists`, or :class:`StorageFailed`.
    """
    if target.exists():
        raise BackupExists(f"{target} is there already: a backup never replaces a file")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        copy_database(database, draft)
        _give_name(draft, target)
    except OSError as error:
        raise StorageFailed(f"the backup {target} cannot be written: {error}") from error
    finally:
        with suppress(OSError):  # what went wrong before is what must be told
            draft.unlink(missing_ok=True)


def copy_database(source: Path, draft: Path, *, instead_of: Path | None = None) -> None:
    """A checked copy of one moment, on the disk at the end. Raises :class:`StorageFailed`.

    It may be used as the source may; or, ``instead_of`` a database, as that one may.
    """
    try:
        draft.unlink(missing_ok=True)
        with reading(source) as here, closing(sqlite3.connect(draft)) as there:
            here.backup(there)
            # One file by itself, that opens from a stick nobody may write to.
            there.execute("PRAGMA journal_mode = DELETE").close()
        if instead_of is None:
            shutil.copymode(source, draft)
        else:
            _belong_as(instead_of, draft)
        with draft.open("rb") as file:
            sync(file.fileno())
    except (OSError, sqlite3.Error) as error:
        raise StorageFailed(f"{source} cannot be copied to {draft.parent}: {error}") from error
    flaw = flaw_of(draft)
    if flaw:
        raise StorageFailed(f"{source} cannot be copied: the copy {flaw}")


def _belong_as(database: Path, draft: Path) -> None:
    """The service goes on writing, whoever gives the command and however its backup was kept."""
    there = database.exists()
    known = (database if there else database.parent).stat()
    with suppress(OSError):  # only root may give a file away
        os.chown(draft, known.st_uid, known.st_gid)
    draft.chmod(stat.S_IMODE(known.st_mode) | 0o600 if there else 0o600)


def _give_name(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)  # unlike a rename it never replaces
    except FileExistsError as error:
        raise BackupExists(f"{target} is there already: a backup never replaces a file") from error
    except OSError:  # a stick that knows no links
        if target.exists():
            raise
        draft.rename(target)
    sync_folder(target.parent)


def examine(backup: Path, window: str) -> Holdings:
    """What a backup holds of this window. Raises :class:`BadBackup` if it cannot be used."""
    try:
        flaw = flaw_of(backup)
        if flaw:
            raise BadBackup(f"{backup} {flaw}")
        found = holdings(backup, window)
    except StorageFailed as error:
        raise BadBackup(str(error)) from error
    if found is None:
        raise BadBackup(f"{backup} holds no window {window}: it is another window's, or no backup")
    if not found.schema.isdecimal() or int(found.schema) > int(SCHEMA):
        known = f"this program knows {SCHEMA}: install the newer one"
        raise BadBackup(f"{backup} has schema {found.schema}, {known}")
    return found


def holdings(database: Path, window: str) -> Holdings | None:
    """What a database holds of a window; None if it is not this program's or knows no such window.

    Raises :class:`StorageFailed` if it cannot be read, or is damaged where it was read.
    """
    try:
        with reading(database) as connection:
            connection.row_factory = sqlite3.Row
            return _holdings(connection, window)
    except sqlite3.DatabaseError as error:
        if is_damage(error) or not isinstance(error, sqlite3.OperationalError):
            raise StorageFailed(f"{database} is damaged: {error}") from error
        if "no such" in str(error):
            return None
        raise StorageFailed(f"{database} cannot be read: {error}") from error


def _holdings(connection: sqlite3.Connection, window: str) -> Holdings | None:
    def one(sql: str) -> sqlite3.Row | None:
        row: sqlite3.Row | None = connection.execute(sql, {"window": window}).fetchone()
        return row

    secret = one('SELECT secret FROM settings WHERE "window" = :window')
    schema = one("SELECT version_num FROM alembic_version")
    counted = one(
        "SELECT count(*), count(*) FILTER (WHERE state IN ('placed', 'ready'))"
        ' FROM orders WHERE "window" = :window'
    )
    if secret is None or schema is None or counted is None:
        return None
    rows = connection.execute(
        'SELECT * FROM business_days WHERE "window" = :window ORDER BY day, opened_at',
        {"window": window},
    )
    days = sorted((_day(row) for row in rows), key=lambda day: (day.day, day.opening))
    highest = connection.execute(
        'SELECT day, max(number) FROM orders WHERE "window" = :window GROUP BY day',
        {"window": window},
    )
    return Holdings(
        schema=str(schema[0]),
        days=_with_numbers_of_orders(days, dict(highest.fetchall())),
        orders=counted[0],
        open_orders=counted[1],
        secret=bytes(secret[0]),
    )


def _with_numbers_of_orders(
    days: list[BusinessDay], highest: dict[str, int]
) -> tuple[BusinessDay, ...]:
    """Two rows say which number was the last: neither is believed below the other."""
    return tuple(
        replace(day, last_number=max(day.last_number, highest.get(day.day.isoformat(), 0)))
        for day in days
    )


def _day(row: sqlite3.Row) -> BusinessDay:
    known = row.keys()
    closed = row["closed_at"]
    return BusinessDay(
        window=row["window"],
        day=date.fromisoformat(row["day"]),
        opened_at=datetime.fromisoformat(row["opened_at"]),
        closed_at=datetime.fromisoformat(closed) if closed else None,
        last_number=row["last_number"],
        opening=row["opening"] if "opening" in known else 1,
    )
