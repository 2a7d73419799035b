"""Replays a path: ``python -m tests.model SCENARIO PATH [KIND]``."""

from __future__ import annotations

import sys

from tests.model.machine import Broken, Kind
from tests.model.playing import replay
from tests.model.scenarios import SCENARIOS


def main(arguments: list[str]) -> int:
    """Live one path and tell it; 1 if the promise is broken on it."""
    if len(arguments) < 2 or arguments[0] not in SCENARIOS:
        sys.stdout.write(f"{__doc__}\n\nscenarios: {', '.join(SCENARIOS)}\n")
        return 2
    scenario, path = SCENARIOS[arguments[0]], arguments[1]
    kind = Kind(arguments[2]) if len(arguments) > 2 else scenario.kinds[0]
    try:
        replay(scenario, kind, path.removeprefix("undisturbed"), _tell)
    except Broken as broken:
        _tell(f"BROKEN: {broken}")
        return 1
    _tell("at rest, and the promise is kept")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
