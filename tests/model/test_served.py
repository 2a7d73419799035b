"""Whoever was made ready is called, whatever ends when."""

from __future__ import annotations

from pathlib import Path

from tests.model import promised
from tests.model.machine import Kind

SCENARIOS = (
    "served",
    "served with trouble",
)


@promised.in_each_kind(*SCENARIOS)
def test_the_promise_holds_on_every_path(name: str, kind: Kind, folder: Path) -> None:
    promised.require(name, kind, folder)
