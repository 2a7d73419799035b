"""What lies beside a database file, by name: its marker, its backups, what a restore kept."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

log = logging.getLogger(__name__)

BACKUPS_KEPT = 5
"""Backups made before a migration, the newest of them; an owner's own are never touched."""

MAGIC = b"SQLite format 3\x00"
"""How every SQLite file begins (https://www.sqlite.org/fileformat.html, 1.3)."""

WAL, SHARED = "-wal", "-shm"
"""What SQLite adds to the name of a file for its write-ahead log and its shared memory."""

_STAMP = r"\d{8}T\d{6}Z"
_DRAFTS = (".part", ".restoring")


def stamp(at: datetime) -> str:
    """A moment as it stands in a file's name: UTC, so that names sort as time does."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def marker(database: Path) -> Path:
    """The file that says that a database was made here: its loss must not look like a beginning."""
    return database.with_name(f"{database.name}.made")


def mark(database: Path) -> None:
    """Note that there is a database now. A disk that refuses that much is not the time to stop."""
    note = marker(database)
    if note.exists():
        return
    words = (
        f"{database.name} was made here. If it is missing, the kiosk stays closed until a backup\n"
        "is brought back (kiosk restore FILE). To begin with an empty database, delete this file\n"
        "and what is left of the old one.\n"
    )
    try:
        with note.open("w", encoding="utf-8") as file:
            file.write(words)
            sync(file.fileno())
    except OSError as error:
        log.warning("could not note that %s was made: %s", database, error)


def backup_before_migration(database: Path, schema: str, at: datetime) -> Path:
    """A free name for the backup that is made before a migration."""
    return _free(database, f".schema-{schema}.{stamp(at)}", ".backup")


def drop_old_backups(database: Path) -> None:
    """Keep the newest of the backups that migrations made."""
    name = re.compile(re.escape(database.name) + rf"\.schema-\w+\.({_STAMP}(?:-\d+)?)\.backup")
    dated = sorted(
        (found[1], path)
        for path in database.parent.iterdir()
        if (found := name.fullmatch(path.name)) is not None
    )
    for _, path in dated[:-BACKUPS_KEPT]:
        path.unlink()


def kept_aside(database: Path, at: datetime) -> Path:
    """A free name under which a restore keeps the database that was there."""
    return _free(database, f".kept-{stamp(at)}")


def _free(database: Path, middle: str, end: str = "") -> Path:
    """A second one within a second is counted."""
    path, count = database.with_name(f"{database.name}{middle}{end}"), 1
    while path.exists():
        count += 1
        path = database.with_name(f"{database.name}{middle}-{count}{end}")
    return path


def has_kept(database: Path) -> bool:
    """A restore was here: there was a database."""
    return any(database.parent.glob(f"{database.name}.kept-*"))


def newest_backup(database: Path) -> Path | None:
    """The youngest backup in the database's own folder, whatever its name; others are not known."""
    try:
        found = [(path.stat().st_mtime, path) for path in _backups(database)]
    except OSError:
        return None
    return max(found, default=(0.0, None))[1]


def _backups(database: Path) -> Iterator[Path]:
    for path in database.parent.iterdir():
        is_other = path.name in {database.name, database.name + WAL, database.name + SHARED}
        is_kept = path.name.startswith(f"{database.name}.kept-")
        if is_other or is_kept or path.suffix in _DRAFTS or not path.is_file():
            continue
        if _begins_like_a_database(path) and _is_a_kiosks(path):
            yield path


def _begins_like_a_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _is_a_kiosks(path: Path) -> bool:
    try:
        with still(path) as connection:
            connection.execute("SELECT 1 FROM business_days LIMIT 1").close()
    except sqlite3.Error:
        return False
    return True


@contextmanager
def still(path: Path) -> Iterator[sqlite3.Connection]:
    """A file nobody writes to, opened without leaving a trace beside it."""
    uri = f"{path.absolute().as_uri()}?immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


def sync_folder(folder: Path) -> None:
    """Make names given in a folder survive a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        sync(number)
    finally:
        os.close(number)


def sync(number: int) -> None:
    """Wait until the disk has what was written to this open file."""
    os.fsync(number)
