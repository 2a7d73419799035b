"""Guests order, and the process ends where it likes: no order is lost or made twice."""

from __future__ import annotations

from pathlib import Path

from tests.model import promised
from tests.model.machine import Kind

SCENARIOS = (
    "one order",
    "two orders",
    "order taken back",
    "answered on paper",
)


@promised.in_each_kind(*SCENARIOS)
def test_the_promise_holds_on_every_path(name: str, kind: Kind, folder: Path) -> None:
    promised.require(name, kind, folder)
