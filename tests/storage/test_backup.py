"""A backup is whole or not there, replaces nothing, and is made while the kiosk works."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.ports import Storage, StorageFailed
from kiosk.storage import open_database
from kiosk.storage.backup import (
    BackupExists,
    BadBackup,
    examine,
    holdings,
    write_backup,
)
from kiosk.storage.restore import draft_of, install
from kiosk.storage.schema import SCHEMA
from kiosk.storage.soundness import flaw_of
from tests.storage.old import dump, old_schema
from tests.storage.samples import DAY, WINDOW, after, an_order, business_day, stored


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "sunday.backup"


def test_a_backup_holds_what_was_committed_while_the_kiosk_runs(
    storage: Storage, path: Path, target: Path
) -> None:
    stored(storage, an_order(1), an_order(2))
    with storage.write() as records:
        records.orders.add(an_order(3))  # not committed, and in nobody's way
        write_backup(path, target)
    found = examine(target, WINDOW)
    assert (found.orders, found.open_orders, found.schema) == (2, 2, SCHEMA)
    assert [path.name for path in target.parent.glob("*sunday*")] == [target.name]
    assert flaw_of(target) == ""
    stored(storage, an_order(3))  # the kiosk goes on
    assert examine(target, WINDOW).orders == 2


def test_a_backup_never_replaces_a_file(storage: Storage, path: Path, target: Path) -> None:
    stored(storage, an_order())
    target.write_text("something else")
    with pytest.raises(BackupExists, match=f"{target} is there already"):
        write_backup(path, target)
    assert target.read_text() == "something else"


def test_a_backup_of_a_damaged_database_is_not_made(path: Path, target: Path) -> None:
    with open_database(f"sqlite:///{path}", window=WINDOW) as storage:
        stored(storage, *(an_order(number) for number in range(1, 30)))
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 9000)
    with pytest.raises(StorageFailed, match=r"the copy is damaged|malformed"):
        write_backup(path, target)
    assert list(target.parent.glob("*sunday*")) == []


def test_a_backup_into_a_folder_that_is_not_there_is_told(
    storage: Storage, path: Path, target: Path
) -> None:
    del storage
    with pytest.raises(StorageFailed, match="cannot be copied"):
        write_backup(path, target / "sunday")


def test_what_a_backup_holds_is_told(storage: Storage, path: Path, target: Path) -> None:
    done = an_order(7)
    stored(storage, an_order(5), done)
    with storage.write() as records:
        gone = change_state(
            done, OrderState.CANCELLED, who=Who.BARTENDER, why=Why.GUEST_LEFT, at=after(9)
        )
        records.orders.update(done, gone)
        records.commit()
    write_backup(path, target)
    found = examine(target, WINDOW)
    assert (found.orders, found.open_orders) == (2, 1)
    assert found.last_day is not None
    # The day's own row says 0: what an order says is believed when it is more.
    assert (found.last_day.day, found.last_day.last_number) == (DAY, 7)


def test_a_backup_of_the_first_schema_is_understood(path: Path, tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    old_schema(path, tmp_path / "scratch", "0001")
    found = examine(path, WINDOW)
    assert (found.schema, found.orders, found.open_orders) == ("0001", 2, 2)
    assert [day.opening for day in found.days] == [1]


def test_what_is_no_backup_of_this_window_is_refused(
    storage: Storage, path: Path, target: Path
) -> None:
    del storage
    write_backup(path, target)
    with pytest.raises(BadBackup, match="holds no window 44"):
        examine(target, "44")
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(BadBackup, match=f"has schema 0099, this program knows {SCHEMA}"):
        examine(target, WINDOW)
    target.write_text("Dear diary")
    with pytest.raises(BadBackup, match="is not a database"):
        examine(target, WINDOW)
    target.unlink()
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(BadBackup, match="no backup"):
        examine(target, WINDOW)
    assert holdings(target, WINDOW) is None


def test_a_backup_is_the_same_database(storage: Storage, path: Path, target: Path) -> None:
    stored(storage, an_order(1))
    with storage.write() as records:
        records.days.update(business_day(last_number=1))
        records.commit()
    write_backup(path, target)
    assert dump(target) == dump(path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_restored_database_stays_the_services_own_and_writable(tmp_path: Path) -> None:
    backup, database = tmp_path / "sunday.backup", tmp_path / "kiosk.db"
    for path in (backup, database):
        with open_database(f"sqlite:///{path}", window=WINDOW):
            pass
    backup.chmod(0o444)
    database.chmod(0o640)
    os.chown(database, 65534, 65534)
    with draft_of(backup, database, WINDOW) as draft:
        install(draft, database, datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    now = database.stat()
    assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (65534, 65534, 0o640)
