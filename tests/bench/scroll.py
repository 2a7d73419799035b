"""Frames while a finger drags the menu: what five hundred drinks cost beside eight."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

from tests.bench import configs, processes, subject
from tests.bench.display import SIZE
from tests.bench.figures import Sample, table
from tests.bench.hand import Hand

MENUS = (8, 60, 500)
WIDTH_MM = 95.0  # a narrow glass, whose cards a thumb makes so large that eight do not go in
ROUNDS = 3
DRAGS = 6
STEPS = 30
STEP_S = 1 / 60
STEP_PX = 9
BREATH_S = 0.4
GOOD = 1.3


def report(folder: Path, display: str | None, *, drags: int = DRAGS) -> str:
    """The whole chapter."""
    title = "A finger drags the menu: from frame to frame, ms"
    if display is None:
        return table(title, [("not measured", subject.NO_DISPLAY)])
    config = configs.virtual(folder / "scroll", width_mm=WIDTH_MM)
    gaps: dict[int, list[float]] = {drinks: [] for drinks in MENUS}
    opened: dict[int, list[float]] = {drinks: [] for drinks in MENUS}
    hand = Hand(display)
    for _ in range(ROUNDS):
        for drinks in MENUS:
            with subject.our_menu(config, drinks, display) as (process, said):
                assert said["scrolls"], "a menu that goes in is not dragged"
                opened[drinks].append(said["opened_ms"])
                for nth in range(drags):
                    processes.say(process, "frames")
                    processes.next_mark(process, "frames")
                    _drag(hand, up=nth % 2 == 0)
                    processes.say(process, "frames")
                    times = processes.next_mark(process, "frames")["times"]
                    gaps[drinks] += [1000 * (later - first) for first, later in pairwise(times)]
                    time.sleep(BREATH_S)
    hand.close()
    samples = {drinks: Sample.of(gaps[drinks]) for drinks in MENUS}
    rows: list[tuple[str, object]] = [(f"{drinks} drinks", samples[drinks]) for drinks in MENUS]
    rows += [(f"{drinks} drinks, menu opened", Sample.of(opened[drinks])) for drinks in MENUS]
    ratio = samples[MENUS[-1]].p99 / samples[MENUS[0]].p99
    rows.append((f"p99 of {MENUS[-1]} : {MENUS[0]}", subject.verdict(ratio, GOOD)))
    return table(title, rows)


def _drag(hand: Hand, *, up: bool) -> None:
    """Half a second, sixty moves a second."""
    x, y = SIZE[0] // 4, SIZE[1] * (3 if up else 1) // 5
    hand.drag(x, y)
    hand.press(x, y)
    for step in range(1, STEPS + 1):
        time.sleep(STEP_S)
        hand.drag(x, y + step * (-STEP_PX if up else STEP_PX))
    hand.lift()
