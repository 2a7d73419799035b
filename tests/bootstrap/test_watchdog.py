"""The watchdog speaks for everyone, or not at all."""

from __future__ import annotations

import pytest

from kiosk.bootstrap.watchdog import Watchdog
from kiosk.services.heartbeats import Heartbeats


class Systemd:
    watchdog_s: float | None = 30.0

    def __init__(self) -> None:
        self.heard: list[str] = []

    def alive(self) -> None:
        self.heard.append("alive")

    def status(self, line: str) -> None:
        self.heard.append(line)


def test_one_silent_worker_silences_the_watchdog_and_is_named_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now, systemd = [0.0], Systemd()
    heartbeats = Heartbeats(lambda: now[0])
    screen = heartbeats.expect("screen", within_s=5)
    printer = heartbeats.expect("printer bar", within_s=30)
    watchdog = Watchdog(heartbeats, systemd, status=lambda: "open")
    watchdog.look()
    for _ in range(3):  # the screen draws on; the printer's worker hangs in a driver
        now[0] += 11
        screen()
        watchdog.look()
    printer()
    watchdog.look()
    assert systemd.heard == [
        "alive",
        "open",
        "alive",
        "alive",
        "silent: printer bar",
        "alive",
        "open",
    ]
    assert caplog.text.count("no heartbeat from: printer bar") == 1
    assert "heard of again" in caplog.text


def test_the_status_is_said_when_it_changes() -> None:
    systemd, lines = Systemd(), iter(["starting", "closed", "closed", "open"])
    watchdog = Watchdog(Heartbeats(lambda: 0.0), systemd, status=lambda: next(lines))
    for _ in range(4):
        watchdog.look()
    assert [line for line in systemd.heard if line != "alive"] == ["starting", "closed", "open"]
