"""What is held in memory with the menu open, and whether orders make it more."""

from __future__ import annotations

import time
from pathlib import Path

from tests.bench import chromium, configs, processes, subject
from tests.bench.figures import Sample, table

DRINKS = 8
ROUNDS = 3
ORDERS = 500
AFTER_S = 2.0
GOOD = 0.35
GROWS_MB = 3.0  # of caches and the database's own pages; more would be a leak


def report(folder: Path, display: str | None, *, orders: int = ORDERS) -> str:
    """The whole chapter."""
    title = "Memory with the menu open, PSS of the whole tree, MB"
    config = configs.virtual(folder / "memory")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        with subject.our_menu(config, DRINKS, display) as (process, _):
            time.sleep(AFTER_S)
            ours.append(processes.memory_mb(process.pid))
        if display is not None and chromium.is_installed():
            with subject.their_menu(folder / "held", config, DRINKS, display) as process:
                time.sleep(AFTER_S)
                theirs.append(processes.memory_mb(process.pid))
    half, whole = _after_orders(config, display, orders)
    rows: list[tuple[str, object]] = [
        ("kiosk", Sample.of(ours)),
        (f"kiosk after {orders // 2} orders", f"{half:7.1f}"),
        (f"kiosk after {orders} orders", f"{whole:7.1f}"),
        (
            f"the second {orders // 2} added (good: at most {GROWS_MB})",
            f"{whole - half:+.1f} {'yes' if whole - half <= GROWS_MB else 'NO'}",
        ),
    ]
    if not theirs:
        return table(title, [*rows, ("beside Chromium", subject.NOT_INSTALLED)])
    rows.append(("Chromium --kiosk, a static page", Sample.of(theirs)))
    most = Sample.of(theirs).median
    rows.append(("as a part of Chromium's", subject.verdict(Sample.of(ours).median / most, GOOD)))
    rows.append((f"after {orders} orders", subject.verdict(whole / most, GOOD)))
    return table(title, rows)


def _after_orders(config: Path, display: str | None, orders: int) -> tuple[float, float]:
    """Half of them, and all: what the first ones brought in is no growth."""
    held = []
    with subject.our_menu(config, DRINKS, display) as (process, _):
        for _ in range(2):
            processes.say(process, f"order {orders // 2}")
            processes.next_mark(process, "ordered")
            time.sleep(AFTER_S)
            held.append(processes.memory_mb(process.pid))
    return held[0], held[1]
