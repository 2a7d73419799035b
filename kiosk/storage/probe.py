"""Tries whether a database that refused takes writes again, without leaving anything."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, update

from kiosk.storage.engine import is_sqlite
from kiosk.storage.statements import Refused, translated
from kiosk.storage.tables import settings

ROOM_BYTES = 1 << 20
"""What must be free beside the database: an evening's first orders, not only the next."""

WAIT_S = 0.1
"""Seconds a try waits for another's lock: it comes again in a second."""


def try_to_write(engine: Engine, window: str) -> None:
    """Raises :class:`Refused` if it would not be taken."""
    if not is_sqlite(engine):
        with translated(), engine.begin() as connection:
            same = settings.c.secret
            connection.execute(
                update(settings).where(settings.c.window == window).values(secret=same)
            )
        return
    file = Path(engine.url.database or "")
    _find_room(file)
    with translated(), closing(sqlite3.connect(file, timeout=WAIT_S, isolation_level=None)) as own:
        own.execute("BEGIN IMMEDIATE")
        own.execute('UPDATE settings SET secret = secret WHERE "window" = ?', (window,))
        own.execute("COMMIT")


def _find_room(file: Path) -> None:
    room = file.with_name(f"{file.name}.room")
    try:
        with room.open("wb") as opened:
            os.posix_fallocate(opened.fileno(), 0, ROOM_BYTES)
    except OSError as error:
        raise Refused(f"no room beside the database: {error.strerror}") from error
    finally:
        _clear(room)


def _clear(room: Path) -> None:
    try:
        room.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(f"the database's folder takes no change: {error.strerror}") from error
