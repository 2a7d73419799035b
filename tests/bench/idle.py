"""What a screen costs on which nothing happens: milliseconds of processor a second."""

from __future__ import annotations

import subprocess
import time
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
    with (
        subject.our_menu(config, DRINKS, display) as (process, _),
        processes.running(processes.stock(config, DRINKS), display, tells=True) as (other, _),
    ):
        processes.next_mark(other, "menu")
        ours, stock = _samples(process, other, seconds)
    rows: list[tuple[str, object]] = [
        ("kiosk, all its virtual devices", ours),
        ("the same picture, Kivy's own loop", stock),
    ]
    if display is not None and chromium.is_installed():
        with subject.their_menu(folder / "idled", config, DRINKS, display) as process:
            rows.append(("Chromium --kiosk, a static page", _sample(process, seconds)))
    ratio = ours.median / stock.median
    rows.append(("median as a part of Kivy's own", subject.verdict(ratio, GOOD)))
    return table(title, rows)


def _samples(
    process: subprocess.Popen[str], other: subprocess.Popen[str], seconds: float
) -> tuple[Sample, Sample]:
    """Ours and the other's, at the same time: neither has the machine for itself."""
    processes.say(process, "stay")
    time.sleep(SETTLES_S)
    took: dict[int, list[float]] = {process.pid: [], other.pid: []}
    for _ in range(WINDOWS):
        processes.say(process, "stay")
        before, began = {pid: processes.cpu_s(pid) for pid in took}, time.monotonic()
        time.sleep(seconds)
        passed = time.monotonic() - began
        for pid, values in took.items():
            values.append(1000 * (processes.cpu_s(pid) - before[pid]) / passed)
    return Sample.of(took[process.pid]), Sample.of(took[other.pid])


def _sample(process: subprocess.Popen[str], seconds: float) -> Sample:
    time.sleep(SETTLES_S)
    took = []
    for _ in range(WINDOWS):
        before, began = processes.cpu_s(process.pid), time.monotonic()
        time.sleep(seconds)
        spent, passed = processes.cpu_s(process.pid) - before, time.monotonic() - began
        took.append(1000 * spent / passed)
    return Sample.of(took)
