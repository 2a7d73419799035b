"""An older database comes to this program's schema with all that is in it, or stays as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import JobState
from kiosk.ports import StorageFailed
from kiosk.storage import open_database
from kiosk.storage.beside import BACKUPS_KEPT
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import migrate
from kiosk.storage.schema import SCHEMA
from kiosk.storage.soundness import flaw_of
from tests.storage.ledger.evening import lay_evening, put_right, rows
from tests.storage.old import as_told, as_written, copied_steps, dump, old_schema, revision
from tests.storage.samples import EVENING, WINDOW, after, an_order, business_day, stored

BACKUP = "kiosk.db.schema-0001.20261120T221000Z.backup"


@pytest.fixture
def old(path: Path, tmp_path: Path) -> Path:
    """A database of the first schema with orders in it."""
    return _of_schema("0001", path, tmp_path)


@pytest.fixture
def breaking(tmp_path: Path) -> Path:
    """Migrations whose second step goes wrong after most of its work."""
    return _second_step(tmp_path, "ALTER TABLE nowhere ADD COLUMN x INTEGER;")


@pytest.mark.parametrize("schema", ["0001", "0002", "0003", "0006"])
def test_a_database_of_an_older_schema_keeps_its_orders(
    path: Path, tmp_path: Path, schema: str
) -> None:
    old = _of_schema(schema, path, tmp_path)
    told = as_told if schema < "0003" else as_written
    with open_database(f"sqlite:///{old}", window=WINDOW, now=lambda: EVENING) as storage:
        with storage.read() as records:
            assert records.orders.of_day(None) == (
                told(an_order(1)),
                told(an_order(2, pager=7)),
            )
            assert records.days.last() == business_day()
            (job,) = records.jobs.of_day(None)
            assert job.state is JobState.PRINTING
            out = Pager(7, PagerState.OUT, after(1), an_order(2).key)
            assert records.pagers.all() == (out,)
        stored(storage, an_order(3))
    assert revision(old) == SCHEMA
    assert flaw_of(old) == ""


def test_a_closed_evening_keeps_its_chain_and_its_guards(path: Path, tmp_path: Path) -> None:
    lay_evening(f"sqlite:///{tmp_path}/scratch/now.db")
    old_schema(path, tmp_path / "scratch", "0006", filled=False)
    url = f"sqlite:///{path}"
    chain = rows(url, "SELECT * FROM ledger ORDER BY seq")
    assert len(chain) > 10
    with open_database(url, window=WINDOW, now=lambda: EVENING) as storage:
        assert rows(url, "SELECT * FROM ledger ORDER BY seq") == chain
        put_right(storage)
        with storage.read() as records:
            assert records.ledger.check().is_well
    (kept,) = path.parent.glob("*.backup")
    assert revision(kept) == "0006"
    guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    before = {name for (name,) in rows(f"sqlite:///{kept}", guards)}
    assert before < {name for (name,) in rows(url, guards)}


def test_a_backup_of_the_old_schema_is_made_first(old: Path) -> None:
    before = dump(old)
    with open_database(f"sqlite:///{old}", window=WINDOW, now=lambda: EVENING):
        pass
    assert dump(old.with_name(BACKUP)) == before
    assert revision(old.with_name(BACKUP)) == "0001"


def test_only_the_newest_of_these_backups_are_kept(old: Path) -> None:
    mine = old.with_name("my-own.backup")
    mine.write_text("an owner's")
    for days in range(1, 8):
        name = f"kiosk.db.schema-0000.202611{days:02}T000000Z.backup"
        old.with_name(name).write_text("older")
    with open_database(f"sqlite:///{old}", window=WINDOW, now=lambda: EVENING):
        pass
    kept = sorted(path.name for path in old.parent.glob("*.backup") if path != mine)
    assert len(kept) == BACKUPS_KEPT
    assert kept[0] == "kiosk.db.schema-0000.20261104T000000Z.backup"
    assert kept[-1] == BACKUP
    assert mine.exists()


def test_a_new_database_needs_no_backup(path: Path) -> None:
    with open_database(f"sqlite:///{path}", window=WINDOW):
        pass
    assert list(path.parent.glob("*.backup")) == []


def test_without_its_backup_nothing_is_migrated(old: Path) -> None:
    before = dump(old)
    # A folder in the way of the file it would be written to first.
    old.with_name(f".{BACKUP}.{os.getpid()}.part").mkdir()
    with (
        pytest.raises(StorageFailed, match="cannot be copied"),
        open_database(f"sqlite:///{old}", window=WINDOW, now=lambda: EVENING),
    ):
        pass
    assert dump(old) == before


def test_a_migration_that_breaks_halfway_leaves_the_old_schema(old: Path, breaking: Path) -> None:
    before = dump(old)
    engine = open_engine(f"sqlite:///{old}")
    with pytest.raises(StorageFailed, match="no such table: nowhere"):
        migrate(engine, breaking)
    with engine.connect() as connection:
        # Switched off around the steps only.
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()
    assert dump(old) == before


def test_a_step_that_leaves_a_row_alone_is_undone(old: Path, tmp_path: Path) -> None:
    before = dump(old)
    steps = _second_step(tmp_path, "DELETE FROM orders WHERE number = 2;")
    engine = open_engine(f"sqlite:///{old}")
    with pytest.raises(StorageFailed, match="stands alone"):
        migrate(engine, steps)
    engine.dispose()
    assert dump(old) == before


def test_a_migration_killed_in_the_middle_is_made_at_the_next_start(
    old: Path, tmp_path: Path
) -> None:
    before = dump(old)
    steps = _second_step(tmp_path, "")
    code = steps / "versions" / "revision_0002.py"
    code.write_text(code.read_text() + _KILLED)
    done = subprocess.run(
        [sys.executable, "-c", _MIGRATE, f"sqlite:///{old}", str(steps)],
        timeout=60,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert flaw_of(old) == ""
    assert dump(old) == before
    with open_database(f"sqlite:///{old}", window=WINDOW) as storage, storage.read() as records:
        assert len(records.orders.of_day(None)) == 2
    assert revision(old) == SCHEMA


_KILLED = """
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""

_MIGRATE = """
import sys
from pathlib import Path
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import migrate
migrate(open_engine(sys.argv[1]), Path(sys.argv[2]))
"""


def _of_schema(schema: str, path: Path, tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    old_schema(path, tmp_path / "scratch", schema)
    assert revision(path) == schema
    return path


def _second_step(folder: Path, ending: str) -> Path:
    steps = copied_steps(folder)
    script = steps / "versions" / "revision_0002.sql"
    script.write_text(f"{script.read_text()}\n{ending}\n")
    return steps
