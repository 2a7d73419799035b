"""Puts a backup in the place of the database; what was there is kept under a dated name.

The backup is brought to the present in a draft beside the database and takes its place only
when nothing is left to do to it. A restore that is killed on the way leaves the old database,
or none and the marker: then the window stays closed and the command is given again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.day import BusinessDay
from kiosk.ports import StorageFailed
from kiosk.storage.backup import Holdings, copy_database, holdings
from kiosk.storage.beside import SHARED, WAL, kept_aside, mark, sync, sync_folder
from kiosk.storage.soundness import flaw_of, is_missing

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True)
class Seen:
    """The days since a backup, as the present database tells them.

    ``doubt`` says why it may not tell all of them; ``""`` if it does.
    """

    days: tuple[BusinessDay, ...]
    doubt: str


def seen_since(backup: Holdings, database: Path, window: str) -> Seen:
    """What the database that is to be replaced knows of the days since the backup was made."""
    if is_missing(database):
        return Seen((), "there is no database any more")
    try:
        flaw = flaw_of(database)
    except StorageFailed as error:
        return Seen((), str(error))
    try:
        present = holdings(database, window)
    except StorageFailed:
        present = None
    if present is None:
        return Seen((), f"the present database {flaw or 'knows nothing of this window'}")
    since = tuple(
        day for day in present.days if backup.last_day is None or day.day >= backup.last_day.day
    )
    if flaw:
        return Seen(since, f"the present database {flaw}")
    if present.secret != backup.secret:
        return Seen(since, "the present database was begun anew after the backup was made")
    return Seen(since, "")


class Draft:
    """A backup on its way to be the database. ``storage`` writes to it until it is closed."""

    def __init__(self, path: Path, engine: Engine, window: str) -> None:
        from kiosk.storage.unit import SqlStorage  # noqa: PLC0415  loads SQLAlchemy

        self.path = path
        self.storage = SqlStorage(engine, window)


@contextmanager
def draft_of(backup: Path, database: Path, window: str) -> Iterator[Draft]:
    """A copy of the backup beside the database, brought to this program's schema.

    It is deleted on leaving unless :func:`install` has taken it. Raises :class:`StorageFailed`.
    """
    from kiosk.storage.engine import open_engine  # noqa: PLC0415  loads SQLAlchemy
    from kiosk.storage.migrate import migrate  # noqa: PLC0415

    draft = database.with_name(f"{database.name}.restoring")
    try:
        _forget(draft)
        copy_database(backup, draft, instead_of=database)
        engine = open_engine(f"sqlite:///{draft}")
        prepared = Draft(draft, engine, window)
        with closing(prepared.storage):
            migrate(engine)
            yield prepared
    except OSError as error:
        raise StorageFailed(f"the backup cannot be brought to {draft}: {error}") from error
    finally:
        _forget(draft)


def install(draft: Draft, database: Path, now: datetime) -> Path | None:
    """Close the finished draft and give it the database's name; returns where the old one is.

    None if there was none. Raises :class:`StorageFailed`.
    """
    kept = kept_aside(database, now)
    draft.storage.close()  # the last connection takes the log into the file
    try:
        if draft.path.with_name(draft.path.name + WAL).exists():
            raise StorageFailed(f"{draft.path} could not be finished")
        with draft.path.open("rb") as file:
            sync(file.fileno())
        had_one = database.exists()
        if had_one:
            database.rename(kept)
        # Its log after it: a file that lost its log would look whole and be too old.
        _move(database.with_name(database.name + WAL), kept.with_name(kept.name + WAL))
        database.with_name(database.name + SHARED).unlink(missing_ok=True)
        sync_folder(database.parent)
        draft.path.rename(database)
        sync_folder(database.parent)
    except OSError as error:
        raise StorageFailed(f"the backup cannot take the place of {database}: {error}") from error
    mark(database)
    return kept if had_one else None


def _move(log: Path, target: Path) -> None:
    if log.exists() and log.stat().st_size:
        log.rename(target)
    log.unlink(missing_ok=True)


def _forget(draft: Path) -> None:
    for name in (draft.name, draft.name + WAL, draft.name + SHARED):
        draft.with_name(name).unlink(missing_ok=True)
