"""A database that refuses is noticed once, asked again, and found well again by itself."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kiosk.ports import AlreadyThere, Storage, StorageFailed
from tests.storage.samples import an_order, stored


@pytest.fixture(autouse=True)
def _listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "kiosk.storage")


def test_a_locked_database_takes_no_writes_until_it_is_let_go(
    storage: Storage, raw: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    raw.execute("BEGIN IMMEDIATE")
    assert storage.takes_writes()  # nobody has tried
    with pytest.raises(StorageFailed, match="locked"):
        stored(storage, an_order())
    for _ in range(2):
        assert not storage.takes_writes()
    raw.execute("ROLLBACK")
    assert storage.takes_writes()
    stored(storage, an_order())
    assert [record.getMessage() for record in caplog.records] == [
        "the database does not write: database is locked",
        "the database does write again",
    ]


def test_a_write_that_works_is_the_best_proof(
    storage: Storage, raw: sqlite3.Connection, path: Path
) -> None:
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailed):
        stored(storage, an_order())
    raw.execute("ROLLBACK")
    in_the_way = path.with_name("kiosk.db.room")
    in_the_way.mkdir()
    assert not storage.takes_writes()
    stored(storage, an_order())
    assert storage.takes_writes()


def test_a_unit_that_wrote_nothing_proves_nothing(
    storage: Storage, raw: sqlite3.Connection, path: Path
) -> None:
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailed):
        stored(storage, an_order())
    raw.execute("ROLLBACK")
    path.with_name("kiosk.db.room").mkdir()  # there is no room for more
    with storage.write() as records:
        records.commit()
    assert not storage.takes_writes()


def test_a_refusal_that_is_an_answer_closes_nothing(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    stored(storage, an_order())
    with pytest.raises(AlreadyThere):
        stored(storage, an_order())
    with pytest.raises(StorageFailed, match="not placed"), storage.write() as records:
        records.orders.update(an_order(7), an_order(7))
    assert storage.takes_writes()
    assert caplog.records == []


def test_trying_leaves_nothing(storage: Storage, raw: sqlite3.Connection, path: Path) -> None:
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailed):
        stored(storage, an_order())
    raw.execute("ROLLBACK")
    before = list(raw.iterdump())
    assert storage.takes_writes()
    assert list(raw.iterdump()) == before
    assert not path.with_name("kiosk.db.room").exists()
