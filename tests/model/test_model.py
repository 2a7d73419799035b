"""No order is lost, made twice or left without an answer, whatever ends when.

``LEAST`` keeps the model from shrinking unseen: a path more is welcome, a path less is a hole.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.explore import Budget, Exploration
from tests.model.machine import Kind
from tests.model.playing import explore, replay
from tests.model.scenarios import SCENARIOS
from tests.model.world import World

LEAST = {
    "one order": 375,
    "two orders": 965,
    "a printer in trouble": 110,
    "cut off in trouble": 2500,
    "order taken back": 580,
    "with a receipt": 38,
    "receipt printer in trouble": 131,
    "served": 1800,
    "served with trouble": 19,
    "a standby": 550,
    "a standby takes over": 41,
    "a standby is cut off": 749,
    "answered on paper": 440,
    "restored": 750,
}
"""Paths. Those of a printer that proves nothing are fewer where its answers matter."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
"""A scenario takes up to twenty seconds by itself, and minutes beside seven others."""

EACH = [(name, kind) for name, scenario in SCENARIOS.items() for kind in scenario.kinds]


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_the_promise_holds_on_every_path(name: str, kind: Kind, folder: Path) -> None:
    result = explore(SCENARIOS[name], kind, folder)
    print(f"{name}, {kind}: {result.paths} paths, {result.moments} moments")  # noqa: T201
    assert result.violations == {}
    assert result.paths >= LEAST[name]


def test_a_path_is_replayed_with_a_real_end_of_the_process(folder: Path) -> None:
    """What is kept at a point is what a process that ends there leaves behind."""
    scenario = SCENARIOS["one order"]
    world = World(folder)
    exploration = Exploration(world, ())
    exploration.run(scenario.street(Kind.CONFIRMS), Budget(cuts=1, events=0))
    nodes = exploration._nodes
    ends = {cut.words(1, "bar").split(" / ")[1] for node in nodes.values() for cut in node.cuts}
    world.close()
    assert len(ends) > 10
    path = "kill at 6 bar / head of the ticket T1XV1 written"
    told: list[str] = []
    assert replay(scenario, Kind.CONFIRMS, path, told.append) in nodes
    assert "      kill at head of the ticket T1XV1 written" in told
