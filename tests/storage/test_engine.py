"""The database is opened so that a committed order survives, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import event

from kiosk.ports import Storage, StorageFailed
from kiosk.storage.engine import BUSY_TIMEOUT_S, database_path, open_engine, prepare_connection
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.storage.samples import WINDOW, an_order, stored


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", BUSY_TIMEOUT_S * 1000),
    ],
)
def test_a_connection_is_really_set(storage: Storage, pragma: str, value: object) -> None:
    for unit in (storage.read, storage.write):
        with unit() as records:
            connection = records._statements._connection  # type: ignore[attr-defined]
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_the_driver_begins_nothing_by_itself(storage: Storage) -> None:
    with storage.read() as records:
        connection = records._statements._connection  # type: ignore[attr-defined]
        assert connection.connection.driver_connection.isolation_level is None


def test_a_place_without_write_ahead_log_is_refused() -> None:
    # Memory keeps no log, just like a network drive that cannot share memory.
    with (
        closing(sqlite3.connect(":memory:")) as memory,
        pytest.raises(StorageFailed, match="it says 'memory'"),
    ):
        prepare_connection(memory, None)


def test_the_folder_of_the_database_is_made(path: Path) -> None:
    open_engine(f"sqlite:///{path}").dispose()
    assert path.parent.is_dir()
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(StorageFailed, match="cannot make the database's folder"):
        open_engine(f"sqlite:///{tmp_path}/var/lib/kiosk.db")


def test_a_reader_makes_neither_folder_nor_file(path: Path) -> None:
    with pytest.raises(StorageFailed, match=f"there is no database {path}"):
        open_engine(f"sqlite:///{path}", create=False)
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "kiosk.db",
        "mysql://server/kiosk",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///kiosk.db?mode=ro",
        "sqlite+aiosqlite:///kiosk.db",
    ],
)
def test_a_url_that_is_not_allowed_is_named_with_what_is(url: str) -> None:
    with pytest.raises(ValueError, match="allowed are sqlite:///FILE and postgresql"):
        open_engine(url)


def test_a_password_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ValueError, match="allowed are") as raised:
        open_engine("postgresql://window:limoncello@server/kiosk")
    assert "limoncello" not in str(raised.value)


@pytest.mark.skipif(find_spec("psycopg") is not None, reason="the driver is installed")
def test_a_server_without_its_driver_is_told_what_to_install() -> None:
    with pytest.raises(StorageFailed, match=r"install drink-away-window\[postgresql\]"):
        open_engine("postgresql+psycopg://server/kiosk")


def test_the_file_of_a_url_is_known_and_a_server_has_none(path: Path) -> None:
    assert database_path(f"sqlite:///{path}") == path
    assert database_path("postgresql+psycopg://server/kiosk") is None


def test_a_writer_locks_at_its_beginning_and_a_reader_does_not(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}")
    prepare(engine, WINDOW, new_secret=lambda: bytes(32))
    begun: list[str] = []
    event.listen(
        engine,
        "before_cursor_execute",
        lambda *told: begun.append(told[2]) if told[2].startswith("BEGIN") else None,
    )
    storage = SqlStorage(engine, WINDOW)
    with storage.read():
        pass
    stored(storage, an_order())
    storage.close()
    assert begun == ["BEGIN DEFERRED", "BEGIN IMMEDIATE"]
