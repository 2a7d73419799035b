"""The programs that are measured, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

END_S = 10.0
MEGABYTE = 1e6
SIZE_TEXT = "540x960"


@contextmanager
def running(
    command: Sequence[str], display: str | None, *, tells: bool = False
) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """The process and the monotonic moment of its start; ended on leaving."""
    environment = {**os.environ, "KIOSK_LOG": "WARNING"}
    # An installation compiles its bytecode; so must what is measured here.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("WAYLAND_DISPLAY", None)
    environment.pop("DISPLAY", None)
    if display is not None:
        environment["DISPLAY"] = display
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        env=environment,
        text=True,
        stdin=subprocess.PIPE if tells else subprocess.DEVNULL,
        stdout=subprocess.PIPE if tells else subprocess.DEVNULL,
        stderr=None if tells else subprocess.DEVNULL,
    )
    try:
        yield process, started
    finally:
        process.terminate()
        process.communicate(timeout=END_S)


def kiosk(config: Path) -> list[str]:
    """The real command."""
    command = Path(sys.executable).with_name("kiosk")
    return [str(command), "run", "--config", str(config), "--size", SIZE_TEXT]


def glass(config: Path, *arguments: str) -> list[str]:
    """The same, put together so that it tells what it does (``glass.py``)."""
    return [sys.executable, "-m", "tests.bench.glass", str(config), *arguments]


def moving(config: Path) -> list[str]:
    """The same, drawing on and on (``moving.py``)."""
    return [sys.executable, "-m", "tests.bench.moving", str(config)]


def shelf(config: Path, drinks: int) -> list[str]:
    """The same with its menu open (``shelf.py``)."""
    return [sys.executable, "-m", "tests.bench.shelf", str(config), str(drinks)]


def stock(config: Path, drinks: int) -> list[str]:
    """The same menu under Kivy's own loop (``stock.py``)."""
    return [sys.executable, "-m", "tests.bench.stock", str(config), str(drinks)]


def next_mark(process: subprocess.Popen[str], *names: str) -> dict[str, Any]:
    """The next of these marks a telling process makes. Raises RuntimeError when it ends."""
    assert process.stdout is not None
    for line in process.stdout:
        mark: dict[str, Any] = json.loads(line)
        if mark["mark"] in names:
            return mark
    raise RuntimeError(f"it ended before {' or '.join(names)}")


def say(process: subprocess.Popen[str], line: str) -> None:
    """Tell an obeying process what to do."""
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def cpu_s(pid: int) -> float:
    """The seconds of processor the threads of the process and its children have had.

    As the scheduler counts them, in nanoseconds: the usual clock ticks are as long as a process
    that does nothing needs in a second.
    """
    root = psutil.Process(pid)
    family = [root, *root.children(recursive=True)]
    return sum(_scheduled_s(each.pid) for each in family)


def _scheduled_s(pid: int) -> float:
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended meanwhile
    return total / 1e9


def memory_mb(pid: int) -> float:
    """What the process and its children hold: each page's share (PSS), in megabytes."""
    root = psutil.Process(pid)
    family = [root, *root.children(recursive=True)]
    return sum(each.memory_full_info().pss for each in family) / MEGABYTE
