"""The short form of the campaign: the strokes that matter most, and its own bookkeeping."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.crash.campaign import Outcome, run_stretch
from tests.crash.plans import STEPS, Fault, How, Kill, Plan, When, plans

_KILLS = (
    (
        (Kill(How.STEP, step="number drawn"),),
        (Kill(How.BYTES, count=120), Kill(How.STEP, step="copy made")),
        (Kill(How.STEP, step="call begun"),),
    ),
    (
        (Kill(How.STEP, step="after order commit"),),
        (Kill(How.PAGE),),
        (Kill(How.STEP, step="before ready commit"),),
    ),
)
LONG_S = 1200
"""Twenty seconds on two free processors; lightning must not strike because a machine is busy."""

_PAPER_AND_POWER = Fault("bar", ("paper-out",), ("power-cycle", "paper-in"), When.AFTER_ORDER)


def _stretches() -> list[list[Plan]]:
    """One seed for everything that chance decides."""
    stretches = [
        [Plan(index, seed=1, kills=kills) for index, kills in enumerate(half)] for half in _KILLS
    ]
    fault = Plan(9, seed=1, kills=(Kill(How.MOMENT, after_s=0.4),), fault=_PAPER_AND_POWER)
    left = Plan(10, seed=1, kills=(Kill(How.STEP, step="before card commit"),), card="LEFT")
    return [[*stretches[0], left], [*stretches[1], fault]]


@pytest.mark.timeout(LONG_S)
def test_the_promise_holds_through_the_strokes_that_matter_most(tmp_path: Path):
    outcome, said = Outcome(), list[str]()
    with ThreadPoolExecutor() as pool:
        for part in pool.map(
            lambda place, kills: run_stretch(kills, tmp_path / place, say=said.append),
            ("left", "right"),
            _stretches(),
        ):
            outcome.add(part)
    assert [str(violation) for violation in outcome.violations] == []
    assert outcome.missed == []
    assert str(outcome) == "runs 8, kills 9, violations 0"
    assert len(said) == outcome.runs


def test_a_seed_always_gives_the_same_campaign():
    assert [*plans(7, 40)] == [*plans(7, 40)]
    assert [*plans(7, 40)] != [*plans(8, 40)]


def test_a_whole_campaign_strikes_at_every_step_and_in_every_way():
    kills = [kill for plan in plans(1, 500) for kill in plan.kills]
    assert {*STEPS, "copy made"} <= {kill.step for kill in kills}
    assert {kill.how for kill in kills} == set(How)
