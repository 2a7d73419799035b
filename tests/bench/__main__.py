"""``python -m tests.bench [--only start|paper|frames] [--orders N] [--full]``: all unless named."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from tests.bench import frames, paper, start
from tests.bench.display import SIZE, own_display

CHAPTERS = ("start", "paper", "frames")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--only", choices=CHAPTERS)
    parser.add_argument("--orders", type=int, default=paper.ORDERS)
    parser.add_argument("--full", action="store_true", help="pairs of frames of a minute")
    arguments = parser.parse_args()
    chapters = (arguments.only,) if arguments.only else CHAPTERS
    with own_display() as display, tempfile.TemporaryDirectory(prefix="bench-") as name:
        _say(_where(display))
        if "start" in chapters:
            _say(start.report(Path(name), display))
        if "paper" in chapters:
            _say(paper.report(Path(name), display, orders=arguments.orders))
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
