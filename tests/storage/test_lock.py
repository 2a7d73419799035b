"""Two kiosks never work at one window: the second is told who is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.ports import StorageFailed
from kiosk.storage import AlreadyRunning, Holder, open_database, read_database
from kiosk.storage.lock import WindowLock
from tests.storage.samples import WINDOW


def test_a_second_lock_names_the_first_ones_process(path: Path) -> None:
    with WindowLock(path, command="kiosk run --config a.toml"):
        with pytest.raises(AlreadyRunning, match=r"in use by process \d+ \(kiosk run") as raised:
            WindowLock(path, command="kiosk run").acquire()
        assert raised.value.holder == Holder(os.getpid(), "kiosk run --config a.toml")


def test_the_lock_of_another_process_is_seen_and_ends_with_it(path: Path) -> None:
    with _kiosk(path) as child:
        with (
            pytest.raises(AlreadyRunning) as raised,
            open_database(f"sqlite:///{path}", window=WINDOW),
        ):
            pass
        assert raised.value.holder is not None
        assert raised.value.holder.pid == child.pid
        assert "-c" in raised.value.holder.command
    # It was killed: it gave nothing back itself, and its name still lies there.
    assert path.with_name("kiosk.db.holder").exists()
    with open_database(f"sqlite:///{path}", window=WINDOW):
        pass


def test_a_reader_needs_no_lock(path: Path) -> None:
    with (
        _kiosk(path),
        read_database(f"sqlite:///{path}", window=WINDOW) as storage,
        storage.read() as records,
    ):
        assert records.orders.open() == ()


def test_a_lock_given_back_can_be_taken_again(path: Path) -> None:
    lock = WindowLock(path, command="kiosk")
    with lock:
        pass
    lock.release()
    assert not path.with_name("kiosk.db.holder").exists()
    with WindowLock(path, command="kiosk"), pytest.raises(AlreadyRunning):
        lock.acquire()


@pytest.mark.parametrize("name", ["", "no number\nkiosk", "no line break"])
def test_an_unreadable_holder_is_not_invented(path: Path, name: str) -> None:
    with WindowLock(path, command="kiosk"):
        path.with_name("kiosk.db.holder").write_text(name)
        with pytest.raises(AlreadyRunning, match="another process") as raised:
            WindowLock(path, command="kiosk").acquire()
    assert raised.value.holder is None


def test_a_lock_that_cannot_be_signed_is_a_lock(path: Path) -> None:
    path.with_name("kiosk.db.holder").mkdir(parents=True)
    lock = WindowLock(path, command="kiosk")
    lock.acquire()
    with pytest.raises(AlreadyRunning, match="another process"):
        WindowLock(path, command="kiosk").acquire()
    lock.release()
    path.with_name("kiosk.db.holder").rmdir()
    with WindowLock(path, command="kiosk"):
        pass


def test_a_place_where_no_lock_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(StorageFailed, match="cannot lock the database"):
        WindowLock(tmp_path / "var" / "kiosk.db", command="kiosk").acquire()


def test_the_lock_loads_no_sqlalchemy() -> None:
    asked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, kiosk.storage.lock; print('sqlalchemy' in sys.modules)",
        ],
        timeout=60,
        check=True,
        capture_output=True,
        text=True,
    )
    assert asked.stdout == "False\n"


@contextmanager
def _kiosk(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process with this database open, killed at the end."""
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLD, f"sqlite:///{path}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        try:
            yield child
        finally:
            child.kill()


_HOLD = """
import sys
from kiosk.storage import open_database
with open_database(sys.argv[1], window="43"):
    print("open", flush=True)
    sys.stdin.read()
"""
