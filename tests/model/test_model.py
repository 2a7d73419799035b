"""What the model lives through is what happens, and nothing of it is left out."""

from __future__ import annotations

from pathlib import Path

from tests.model import (
    test_orders,
    test_other_printers,
    test_restored,
    test_served,
    test_trouble,
)
from tests.model.explore import Budget, Exploration
from tests.model.machine import Kind
from tests.model.playing import replay
from tests.model.promised import LEAST
from tests.model.scenarios import SCENARIOS
from tests.model.world import World

FILES = (test_orders, test_other_printers, test_restored, test_served, test_trouble)


def test_every_scenario_is_lived_through_in_one_of_the_files() -> None:
    lived = [name for file in FILES for name in file.SCENARIOS]
    assert sorted(lived) == sorted(SCENARIOS) == sorted(LEAST)


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
