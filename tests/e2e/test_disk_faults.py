"""What happens at the window when the database's disk fails, and when it is well again.

The stories of a full and of a read-only disk are in ``faulty_disk.py``: each is played in a
child process on a real tmpfs of four megabytes that only the child sees. Where mounting is not
allowed, SQLite's own refusal stands in for the full disk, in this process; the name of the test
says which ran.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiosk.config import load_config
from kiosk.domain.order import OrderState
from kiosk.storage.schema import SCHEMA
from tests.cli.command import PATIENCE_S, environment, kiosk
from tests.e2e.conftest import SCANNER, Place
from tests.e2e.devices import ROOT, code_of, is_copy
from tests.e2e.disks import NAMESPACE, StandIn, may_mount
from tests.e2e.faulty_disk import (
    BAD_STARTS,
    FULL_DISKS,
    NOT_SAVED,
    STORIES,
    all_noted,
    has_said,
    numbers,
    refused_order,
)
from tests.e2e.patient_window import PatientWindow

DISK = "tmpfs" if may_mount() else StandIn.name
"""Which disk the stories run on here."""

on_a_real_disk = pytest.mark.skipif(
    DISK != "tmpfs", reason="no right to mount: no such disk can be made"
)


class Stories:
    """The stories as child processes, each begun while the one before is still played.

    Most of their time is waiting; more than two at once would be late for their own printers.
    """

    def __init__(self, new_folder: Callable[[str], Path]) -> None:
        self._new_folder = new_folder
        self._begun: dict[str, subprocess.Popen[str]] = {}

    def end_well(self, story: str) -> None:
        """Wait for the end of one."""
        names = list(STORIES)
        for name in names[names.index(story) :][:2]:
            if name not in self._begun:
                self._begun[name] = self._begin(name)
        _, said = self._begun[story].communicate(timeout=PATIENCE_S)
        assert self._begun[story].returncode == 0, said

    def close(self) -> None:
        """Nobody waits for the others any more."""
        for process in self._begun.values():
            process.kill()
            process.communicate()

    def _begin(self, story: str) -> subprocess.Popen[str]:
        module = [sys.executable, "-m", "tests.e2e.faulty_disk"]
        return subprocess.Popen(
            [*NAMESPACE, *module, story, self._new_folder(story)],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stories]:
    told = Stories(tmp_path_factory.mktemp)
    yield told
    told.close()


@pytest.mark.parametrize("story", FULL_DISKS, ids=lambda story: f"{story}-on-{DISK}")
def test_a_full_disk_loses_no_order_and_doubles_none(
    place: Place, stories: Stories, story: str
) -> None:
    if DISK == "tmpfs":
        stories.end_well(story)
        return
    place.config_file.with_name("disk").mkdir()
    FULL_DISKS[story](place, StandIn())


@on_a_real_disk
@pytest.mark.parametrize("story", BAD_STARTS)
def test_a_start_on_a_bad_disk_leaves_the_window_closed_until_it_is_mended(
    stories: Stories, story: str
) -> None:
    stories.end_well(story)


def test_a_database_locked_by_another_program_takes_no_order_and_recovers_by_itself(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.configure(SCANNER)
    bar, scanner = place.plug_in_printer(), place.plug_in_scanner()
    with place.window() as window:
        window.order_a_negroni()
        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
        window.until_stored(all_noted, "the ticket is proven, its number was seen")
        window.next_guest()
        with _locked(place):
            refused_order(window)
            window.until_closed()
            scanner.tell(code_of(ticket))
            window.until(lambda: has_said(bar, NOT_SAVED), "the scan was not saved")
            assert numbers(window) == {1: OrderState.PLACED}
        window.until_open()
        window.presenter.order()
        window.until(lambda: len(bar.tickets) == 2, "the second ticket")
        assert numbers(window) == {1: OrderState.PLACED, 2: OrderState.PLACED}
        scanner.tell(code_of(ticket))
        window.until(lambda: window.presenter.status.ready == (1,), "ready after all")
    assert not any(map(is_copy, bar.tickets))
    assert _said_by_the_storage(caplog) == [
        "the database does not write",
        "the database does write again",
    ]


def test_a_damaged_database_keeps_the_window_closed_until_a_backup_is_brought_back(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    bar, database = place.plug_in_printer(), place.config_file.with_name("kiosk.db")
    with place.window() as window:
        window.order_a_negroni()
        window.until(lambda: bar.tickets, "the ticket")
    backup = place.config_file.with_name("sunday.db")
    assert kiosk("backup", backup, "--config", place.config_file).returncode == 0
    with place.window() as window:
        window.order_a_negroni()
        window.until(lambda: len(bar.tickets) == 2, "the second ticket, after the backup")
    _overwrite_the_middle(database)
    damaged = database.read_bytes()

    with PatientWindow(load_config(place.config_file)) as window:
        closed = window.until_closed()
        window.until(lambda: _closed_because(caplog), "the log says why")
        checked = kiosk("check", "--config", place.config_file)
        refused = kiosk("restore", backup, "--config", place.config_file)
    assert closed.sentences
    assert database.read_bytes() == damaged
    (why,) = _closed_because(caplog)
    assert f"kiosk restore {backup}" in why
    assert checked.returncode == 1
    assert f"-> kiosk restore {backup}" in checked.stdout
    assert refused.returncode == 2
    assert f"process {os.getpid()} " in refused.stderr

    unsure = kiosk("restore", backup, "--config", place.config_file)
    assert (unsure.returncode, database.read_bytes()) == (2, damaged)
    assert "--last-number" in unsure.stderr
    done = kiosk("restore", backup, "--last-number", "2", "--config", place.config_file)
    assert done.returncode == 0, done.stderr
    with place.window() as window:
        assert window.order_a_negroni().number == "3"
        window.until(lambda: len(bar.tickets) == 3, "the next ticket")
        assert numbers(window) == {1: OrderState.ABANDONED, 3: OrderState.PLACED}
    kept = place.config_file.parent.glob("kiosk.db.kept-*")
    assert damaged in [each.read_bytes() for each in kept]
    assert not any(map(is_copy, bar.tickets))


def test_a_newer_schema_keeps_the_window_closed_until_the_newer_program_is_back(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    bar, database = place.plug_in_printer(), place.config_file.with_name("kiosk.db")
    with place.window() as window:
        window.order_a_negroni()
        window.until(lambda: bar.tickets, "the ticket")
    _set_schema(database, "0099")
    with PatientWindow(load_config(place.config_file)) as window:
        window.until_closed()
        window.until(lambda: _closed_because(caplog), "the log says why")
        checked = kiosk("check", "--config", place.config_file)
        _set_schema(database, SCHEMA)  # as the newer program would find it: nothing was touched
        assert window.order_a_negroni().number == "2"
        window.until(lambda: len(bar.tickets) == 2, "the second ticket")
    (why,) = _closed_because(caplog)
    assert f"has schema 0099, this program knows {SCHEMA}" in why
    assert "-> install the newer program" in checked.stdout


def test_a_database_that_vanished_is_missed_and_not_made_anew(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.plug_in_printer()
    database = place.config_file.with_name("kiosk.db")
    with place.window() as window:
        window.until_open()
    elsewhere = database.with_name("moved-by-mistake")
    database.rename(elsewhere)
    with PatientWindow(load_config(place.config_file)) as window:
        window.until_closed()
        window.until(lambda: _closed_because(caplog), "the log says why")
        assert not database.exists()
        elsewhere.rename(database)
        window.until_open()
    (why,) = _closed_because(caplog)
    assert "is gone" in why


@contextmanager
def _locked(place: Place) -> Iterator[None]:
    """Another program has the database's write lock."""
    other = subprocess.Popen(
        [sys.executable, "-c", _LOCK, str(place.config_file.with_name("kiosk.db"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
        assert other.stdin is not None
        other.stdin.close()
        other.wait(PATIENCE_S)


_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
connection.close()
"""


def _overwrite_the_middle(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(b"\xa5" * 9000)


def _set_schema(database: Path, revision: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def _closed_because(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Why the window stays closed: said once, however often the start is tried."""
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    return [line for line in said if line.startswith("the window stays closed")]


def _said_by_the_storage(caplog: pytest.LogCaptureFixture) -> list[str]:
    named = [record for record in caplog.records if record.name.startswith("kiosk.storage")]
    return [record.getMessage().partition(":")[0] for record in named]
