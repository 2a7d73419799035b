"""``python -m tests.crash --runs N --seed S [--jobs J]``: the campaign; 1 if the promise broke."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.campaign import run_campaign
from tests.crash.plans import plans


def main() -> int:
    """Run it; the last line counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="windows at once")
    parser.add_argument("--folder", type=Path, help="where evidence is left; default: a new one")
    chosen = parser.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="crash-"))
    began = time.monotonic()
    outcome = run_campaign([*plans(chosen.seed, chosen.runs)], folder, jobs=chosen.jobs, say=_say)
    missed = ", ".join(sorted({kill.step for kill in outcome.missed})) or "none"
    _say(f"{time.monotonic() - began:.0f} s, seed {chosen.seed}, steps never reached: {missed}")
    _say(str(outcome))
    return 1 if outcome.violations else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
