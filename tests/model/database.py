"""The kiosk's own file: the real storage on it, and a pair of eyes that asks no service."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.domain.pagers import Pager, PagerState
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.fakes import EVENING
from tests.model import canon
from tests.model.house import At, WatchedStorage
from tests.model.known import Known
from tests.model.restoring import restored


class Database:
    """One file whose content is put back and read as a whole. ``at`` hears of every commit.

    ``empty`` is its content before anything was ever ordered; ``wrap`` may spoil the storage.
    """

    def __init__(self, folder: Path, at: At, *, wrap: Callable[[Any], Any]) -> None:
        file = folder / "kiosk.db"
        self._engine = open_engine(f"sqlite:///{file}")
        self.prepare()
        storage = wrap(SqlStorage(self._engine, "43"))
        with storage.write() as records:
            for number in (1, 2):
                records.pagers.save(Pager(number, PagerState.FREE, EVENING))
            records.commit()
        self.storage = WatchedStorage(storage, at, Known(self.numbers))
        self.eyes = sqlite3.connect(file, isolation_level=None)
        self.eyes.execute("PRAGMA synchronous = OFF")
        self.empty = self.eyes.serialize()
        self._tables = canon.Tables(self.eyes)
        self._read_at = -1
        self._numbers: dict[str, int] = {}
        self._content = b""
        self._backups: dict[str, bytes] = {}

    def prepare(self) -> None:
        """As every start of the kiosk does it."""
        prepare(self._engine, "43", new_secret=lambda: bytes(32))

    def close(self) -> None:
        """Let the file go."""
        self.eyes.close()
        self._engine.dispose()

    def put(self, content: bytes) -> None:
        """The file's content is this from now on, for every connection."""
        plain = bytearray(content)
        plain[18:20] = b"\x01\x01"  # a copy in memory keeps no write-ahead log
        memory = sqlite3.connect(":memory:")
        memory.deserialize(bytes(plain))
        memory.backup(self.eyes)
        memory.close()
        self._read_at = -1

    def rows(self) -> canon.Rows:
        """All rows as they are committed."""
        return self._tables.rows(self.numbers())

    def numbers(self) -> dict[str, int]:
        """What every table holds, as it is committed: a number for each content of each."""
        self._look()
        return self._numbers

    def content(self) -> bytes:
        """The whole file as it is committed, to be put back some time."""
        self._look()
        return self._content

    def _look(self) -> None:
        """Read once for each commit."""
        if self._read_at != self.storage.commits:
            self._read_at = self.storage.commits
            self._numbers = self._tables.look()
            self._content = self.eyes.serialize()

    def back_up(self) -> str:
        """Keep what is committed now; gives the name under which it is kept."""
        name = hashlib.blake2b(self.content(), digest_size=16).hexdigest()
        self._backups[name] = self.content()
        return name

    def restore(self, backup: str, now: datetime) -> None:
        """That backup takes the place of what is there."""
        self.put(restored(self._backups[backup], self.content(), now))
