"""Runs the street against the bar and reads what the kiosk's process holds meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.soak.bar import bar
from tests.soak.measures import Measure

ROOT = Path(__file__).parents[2]


DRINKS = 8
"""So many the first section of the example menu has."""


class SoakFailed(RuntimeError):
    """The kiosk did not come to the end of its orders."""


def soak(
    folder: Path,
    *,
    orders: int,
    every: int,
    leak: int = 0,
    after: int = 0,
    told: Callable[[Measure], None] = lambda _measure: None,
) -> list[Measure]:
    """Place so many orders, looking ``every`` so many.

    Look at multiples of :data:`DRINKS`: the guest takes one after the other, and their pictures
    differ in size. ``leak``: bytes of each order that are kept, beginning ``after`` so many.
    """
    measures: list[Measure] = []
    with bar(folder) as config, (folder / "said.txt").open("w") as said:
        street = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.soak.street", str(config)),
                *(str(orders), str(every), str(leak), str(after)),
            ],
            cwd=ROOT,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        try:
            assert street.stdout is not None
            for line in street.stdout:
                measures.append(Measure(**json.loads(line)))
                told(measures[-1])
            status = street.wait()
        finally:
            street.kill()
            street.communicate()
    if status:
        raise SoakFailed((folder / "said.txt").read_text())
    return measures


def _environment() -> dict[str, str]:
    """No display; and all memory through the C library, which knows what is in use."""
    environment = {**os.environ, "PYTHONMALLOC": "malloc", "KIOSK_LOG": "WARNING"}
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(display, None)
    return environment | {"SDL_VIDEODRIVER": "offscreen"}
