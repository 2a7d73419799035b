"""Opens the database so that a committed order survives the power cut in the next moment.

SQLite: write-ahead log with ``synchronous = FULL`` (in WAL mode NORMAL may lose the last
commits), foreign keys on, and transactions begun by us: the driver's own habit of beginning
late and committing early is switched off.

PostgreSQL: the tests of storage and services were run on version 15 (``make postgresql``). It has
not seen a night at a bar yet.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from kiosk.ports import StorageFailed
from kiosk.storage.statements import translated

BUSY_TIMEOUT_S = 2.0
"""Seconds a unit of work waits for another's: each takes milliseconds, so more means stuck."""

CONNECTIONS = 8
"""Kept open: one for each thread that works at a window, and some to spare."""

WRITING = {"kiosk_begin": "BEGIN IMMEDIATE"}
READING = {"kiosk_begin": "BEGIN DEFERRED"}
"""Execution options of a connection: how SQLite begins its units of work."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Without it INSERT OR REPLACE deletes rows of a history behind its trigger's back.
    "PRAGMA recursive_triggers = ON",
)


def open_engine(url: str, *, create: bool = True) -> Engine:
    """The engine for a storage URL; nothing is opened before the first unit of work.

    The folder of an SQLite file is made if it is missing; with ``create=False`` a missing file
    is a :class:`StorageFailed` instead. Raises :class:`ValueError` for a URL that is not
    ``sqlite:///FILE`` or ``postgresql+psycopg://...``.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() == "postgresql":
        return _open_postgresql(parsed)
    path = _path_of(parsed)
    if create:
        _make_folder(path.parent)
    elif not path.is_file():
        raise StorageFailed(f"there is no database {path}")
    return _open_sqlite(parsed)


def database_path(url: str) -> Path | None:
    """The file of an SQLite URL; None for a server."""
    parsed = _parsed(url)
    return None if parsed.get_backend_name() == "postgresql" else _path_of(parsed)


def is_sqlite(engine: Engine) -> bool:
    """It is a file, not a server."""
    return engine.dialect.name == "sqlite"


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ValueError(_not_allowed(url)) from error
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise ValueError(_not_allowed(parsed.render_as_string()))
    return parsed


def _not_allowed(shown: str) -> str:
    return f"storage url {shown!r}: allowed are sqlite:///FILE and postgresql+psycopg://..."


def _path_of(url: URL) -> Path:
    name = url.database
    if not name or name == ":memory:" or url.query:
        raise ValueError(f"{_not_allowed(url.render_as_string())}; it needs a file and no more")
    return Path(name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(f"cannot make the database's folder {folder}: {error}") from error


def _open_sqlite(url: URL) -> Engine:
    engine = create_engine(url, pool_size=CONNECTIONS, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _open_postgresql(url: URL) -> Engine:
    try:
        with translated():
            return create_engine(url, pool_size=CONNECTIONS)
    except ModuleNotFoundError as error:
        raise StorageFailed(
            "PostgreSQL needs its driver: install drink-away-window[postgresql]"
        ) from error


def prepare_connection(connection: sqlite3.Connection, record: object) -> None:
    """Set a new SQLite connection and make sure that it took. Raises :class:`StorageFailed`."""
    del record
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()
    mode = _answer(connection, "PRAGMA journal_mode")
    if mode != "wal":
        raise StorageFailed(f"the database cannot keep a write-ahead log here (it says {mode!r})")


def _answer(connection: sqlite3.Connection, pragma: str) -> Any:  # noqa: ANN401
    cursor = connection.execute(pragma)
    try:
        return cursor.fetchone()[0]
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    # A connection nobody gave a word for reads: a stray unit of work must not take the lock.
    options = connection.get_execution_options()
    connection.exec_driver_sql(options.get("kiosk_begin", READING["kiosk_begin"]))
