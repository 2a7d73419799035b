"""A damaged database is never written to and never made anew; one that vanished is missed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.ports import StorageFailed
from kiosk.storage import open_database
from kiosk.storage.backup import write_backup
from kiosk.storage.beside import marker
from kiosk.storage.soundness import Unsound, flaw_of, require_sound
from tests.storage.samples import WINDOW, an_order, stored


def _overwrite(path: Path, at: int, rubbish: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(rubbish)


def _stray_row(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO order_taxes VALUES (99, 1000, 5)")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "another file": lambda path: _overwrite(path, 0, b"\x89PNG\r\n\x1a\n" * 200),
    "header torn": lambda path: _overwrite(path, 16, b"\xa5" * 84),
    "middle overwritten": lambda path: _overwrite(path, path.stat().st_size // 2, b"\xa5" * 9000),
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut to some bytes": lambda path: os.truncate(path, 60),
    "emptied": lambda path: os.truncate(path, 0),
    "gone": Path.unlink,
    "a row alone": _stray_row,
}


@pytest.fixture
def closed(path: Path) -> Path:
    """A database with orders in it, closed."""
    with open_database(f"sqlite:///{path}", window=WINDOW) as storage:
        stored(storage, *(an_order(number) for number in range(1, 40)))
    return path


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_stays_as_it_is(closed: Path, damage: str) -> None:
    DAMAGES[damage](closed)
    before = closed.read_bytes() if closed.exists() else None
    for _ in range(2):
        with (
            pytest.raises(Unsound, match=r"nothing was written to it.*: kiosk restore FILE"),
            open_database(f"sqlite:///{closed}", window=WINDOW),
        ):
            pass
    assert (closed.read_bytes() if closed.exists() else None) == before


def test_the_newest_backup_beside_it_is_named(closed: Path) -> None:
    for count, name in enumerate(("b-first", "a-second"), start=1):
        write_backup(closed, closed.with_name(name))
        os.utime(closed.with_name(name), (count, count))
    closed.with_name("notes.txt").write_text("SQLite format 3\x00 is how one begins")
    shutil.copy(closed, closed.with_name("kiosk.db.kept-20261120T221000Z"))
    closed.unlink()
    with pytest.raises(Unsound) as raised:
        require_sound(closed)
    assert raised.value.what == "is gone"
    assert raised.value.remedy == (
        f"kiosk restore {closed.with_name('a-second')}; "
        f"or, to begin with an empty one, delete {marker(closed)}"
    )


def test_an_empty_database_in_the_place_of_a_full_one_is_not_taken(closed: Path) -> None:
    closed.unlink()
    with closing(sqlite3.connect(closed)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(Unsound, match="holds nothing any more"):
        require_sound(closed)


def test_a_log_without_its_database_is_no_beginning(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    path.with_name("kiosk.db-wal").write_bytes(b"what was committed last")
    with pytest.raises(Unsound, match="is empty"):
        require_sound(path)


def test_a_place_without_any_trace_is_a_beginning(path: Path) -> None:
    require_sound(path)
    path.parent.mkdir()
    path.touch()  # a first start that was killed between two steps
    require_sound(path)


def test_with_its_marker_deleted_a_lost_database_begins_anew(closed: Path) -> None:
    closed.unlink()
    marker(closed).unlink()
    with open_database(f"sqlite:///{closed}", window=WINDOW) as storage, storage.read() as records:
        assert records.days.last() is None
    assert marker(closed).exists()


def test_a_database_from_before_the_marker_gets_one(closed: Path) -> None:
    marker(closed).unlink()
    with open_database(f"sqlite:///{closed}", window=WINDOW):
        pass
    assert "kiosk restore FILE" in marker(closed).read_text()


def test_a_sound_database_is_looked_at_without_a_change(closed: Path) -> None:
    before = closed.read_bytes()
    assert flaw_of(closed) == ""
    assert closed.read_bytes() == before


def test_what_a_killed_kiosk_left_in_the_log_is_not_lost_by_looking(
    closed: Path, tmp_path: Path
) -> None:
    with open_database(f"sqlite:///{closed}", window=WINDOW) as storage:
        stored(storage, an_order(42))
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("kiosk.db", "kiosk.db-wal"):
            shutil.copy(closed.with_name(name), crashed / name)
    require_sound(crashed / "kiosk.db")
    url = f"sqlite:///{crashed}/kiosk.db"
    with open_database(url, window=WINDOW) as storage, storage.read() as records:
        assert records.orders.by_key(an_order(42).key) is not None


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StorageFailed, match="cannot be read"):
        require_sound(path)
