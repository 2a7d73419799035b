"""All runs, in stretches of one window each, on some workers at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.crash.checker import Broken
from tests.crash.place import Place
from tests.crash.plans import Kill, Plan
from tests.crash.story import Stretch
from tests.crash.wire import ROOT

RUNS_OF_A_STRETCH = 25


@dataclass(frozen=True)
class Violation:
    """What did not hold after a run, and where the evidence was left."""

    plan: Plan
    broken: Broken
    folder: Path

    def __str__(self) -> str:
        return (
            f"violation: run {self.plan.index}, seed {self.plan.seed}: {self.broken}\n"
            f"    lightning {self.plan}\n    evidence in {self.folder}"
        )


@dataclass
class Outcome:
    """What a campaign came to."""

    runs: int = 0
    kills: int = 0
    missed: list[Kill] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count another part."""
        self.runs += other.runs
        self.kills += other.kills
        self.missed += other.missed
        self.violations += other.violations

    def __str__(self) -> str:
        return f"runs {self.runs}, kills {self.kills}, violations {len(self.violations)}"


def run_campaign(
    plans: Sequence[Plan], folder: Path, *, jobs: int, say: Callable[[str], None]
) -> Outcome:
    """All plans; ``say`` gets a line for each run and each violation."""
    total = Outcome()
    starts = range(0, len(plans), RUNS_OF_A_STRETCH)
    stretches = [plans[start : start + RUNS_OF_A_STRETCH] for start in starts]
    with ThreadPoolExecutor(jobs) as pool:
        parts = pool.map(
            lambda numbered: run_stretch(
                numbered[1], folder / f"stretch-{numbered[0]:03}", say=say
            ),
            enumerate(stretches),
        )
        for part in parts:
            total.add(part)
    return total


def run_stretch(
    plans: Sequence[Plan],
    folder: Path,
    *,
    say: Callable[[str], None],
    tree: Path = ROOT,
) -> Outcome:
    """These plans on one window; after a violation on a new one, so that each counts once."""
    outcome = Outcome()
    waiting = iter(plans)
    for window in count():
        here = folder / f"window-{window}"
        spoilt = _run_until_spoilt(waiting, here, outcome=outcome, say=say, tree=tree)
        if not spoilt:
            shutil.rmtree(here)
            return outcome
    raise AssertionError("plans end")


def _run_until_spoilt(
    plans: Iterator[Plan],
    folder: Path,
    *,
    outcome: Outcome,
    say: Callable[[str], None],
    tree: Path,
) -> bool:
    """True after the first run that broke something; the folder stays then."""
    with Place(folder, tree=tree) as place:
        stretch = Stretch(place)
        stretch.missed = outcome.missed
        for plan in plans:
            before = stretch.kills
            broken = stretch.run(plan)
            outcome.runs += 1
            outcome.kills += stretch.kills - before
            say(f"run {plan.index}: lightning {plan}")
            for each in broken:
                violation = Violation(plan, each, folder)
                outcome.violations.append(violation)
                say(str(violation))
            if broken:
                return True
    return False
