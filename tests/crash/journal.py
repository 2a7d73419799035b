"""A file of events that outlives whoever writes it: one line of JSON, one write call, each."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

Event = dict[str, Any]


class Journal:
    """Appends events; for any thread. A process that is killed loses none it has written."""

    def __init__(self, file: Path) -> None:
        self._descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, event: str, **facts: object) -> None:
        """Note an event with the time of day."""
        line = json.dumps({"at": time.time(), "event": event, **facts}, ensure_ascii=False)
        os.write(self._descriptor, f"{line}\n".encode())

    def close(self) -> None:
        """Let the file go."""
        os.close(self._descriptor)


class Reader:
    """Follows a journal that another process writes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._offset = 0
        self.events: list[Event] = []

    def news(self) -> list[Event]:
        """The whole events that were added since the last look."""
        if not self._file.exists():
            return []
        with self._file.open("rb") as file:
            file.seek(self._offset)
            data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        fresh = [json.loads(line) for line in whole.splitlines()]
        self.events += fresh
        return fresh

    def last(self, wanted: Callable[[Event], bool]) -> Event | None:
        """The youngest event of a kind."""
        self.news()
        return next((event for event in reversed(self.events) if wanted(event)), None)


def read_journal(file: Path) -> tuple[Event, ...]:
    """All of a journal."""
    return _read(file, file.stat().st_size) if file.exists() else ()


@lru_cache(maxsize=256)  # most lives of a stretch are over, and every check reads them all
def _read(file: Path, _size: int) -> tuple[Event, ...]:
    return tuple(Reader(file).news())
