"""``kiosk restore`` brings a backup back, loses nothing that was there, and repeats no number."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.bootstrap.backups import bring_back
from kiosk.config import Config, load_config
from kiosk.domain.day import BusinessDay
from kiosk.domain.order import OrderState, Who
from kiosk.domain.pagers import CallState, Pager, PagerState
from kiosk.domain.printjob import JobState
from kiosk.ports import NewCall, Storage
from kiosk.storage import open_database
from kiosk.storage.backup import write_backup
from kiosk.storage.lock import WindowLock
from kiosk.storage.soundness import Unsound, flaw_of, require_sound
from tests.cli.command import PATIENCE_S, environment, kiosk
from tests.e2e.conftest import PAGER, Place
from tests.e2e.devices import ROOT
from tests.storage.old import dump, old_schema
from tests.storage.samples import DAY, WINDOW, after, an_order, stored, with_job

LATER = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
"""The same evening, in Milan as well."""


class Window:
    """A window with a backup of two open orders, and an evening that went on after it."""

    def __init__(self, place: Place) -> None:
        place.configure(PAGER)
        self.config_file = place.config_file
        self.config: Config = load_config(place.config_file)
        self.database = place.config_file.with_name("kiosk.db")
        self.backup = place.config_file.with_name("sunday.backup")
        with self.open() as storage:
            fill(storage)
            write_backup(self.database, self.backup)
            stored(storage, an_order(5))

    def open(self) -> AbstractContextManager[Storage]:
        """The database as a kiosk has it."""
        return open_database(f"sqlite:///{self.database}", window=WINDOW)

    def restore(self, *options: str) -> subprocess.CompletedProcess[str]:
        """The command as an owner gives it."""
        return kiosk("restore", self.backup, *options, "--config", self.config_file)

    def bring_back(self, last_number: int | None = None) -> BusinessDay:
        """The same at a moment of this evening."""
        return bring_back(self.config, self.backup, last_number=last_number, now=LATER).day

    @property
    def kept(self) -> list[Path]:
        """What restores have put aside."""
        return sorted(self.database.parent.glob("kiosk.db.kept-*"))


def fill(storage: Storage) -> None:
    """Two orders: one with a paper not begun and a pager out, one with a paper in doubt."""
    first, second = an_order(1, pager=3), an_order(2)
    stored(storage, first, second)
    with_job(storage, first)
    with_job(storage, second, JobState.PRINTING)
    with storage.write() as records:
        records.pagers.save(Pager(3, PagerState.OUT, after(1), first.key, called_at=after(2)))
        records.pagers.save(Pager(4, PagerState.FREE, after(1)))
        records.calls.add(NewCall(first.key, 1, 3, after(2)))
        records.commit()


@pytest.fixture
def window(place: Place) -> Window:
    return Window(place)


def test_what_a_backup_says_is_not_believed_to_be_true_now(window: Window) -> None:
    day = window.bring_back()
    with window.open() as storage, storage.read() as records:
        first, second = records.orders.of_day(None)
        papers = records.jobs.of_day(None)
        pagers = records.pagers.all()
        calls = records.calls.of_order(first.key)
        assert records.days.last() == day
    assert {order.state for order in (first, second)} == {OrderState.ABANDONED}
    assert first.history[-1].who is Who.RECOVERY
    assert [paper.state for paper in papers] == [JobState.UNCERTAIN, JobState.UNCERTAIN]
    assert {paper.history[-1].why for paper in papers} == {"restored from a backup"}
    # 7 is in the configuration and in no backup: it may be in a guest's hand all the same.
    assert [(pager.number, pager.state) for pager in pagers] == [
        (3, PagerState.HELD),
        (4, PagerState.HELD),
        (7, PagerState.HELD),
    ]
    assert pagers[0].called_at == after(2)
    assert [call.state for call in calls] == [CallState.WITHDRAWN]


def test_the_date_opens_again_above_the_last_number_seen(window: Window) -> None:
    day = window.bring_back()
    assert (day.day, day.opening, day.last_number, day.restored_at) == (DAY, 2, 5, LATER)
    with window.open() as storage:
        stored(storage, an_order(6))
        with storage.read() as records:
            assert [order.number for order in records.orders.of_day(DAY)] == [1, 2, 6]


def test_held_pagers_stay_held_at_the_next_start(window: Window, place: Place) -> None:
    window.bring_back()
    with place.window() as started:
        assert started.engine.storage is not None
        with started.engine.storage.read() as records:
            assert {pager.state for pager in records.pagers.all()} == {PagerState.HELD}


def test_the_newest_ticket_counts_where_the_database_says_less(window: Window) -> None:
    assert window.bring_back(last_number=9).last_number == 9
    assert window.bring_back(last_number=0).last_number == 9


def test_a_date_without_numbers_left_says_so(window: Window) -> None:
    done = window.restore("--last-number", "999")
    assert done.returncode == 0, done.stderr
    assert "are used up: orders are taken again on the next date" in done.stdout


def test_what_was_there_is_kept_with_its_log(window: Window) -> None:
    before = dump(window.database)
    first = window.restore()
    assert first.returncode == 0, first.stderr
    (kept,) = window.kept
    assert str(kept) in first.stdout
    assert dump(kept) == before
    assert flaw_of(window.database) == ""


def test_a_restore_says_what_the_backup_holds(window: Window) -> None:
    done = window.restore()
    first, *others = done.stdout.splitlines()
    assert "last day 2026-11-20 (still open), last number 2, 2 open of 2 orders" in first
    assert any("goes on with number 6" in line for line in others)
    assert any("every pager is held" in line for line in others)


def test_a_restore_while_a_kiosk_runs_is_refused(window: Window) -> None:
    before = dump(window.database)
    with WindowLock(window.database, command="kiosk run"):
        done = window.restore()
    assert done.returncode == 2
    assert f"process {os.getpid()} (kiosk run)" in done.stderr
    assert (dump(window.database), window.kept) == (before, [])


@pytest.mark.parametrize("lost", ["damaged", "gone", "begun anew"])
def test_numbers_nobody_can_tell_are_asked_for(window: Window, lost: str) -> None:
    if lost == "damaged":
        with window.database.open("r+b") as file:
            file.seek(window.database.stat().st_size // 2)
            file.write(b"\xa5" * 20000)
    else:
        window.database.unlink()
    if lost == "begun anew":
        window.database.with_name("kiosk.db.made").unlink()
        with window.open():
            pass
    before = window.database.read_bytes() if window.database.exists() else None
    done = window.restore()
    assert done.returncode == 2
    assert "add --last-number N" in done.stderr
    assert "Traceback" not in done.stderr
    assert (window.database.read_bytes() if window.database.exists() else None) == before
    told = window.restore("--last-number", "40")
    assert told.returncode == 0, told.stderr
    assert "goes on with number 41" in told.stdout


def _missing(window: Window) -> None:
    window.backup.unlink()


def _rubbish(window: Window) -> None:
    window.backup.write_text("Dear diary")


def _newer(window: Window) -> None:
    with closing(sqlite3.connect(window.backup, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")


def _another_windows(window: Window) -> None:
    window.config_file.write_text(window.config_file.read_text().replace('"43"', '"44"'))


def _the_database_itself(window: Window) -> None:
    window.backup = window.database


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (_missing, "there is no backup"),
        (_rubbish, "is not a database"),
        (_newer, "has schema 0099"),
        (_another_windows, "holds no window 44"),
        (_the_database_itself, "is the database itself"),
    ],
    ids=["missing", "rubbish", "newer", "another window's", "the database itself"],
)
def test_what_cannot_be_restored_is_named_and_nothing_changes(
    window: Window, wrong: Callable[[Window], None], words: str
) -> None:
    wrong(window)
    before = dump(window.database)
    done = window.restore()
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    (line,) = done.stderr.splitlines()
    assert words in line
    assert (dump(window.database), window.kept) == (before, [])


def test_a_number_that_is_none_is_refused(window: Window) -> None:
    for text in ("many", "-1", "1000"):
        done = window.restore(f"--last-number={text}")
        assert done.returncode == 2
        assert "is not a number from 0 to 999" in done.stderr


@pytest.mark.parametrize("schema", ["0001", "0003"])
def test_a_backup_of_an_older_schema_is_migrated_on_its_way(
    window: Window, tmp_path: Path, schema: str
) -> None:
    (tmp_path / "scratch").mkdir()
    window.backup.unlink()
    old_schema(window.backup, tmp_path / "scratch", schema)
    before = dump(window.backup)
    day = window.bring_back(last_number=5)
    assert (day.opening, day.last_number) == (2, 5)
    with window.open() as storage, storage.read() as records:
        assert len(records.orders.of_day(None)) == 2
    assert dump(window.backup) == before


def test_a_restore_killed_at_any_step_leaves_nothing_half(window: Window) -> None:
    """Before each renaming and removing: the old one, the new one, or a place that is missed."""
    untouched = window.database.parent / "untouched"
    with window.open() as storage:
        stored(storage, an_order(6))  # in the log only, as after a power cut
        shutil.copytree(window.database.parent, untouched, symlinks=True)
        before, seen = dump(window.database), set()
    _put_back(window, untouched)
    for step in range(1, 40):
        done = subprocess.run(
            [sys.executable, "-c", _RESTORE_AND_DIE, str(step), window.config_file, window.backup],
            env=environment(),
            cwd=ROOT,
            timeout=PATIENCE_S,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode == 0:
            seen.add("done")
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        seen.add(_what_stands(window, before))
        window.bring_back(last_number=5)  # the command is given again
        assert _what_stands(window, before) == "new"
        _put_back(window, untouched)
    assert seen == {"old", "none", "new", "done"}


def _what_stands(window: Window, before: list[str]) -> str:
    if not window.database.exists():
        with pytest.raises(Unsound, match="is gone"):
            require_sound(window.database)
        return "none"
    require_sound(window.database)
    if dump(window.database) == before:
        return "old"
    with window.open() as storage, storage.read() as records:
        day = records.days.last()
        assert day is not None
        assert day.restored_at is not None
        assert not any(
            job.state in {JobState.QUEUED, JobState.PRINTING} for job in records.jobs.of_day(None)
        )
    return "new"


def _put_back(window: Window, untouched: Path) -> None:
    for path in window.database.parent.glob("kiosk.db*"):
        path.unlink()
    for path in untouched.glob("kiosk.db*"):
        shutil.copy(path, window.database.parent)


_RESTORE_AND_DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
left = int(sys.argv[1])

def die(event, arguments):
    global left
    if event in {"os.rename", "os.remove"} and "kiosk.db" in str(arguments[0]):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

from kiosk.bootstrap.backups import bring_back
from kiosk.config import load_config
config = load_config(Path(sys.argv[2]))
sys.addaudithook(die)
bring_back(config, Path(sys.argv[3]), last_number=5, now=datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
"""
