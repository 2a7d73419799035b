"""A device of the campaign, as its supervisor holds it."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.crash.journal import Event, Reader
from tests.crash.papers import BarPage, bar_page
from tests.e2e.waiting import PATIENCE_S, until

ROOT = Path(__file__).resolve().parents[2]


class Wire:
    """A virtual device with a journal; closed at the end of a stretch."""

    def __init__(self, kind: str, name: str, *, place: Path, baud: int) -> None:
        link = place / "ports" / name
        self.journal = Reader(place / f"{name}.jsonl")
        self._done = count(1)
        self._pages: list[BarPage] = []
        with (place / f"{name}.err").open("wb") as said:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.crash.wires", kind),
                    *(link, place / f"{name}.jsonl", str(baud)),
                ],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stderr=said,
                bufsize=0,
            )
        until(lambda: link.is_symlink() or self._process.poll() is not None, f"{name} is there")
        assert self._process.poll() is None, f"{name} ended at once"

    def tell(self, line: str) -> None:
        """Do something to it, and wait until it is done."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        wanted = next(self._done)
        until(lambda: len(self.noted("done")) >= wanted, f"{line} is done")

    def noted(self, kind: str) -> list[Event]:
        """All events of a kind so far."""
        self.journal.news()
        return [event for event in self.journal.events if event["event"] == kind]

    @property
    def pages(self) -> list[BarPage]:
        """What a printer has cut so far."""
        cut = self.noted("page")
        self._pages += [
            bar_page(tuple(event["lines"]), tuple(event["codes"]))
            for event in cut[len(self._pages) :]
        ]
        return self._pages

    def close(self) -> None:
        """Take it away."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.kill()
        self._process.wait(PATIENCE_S)
