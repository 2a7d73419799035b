"""``python -m tests.bench [--only CHAPTER] [--repeat N] [--orders N] [--full] [--quick]``."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import frames, idle, memory, paper, scans, scroll, start, touch
from tests.bench.display import SIZE, own_display

CHAPTERS = ("start", "touch", "scroll", "idle", "memory", "paper", "scans", "frames")
QUICK = {"touches": 10, "drags": 2, "seconds": 2.0, "orders": 20}
QUICK_SCANS = 3


_SCREEN: dict[str, tuple[Callable[..., str], str]] = {
    "touch": (touch.report, "touches"),
    "scroll": (scroll.report, "drags"),
    "idle": (idle.report, "seconds"),
    "memory": (memory.report, "orders"),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--only", choices=CHAPTERS)
    parser.add_argument("--orders", type=int, default=paper.ORDERS)
    parser.add_argument("--full", action="store_true", help="pairs of frames of a minute")
    parser.add_argument("--repeat", type=int, help="rounds of touches, instead of three")
    parser.add_argument("--quick", action="store_true", help="few of everything, to see it work")
    arguments = parser.parse_args()
    chapters = (arguments.only,) if arguments.only else CHAPTERS
    with own_display() as display, tempfile.TemporaryDirectory(prefix="bench-") as name:
        _say(_where(display))
        if "start" in chapters:
            _say(start.report(Path(name), display))
        for chapter in chapters:
            if chapter in _SCREEN:
                measure, amount = _SCREEN[chapter]
                few = {amount: QUICK[amount]} if arguments.quick else {}
                if chapter == "touch" and arguments.repeat:
                    few["rounds"] = arguments.repeat
                _say(measure(Path(name), display, **few))
        if "paper" in chapters:
            _say(paper.report(Path(name), display, orders=arguments.orders))
        if "scans" in chapters:
            few = {"scans": QUICK_SCANS} if arguments.quick else {}
            _say(scans.report(Path(name), display, **few))
        if "frames" in chapters:
            _say(frames.report(Path(name), display, full=arguments.full))


def _say(text: str) -> None:
    print(text + "\n", flush=True)  # noqa: T201 - a program for people


def _where(display: str | None) -> str:
    glass = "Xvfb, pictures seen from outside" if display else "off-screen, pictures as told"
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; {SIZE[0]}x{SIZE[1]}, {glass}, software GL;\n"
        "virtual devices on pseudo terminals; median, p99 (the largest where n < 100), min-max"
    )


if __name__ == "__main__":
    main()
