"""A receipt printer and a stand-in, in trouble and cut off."""

from __future__ import annotations

from pathlib import Path

from tests.model import promised
from tests.model.machine import Kind

SCENARIOS = (
    "with a receipt",
    "receipt printer in trouble",
    "a standby",
    "a standby takes over",
    "a standby is cut off",
)


@promised.in_each_kind(*SCENARIOS)
def test_the_promise_holds_on_every_path(name: str, kind: Kind, folder: Path) -> None:
    promised.require(name, kind, folder)
