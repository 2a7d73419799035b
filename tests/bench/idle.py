"""What a screen costs on which nothing happens: milliseconds of processor a second."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import chromium, configs, processes, subject
from tests.bench.figures import Sample, table

DRINKS = 8
WINDOWS, WINDOW_S = 3, 10.0
SETTLES_S = 3.0  # everything is loaded and built by then
GOOD = 0.4


def report(folder: Path, display: str | None, *, seconds: float = WINDOW_S) -> str:
    """The whole chapter."""
    title = f"Idle, the menu of {DRINKS} drinks stands: ms of processor a second"
    config = configs.virtual(folder / "idle")
    with subject.our_menu(config, DRINKS, display) as (process, _):
        ours = _sample(process, seconds, lambda: processes.say(process, "stay"))
    command = processes.stock(config, DRINKS)
    with processes.running(command, display, tells=True) as (process, _):
        processes.next_mark(process, "menu")
        stock = _sample(process, seconds)
    rows: list[tuple[str, object]] = [("kiosk", ours), ("the same picture, Kivy's own loop", stock)]
    if display is not None and chromium.is_installed():
        with subject.their_menu(folder / "idled", config, DRINKS, display) as process:
            rows.append(("Chromium --kiosk, a static page", _sample(process, seconds)))
    ratio = ours.median / stock.median
    rows.append(("median as a part of Kivy's own", subject.verdict(ratio, GOOD)))
    return table(title, rows)


def _sample(
    process: subprocess.Popen[str], seconds: float, stay: Callable[[], None] = lambda: None
) -> Sample:
    stay()
    time.sleep(SETTLES_S)
    took = []
    for _ in range(WINDOWS):
        stay()
        before, began = processes.cpu_s(process.pid), time.monotonic()
        time.sleep(seconds)
        spent, passed = processes.cpu_s(process.pid) - before, time.monotonic() - began
        took.append(1000 * spent / passed)
    return Sample.of(took)
