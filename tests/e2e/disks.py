"""Disks that can be filled or made read-only: real ones in a mount namespace, or stood in for.

A small tmpfs needs the right to mount: a test runs its child under ``unshare --mount``, where
nobody else sees it. Where that is not allowed, SQLite's own refusal stands in for the disk's.
"""

from __future__ import annotations

import sqlite3
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, event

SIZE_KB = 4096
"""The whole disk: a database with some orders, its log, and a little room."""

NAMESPACE = ("unshare", "--mount", "--propagation", "private")


@cache
def may_mount() -> bool:
    """This user may mount a tmpfs in a namespace of its own."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            tried = subprocess.run(
                [*NAMESPACE, "mount", "-t", "tmpfs", "-o", "size=64k", "none", folder],
                capture_output=True,
                timeout=60,
                check=False,
            )
        except OSError:
            return False
    return tried.returncode == 0


class Disk(Protocol):
    """What a scenario does to the database's disk."""

    name: str

    def watch(self, engine: Engine) -> None:
        """The database has been opened."""

    def fill(self) -> None:
        """Not a byte is free."""

    def make_room(self) -> None:
        """Somebody has tidied up."""


class SmallDisk:
    """A tmpfs of four megabytes at ``folder``."""

    name = "tmpfs"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._ballast = folder / "ballast"
        _mount("-t", "tmpfs", "-o", f"size={SIZE_KB}k", "none", str(folder))

    def watch(self, engine: Engine) -> None:
        """A real disk needs nobody's help."""

    def fill(self) -> None:
        """Not a byte is free."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue

    def make_room(self) -> None:
        """Somebody has tidied up."""
        self._ballast.unlink()

    def make_read_only(self) -> None:
        """As a kernel does that found an error on it; nothing may be open for writing."""
        _mount("-o", "remount,ro", str(self._folder))

    def make_writable(self) -> None:
        """It was mended."""
        _mount("-o", "remount,rw", str(self._folder))


class StandIn:
    """No disk at all: SQLite is told to refuse every write of the kiosk's connections."""

    name = "query-only"

    def __init__(self) -> None:
        self._is_full = False

    def watch(self, engine: Engine) -> None:
        """Tell whatever connection is used next."""
        event.listen(engine, "checkout", self._tell)

    def _tell(self, connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA query_only = {int(self._is_full)}").close()

    def fill(self) -> None:
        """Nothing is written."""
        self._is_full = True

    def make_room(self) -> None:
        """There is room again."""
        self._is_full = False


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, timeout=60)
