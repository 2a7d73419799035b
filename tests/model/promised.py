"""Asks the promise of scenarios; the tests that do it lie in several files, one for each worker.

``LEAST`` keeps the model from shrinking unseen: a path more is welcome, a path less is a hole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.machine import Kind
from tests.model.playing import explore
from tests.model.scenarios import SCENARIOS

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


def in_each_kind(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """For a test of these scenarios with every kind of printer that each is lived with."""

    def marked(test: Callable[..., None]) -> Callable[..., None]:
        each = [(name, kind) for name in names for kind in SCENARIOS[name].kinds]
        return pytest.mark.parametrize(("name", "kind"), each)(
            pytest.mark.slow(pytest.mark.timeout(900)(test))
        )

    return marked


def require(name: str, kind: Kind, folder: Path) -> None:
    """The promise holds on every path, and there are as many paths as there were."""
    result = explore(SCENARIOS[name], kind, folder)
    print(f"{name}, {kind}: {result.paths} paths, {result.moments} moments")  # noqa: T201
    assert result.violations == {}
    assert result.paths >= LEAST[name]
