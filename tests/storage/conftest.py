"""A real database of the test's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.ports import Storage
from kiosk.storage import open_database
from tests.databases import SERVER, database_url, lay_tables
from tests.storage.samples import WINDOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "kiosk.db"


@pytest.fixture
def url(path: Path) -> Iterator[str]:
    """Where the test's database is, or will be."""
    with database_url(path) as found:
        yield found


@pytest.fixture
def storage(url: str) -> Iterator[Storage]:
    """What the services get to see, and no more."""
    lay_tables(url)
    with open_database(url, window=WINDOW) as opened:
        yield opened


@pytest.fixture
def raw(storage: Storage, path: Path) -> Iterator[sqlite3.Connection]:
    """Someone at the database's file with a tool of his own."""
    if SERVER:
        pytest.skip("there is no file on a server")
    del storage  # it has made the tables
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection
