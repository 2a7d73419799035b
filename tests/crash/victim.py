"""The kiosk under test, as its supervisor holds it: start, touch, look, kill."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.cli.command import environment
from tests.crash.journal import Event, Reader
from tests.e2e.waiting import until

Found = TypeVar("Found")

PATIENCE_S = 120.0
"""Seconds after which a kiosk that should have done something has failed, on a busy machine."""


HELD_S = 1.5
"""Seconds the finger stays on a button that is held: twice what it asks for, on a busy machine."""


class Died(Exception):
    """The kiosk has ended, as it was meant to."""


class Victim:
    """One life of the kiosk. ``tree`` is the source it runs from."""

    def __init__(
        self, place: Path, life: int, *, tree: Path, dies_at: tuple[int, str] | None
    ) -> None:
        self.journal = Reader(place / f"life-{life:03}.jsonl")
        self._opened_at: float | None = None
        self._timer: threading.Timer | None = None
        self.patience_s = PATIENCE_S
        self.armed = "" if dies_at is None else dies_at[1]
        armed = () if dies_at is None else (str(dies_at[0]), dies_at[1])
        with (place / f"life-{life:03}.err").open("wb") as said:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.crash.child"),
                    *(place / "kiosk.toml", place / f"life-{life:03}.jsonl", *armed),
                ],
                cwd=tree,
                env=environment(SDL_VIDEODRIVER="offscreen"),
                stdin=subprocess.PIPE,
                stderr=said,
                bufsize=0,
            )

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def is_dead(self) -> bool:
        """It has ended."""
        return self._process.poll() is not None

    @property
    def glass(self) -> Event | None:
        """What stands on the glass."""
        return self.journal.last(lambda event: event["event"] == "glass")

    def die_at(self, step: str, time: int) -> None:
        """Let it end at a step, from now on."""
        self._write(f"die {time} {step}")
        self.wait(lambda: self.journal.last(lambda event: event["event"] == "armed"), "armed")

    @property
    def age(self) -> float:
        """Seconds since its window opened."""
        glass = self.glass
        if self._opened_at is None and glass is not None and glass["is_open"]:
            self._opened_at = time.monotonic()
        return 0.0 if self._opened_at is None else time.monotonic() - self._opened_at

    @property
    def died_at_a_step(self) -> bool:
        """It ended where it was told to."""
        return self.journal.last(lambda event: bool(event.get("deadly"))) is not None

    def wait(self, look: Callable[[], Found], what: str) -> Found:
        """Wait for it to do something; raises :class:`Died` if it ends instead."""

        def look_or_die() -> Found | None:
            found = look()
            if not found and self.is_dead:
                raise Died(what)
            return found

        found = until(look_or_die, what, within=self.patience_s)
        assert found is not None
        return found

    def touch(self, *names: str) -> str:
        """Touch the first of these buttons that can be touched; returns its name."""
        return self._press(names, "up")

    def hold(self, *names: str) -> str:
        """The same for a button that is held and not tapped."""
        return self._press(names, f"up {HELD_S}")

    def _press(self, names: tuple[str, ...], lift: str) -> str:
        name = self.wait(lambda: self._one_of(names), f"one of {names} on the glass")
        glass = self.glass
        assert glass is not None
        x, y = glass["buttons"][name]
        self._write(f"down {x} {y}\n{lift}")
        return name

    def screen(self, *names: str) -> Event:
        """Wait for one of these screens."""

        def stands() -> Event | None:
            glass = self.glass
            return glass if glass is not None and glass["screen"] in names else None

        found = self.wait(stands, f"{names} on the glass")
        assert found is not None
        return found

    def kill(self) -> None:
        """End it from outside, and bury it."""
        if self._timer is not None:
            self._timer.cancel()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE_S)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self.journal.news()

    def kill_in(self, seconds: float) -> None:
        """End it at a moment that nothing announces."""
        self._timer = threading.Timer(seconds, self._process.kill)
        self._timer.start()

    def _one_of(self, names: tuple[str, ...]) -> str | None:
        glass = self.glass
        buttons = glass["buttons"] if glass is not None else {}
        return next((name for name in names if name in buttons), None)

    def _write(self, text: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{text}\n".encode())
        except BrokenPipeError as error:
            raise Died(text) from error
