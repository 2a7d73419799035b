"""Is the file a sound database? Asked at every start, before anything is written to it.

A damaged file is never written to, never replaced and never made anew: the window stays closed
until its owner brings a backup back. ``PRAGMA quick_check`` and ``foreign_key_check`` read the
whole file once, which takes a quarter of a second for 50 MB (some 60,000 orders) in memory; an
SD card adds the time it takes to read so much.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.ports import StorageFailed
from kiosk.storage.beside import MAGIC, WAL, has_kept, marker, newest_backup

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (https://www.sqlite.org/rescode.html)."""


class Unsound(StorageFailed):
    """The database is damaged or gone. ``what`` says how, ``remedy`` what to do about it."""

    def __init__(self, database: Path, what: str, *, remedy: str) -> None:
        super().__init__(
            f"the database {database} {what}; nothing was written to it. "
            f"Stop the kiosk, then: {remedy}"
        )
        self.what = what
        self.remedy = remedy


def require_sound(database: Path) -> None:
    """For a start, under the window's lock: the file is sound, or there never was one.

    Raises :class:`Unsound`, or :class:`StorageFailed` if the file cannot be read at all.
    """
    if is_missing(database):
        what = _what_is_gone(database)
    else:
        what = flaw_of(database) or _what_is_empty(database)
    if what:
        raise Unsound(database, what, remedy=remedy(database))


def is_missing(database: Path) -> bool:
    """There is no such file, or nothing in it."""
    return not database.exists() or (database.is_file() and database.stat().st_size == 0)


def remedy(database: Path) -> str:
    """Which command brings the newest backup back."""
    backup = newest_backup(database)
    command = f"kiosk restore {backup or 'FILE (your newest backup; there is none beside it)'}"
    if not is_missing(database):
        return command
    return f"{command}; or, to begin with an empty one, delete {marker(database)}"


def flaw_of(file: Path) -> str:
    """What is wrong with an SQLite file, or ``""``. Raises :class:`StorageFailed` if unreadable.

    The file may be in use: it is asked like by any other reader, and nothing is written.
    """
    try:
        with file.open("rb") as opened:
            if opened.read(len(MAGIC)) != MAGIC:
                return "is not a database"
        with reading(file) as connection:
            return _flaw(connection)
    except OSError as error:
        raise StorageFailed(f"the database {file} cannot be read: {error}") from error
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return f"is damaged ({error})"
        raise StorageFailed(f"the database {file} cannot be read: {error}") from error


def is_damage(error: sqlite3.Error) -> bool:
    """It is the file that is wrong, not its place or its moment."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & _PRIMARY in _DAMAGED


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can write nothing, not even what a log still holds, when it closes."""
    uri = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


def _flaw(connection: sqlite3.Connection) -> str:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        return f"is damaged ({' '.join(found.split())})"
    alone = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"is damaged (a row of {alone[0]} stands alone)" if alone else ""


def _what_is_gone(database: Path) -> str:
    """A file that vanished; ``""`` for a place where none has ever been."""
    log = database.with_name(database.name + WAL)
    has_log = log.is_file() and log.stat().st_size > 0
    if not (has_log or marker(database).exists() or has_kept(database)):
        return ""
    return "is empty" if database.exists() else "is gone"


def _what_is_empty(database: Path) -> str:
    """A sound file without a table where there was one with some."""
    if not marker(database).exists():
        return ""
    with reading(database) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return "" if tables else "holds nothing any more"
