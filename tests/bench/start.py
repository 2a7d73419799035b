"""From the start of the process to the first complete picture, and what it holds then."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import chromium, configs, processes
from tests.bench.display import Onlooker, Picture
from tests.bench.figures import Sample, table

RUNS = 7
COMES_WITHIN_S = 30.0
STANDS_AFTER_S = 3.0  # everything is there by then
BREATH_S = 5.0  # the light behind the drink has been at its brightest and darkest
MEMORY_AFTER_S = 2.0
REST_S = 2.0  # Chromium's many processes have ended by then, and leave the next its processors
BARRED = 0.6  # the most of Chromium's time that is good


@dataclass(frozen=True)
class Start:
    """One start: milliseconds to the picture, megabytes two seconds later."""

    picture_ms: float
    memory_mb: float


def report(folder: Path, display: str | None) -> str:
    """The whole chapter."""
    config = configs.virtual(folder / "virtual")
    told = [_told(config, display) for _ in range(RUNS + 1)][1:]
    rows: list[tuple[str, object]] = []
    if display is None:
        rows.append(("first complete picture, ms", Sample.of(each[0] for each in told)))
        rows.append(("memory (PSS) 2 s later, MB", Sample.of(each[2] for each in told)))
    else:
        rows.extend(_seen(config, folder, display))
    rows.append(("takes orders, ms", Sample.of(each[1] for each in told)))
    return table("Start, from the exec of `kiosk run --size 540x960`", rows)


def _seen(config: Path, folder: Path, display: str) -> list[tuple[str, object]]:
    """Seen from outside, beside Chromium if there is one, turn by turn."""
    commands: dict[str, Sequence[str]] = {"kiosk": processes.kiosk(config)}
    if chromium.is_installed():
        commands["chromium"] = chromium.command(folder)
    starts: dict[str, list[Start]] = {name: [] for name in commands}
    with Onlooker(display) as onlooker:
        pictures = {
            name: _picture(command, display, onlooker) for name, command in commands.items()
        }
        for _ in range(RUNS):
            for name, command in commands.items():
                starts[name].append(_start(command, display, onlooker, picture=pictures[name]))
    rows = _rows("", starts["kiosk"])
    if "chromium" not in starts:
        return [*rows, ("beside Chromium", "not measured: chromium is not installed")]
    return [*rows, *_rows("Chromium --kiosk: ", starts["chromium"]), *_ratios(starts)]


def _picture(command: Sequence[str], display: str, onlooker: Onlooker) -> Picture:
    """What it shows in the end. This run is not counted: it fills the caches."""
    with processes.running(command, display):
        return onlooker.learn(after_s=STANDS_AFTER_S, seconds=BREATH_S)


def _start(command: Sequence[str], display: str, onlooker: Onlooker, *, picture: Picture) -> Start:
    _wait_until_gone(onlooker, picture)
    time.sleep(REST_S)
    with processes.running(command, display) as (process, started):
        came = onlooker.wait_for(picture, seconds=COMES_WITHIN_S)
        time.sleep(MEMORY_AFTER_S)
        return Start((came - started) * 1000, processes.memory_mb(process.pid))


def _wait_until_gone(onlooker: Onlooker, picture: Picture) -> None:
    """The window of the run before must not be taken for this one's."""
    end = time.monotonic() + COMES_WITHIN_S
    while picture.is_seen_in(onlooker.line()):
        if time.monotonic() > end:
            raise TimeoutError("the picture of the run before does not go")
        time.sleep(0.05)


def _told(config: Path, display: str | None) -> tuple[float, float, float]:
    """What the process says by itself: ms to the picture, ms to taking orders, MB."""
    with processes.running(processes.glass(config), display, tells=True) as (process, started):
        picture = processes.next_mark(process, "picture")["at"]
        is_open = processes.next_mark(process, "open")["at"]
        time.sleep(max(0.0, picture + MEMORY_AFTER_S - time.monotonic()))
        memory = processes.memory_mb(process.pid)
    return (picture - started) * 1000, (is_open - started) * 1000, memory


def _rows(whose: str, starts: Sequence[Start]) -> list[tuple[str, object]]:
    return [
        (f"{whose}first complete picture, ms", Sample.of(each.picture_ms for each in starts)),
        (f"{whose}memory (PSS) 2 s later, MB", Sample.of(each.memory_mb for each in starts)),
    ]


def _ratios(starts: dict[str, list[Start]]) -> list[tuple[str, object]]:
    def ratio(value: Callable[[Start], float]) -> float:
        ours, theirs = (Sample.of(map(value, starts[name])) for name in ("kiosk", "chromium"))
        return ours.median / theirs.median

    picture, memory = ratio(lambda each: each.picture_ms), ratio(lambda each: each.memory_mb)
    told = f"picture {picture:.2f} (good: {BARRED}), memory {memory:.2f}"
    return [("as a part of Chromium's", told)]
