"""``python -m tests.soak [--orders N] [--leak BYTES]``: the last line says flat, or what grows."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.measures import Measure, grows, growth
from tests.soak.soak import DRINKS, soak

MEASURES = 40


def main() -> int:
    """0 if nothing grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--leak", type=int, default=0, help="bytes of each order that are kept")
    arguments = parser.parse_args()
    began = time.monotonic()
    every = max(1, arguments.orders // MEASURES // DRINKS) * DRINKS
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        measures = soak(
            folder, orders=arguments.orders, every=every, leak=arguments.leak, told=_still_at_it
        )
    settled = measures[len(measures) // 4 :]  # before, caches fill and screens are built
    _say("          orders   heap MB   resident MB   files   threads   database MB")
    for title, look in (
        ("start", measures[0]),
        ("a quarter", settled[0]),
        ("middle", measures[len(measures) // 2]),
        ("end", measures[-1]),
    ):
        _say(_row(title, look))
    for name in ("heap", "resident", "database"):
        _say(f"{name}: {growth(settled, name):.0f} bytes more with each order")
    _say(f"{time.monotonic() - began:.0f} s")
    found = grows(settled)
    _say("flat" if not found else f"NOT FLAT: {'; '.join(found)}")
    return 1 if found else 0


def _row(title: str, look: Measure) -> str:
    return (
        f"{title:10}{look.orders:6}{look.heap / 1e6:10.1f}{look.resident / 1e6:14.1f}"
        f"{look.files:8}{look.threads:10}{look.database / 1e6:14.2f}"
    )


def _still_at_it(look: Measure) -> None:
    sys.stderr.write(f"\r{look.orders} orders")
    sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
