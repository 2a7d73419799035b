"""Looks whether everyone is alive, and tells systemd so; says nothing while one is silent."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from kiosk.services.heartbeats import Heartbeats

log = logging.getLogger(__name__)

LOOK_EVERY_S = 5.0
"""Seconds between two looks, or a quarter of what systemd allows where that is less."""


class Supervisor(Protocol):
    """Who is told (:class:`kiosk.systemd.Notifier`)."""

    @property
    def watchdog_s(self) -> float | None: ...
    def alive(self) -> None: ...
    def status(self, line: str) -> None: ...


class Watchdog:
    """A thread of its own, because whoever hangs could not tell. ``status`` is one line.

    Nothing is repaired here: systemd ends a process that was silent for too long and begins it
    again, and without systemd the log says who hangs.
    """

    def __init__(
        self, heartbeats: Heartbeats, supervisor: Supervisor, *, status: Callable[[], str]
    ) -> None:
        self._heartbeats = heartbeats
        self._supervisor = supervisor
        self._status = status
        self._late: tuple[str, ...] = ()
        self._said = ""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()
        self._thread.join()

    def look(self) -> None:
        """Look once, and tell."""
        late = self._heartbeats.late()
        if not late:
            self._supervisor.alive()
        if late != self._late:
            self._late = late
            self._log(late)
        line = f"silent: {', '.join(late)}" if late else self._status()
        if line != self._said:
            self._said = line
            self._supervisor.status(line)

    def _run(self) -> None:
        allowed = self._supervisor.watchdog_s
        every = LOOK_EVERY_S if allowed is None else min(LOOK_EVERY_S, allowed / 4)
        while not self._stop.is_set():
            self.look()
            self._stop.wait(every)

    def _log(self, late: tuple[str, ...]) -> None:
        if late:
            log.critical("no heartbeat from: %s", ", ".join(late))
        else:
            log.warning("everyone is heard of again")
