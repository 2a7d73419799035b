"""The checker can fail: five broken kiosks, each caught by the rule that it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.crash.campaign import Outcome, run_stretch
from tests.crash.journal import read_journal
from tests.crash.plans import Plan
from tests.crash.sabotage import SABOTAGES, Sabotage, sabotaged_tree

AT_ONCE = 2
pytestmark = pytest.mark.timeout(600)  # all five are waited for by whoever comes first


def _attack(sabotage: Sabotage, folder: Path) -> Outcome:
    tree = sabotaged_tree(sabotage, folder / "tree")
    plan = Plan(0, 1, (sabotage.kill,))
    return run_stretch([plan], folder / "stretch", say=lambda _line: None, tree=tree)


@pytest.fixture(scope="module")
def attacks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Outcome]]]:
    """All five at work, some at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {
            each.name: pool.submit(_attack, each, tmp_path_factory.mktemp("sabotage"))
            for each in SABOTAGES
        }


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda each: each.name)
def test_broken_code_is_caught(sabotage: Sabotage, attacks: dict[str, Future[Outcome]]):
    outcome = attacks[sabotage.name].result()
    assert sabotage.caught_by in {each.broken.rule for each in outcome.violations}
    (folder,) = {each.folder for each in outcome.violations}
    lives = [read_journal(file)[0]["code"] for file in sorted(folder.glob("life-*.jsonl"))]
    assert set(lives) == {str(folder.parents[1] / "tree")}
