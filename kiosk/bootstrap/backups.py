"""Backup and restore of a window's database, for the commands of those names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.stores import lock_window
from kiosk.config import Config
from kiosk.domain.day import BusinessDay, date_of, opened_after_restore
from kiosk.ports import StorageFailed

if TYPE_CHECKING:
    from kiosk.storage.backup import Holdings


class Refused(ValueError):
    """What was asked for cannot be done like this: nothing was changed. Its text says why."""


@dataclass(frozen=True)
class Restored:
    """What a restore did. ``kept`` is where the database is that was there before."""

    day: BusinessDay
    kept: Path | None


def back_up(config: Config, target: Path) -> Holdings:
    """Copy the database into a new file, also while a kiosk runs; returns what the copy holds.

    Raises :class:`Refused`, or :class:`StorageFailed`.
    """
    from kiosk.storage.backup import BackupExists, BadBackup, examine, write_backup

    database = _file(config)
    if not database.is_file():
        raise StorageFailed(f"there is no database {database}")
    if not target.parent.is_dir():
        raise Refused(f"there is no folder {target.parent}: is the stick plugged in?")
    if target.is_dir():
        raise Refused(f"{target} is a folder: write the new file's name behind it")
    try:
        write_backup(database, target)
        try:
            return examine(target, config.window.id)
        except BadBackup:
            target.unlink(missing_ok=True)  # else it stands in the way of the corrected command
            raise
    except (BackupExists, BadBackup) as error:
        raise Refused(str(error)) from error


def look_into(config: Config, backup: Path) -> Holdings:
    """What a backup holds of this window. Raises :class:`Refused` if it cannot be used."""
    from kiosk.storage.backup import BadBackup, examine

    database = _file(config)
    if backup.is_dir():
        raise Refused(f"{backup} is a folder: name the backup in it")
    if not backup.is_file():
        raise Refused(f"there is no backup {backup}")
    if database.exists() and backup.samefile(database):
        raise Refused(f"{backup} is the database itself")
    try:
        return examine(backup, config.window.id)
    except BadBackup as error:
        raise Refused(str(error)) from error


def bring_back(config: Config, backup: Path, *, last_number: int | None, now: datetime) -> Restored:
    """Put a backup in the place of the database, under the window's lock.

    ``last_number`` is what the newest ticket says, None if nobody looked: that is enough only
    if the present database is sound and tells it. Raises :class:`Refused`,
    :class:`~kiosk.storage.AlreadyRunning` or :class:`StorageFailed`.
    """
    from kiosk.services.restoring import begin_again
    from kiosk.storage.restore import draft_of, install, seen_since

    database, window = _file(config), config.window
    holds = look_into(config, backup)
    with lock_window(config):
        seen = seen_since(holds, database, window.id)
        if seen.doubt and last_number is None:
            raise Refused(_look_at_the_ticket(seen.doubt, seen.days))
        day = opened_after_restore(
            (*holds.days[-1:], *seen.days),
            window=window.id,
            today=date_of(now, day_starts=window.day_starts, zone=window.timezone),
            last_number=last_number or 0,
            now=now,
        )
        pagers = config.pager.pagers if config.pager else ()
        with draft_of(backup, database, window.id) as draft:
            with draft.storage.write() as records:
                begin_again(records, day, pagers=frozenset(pagers), now=now)
                records.commit()
            kept = install(draft, database, now)
    return Restored(day, kept)


def _file(config: Config) -> Path:
    if config.storage.file is None:
        raise Refused("the database is on a server: use the server's own tools (pg_dump)")
    return config.storage.file


def _look_at_the_ticket(doubt: str, days: tuple[BusinessDay, ...]) -> str:
    known = (
        f"it tells of {max(day.last_number for day in days)}, which may be too low; "
        if days
        else ""
    )
    return (
        f"{doubt}, so it is not known which numbers were given out since the backup: {known}"
        "read the number of the newest ticket and add --last-number N (0 if none was printed)"
    )
