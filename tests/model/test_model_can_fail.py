"""Each rule of the promise is broken once, and each time the model must say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.printjob import JobChange, JobState, PrintJob, Proof
from kiosk.ports import Records, Storage
from tests.model.explore import Budget
from tests.model.machine import Kind
from tests.model.playing import explore
from tests.model.scenarios import SCENARIOS

pytestmark = pytest.mark.timeout(600)


class Sabotaged:
    """Keeps to the port, but some methods of its tables are not what they should be.

    ``broken`` names them: ``jobs.queue`` and what it does instead, given the real method.
    """

    def __init__(self, storage: Storage, broken: dict[str, Callable[..., Any]]) -> None:
        self._storage = storage
        self._broken = broken

    @contextmanager
    def read(self) -> Iterator[Records]:
        with self._storage.read() as records:
            yield self._spoil(records)

    @contextmanager
    def write(self) -> Iterator[Records]:
        with self._storage.write() as records:
            yield self._spoil(records)

    def __getattr__(self, name: str) -> object:
        return getattr(self._storage, name)

    def _spoil(self, records: Records) -> Records:
        for name, instead in self._broken.items():
            table, _, method = name.rpartition(".")
            owner = getattr(records, table) if table else records
            setattr(owner, method, _bound(instead, getattr(owner, method)))
        return records


def _bound(instead: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments: instead(real, *arguments)


def unclaimed(real: Callable[..., Any], *arguments: object) -> None:
    """The identifier is not stored before the first byte."""


def unmarked(real: Callable[..., tuple[PrintJob, ...]], *printers: str) -> tuple[PrintJob, ...]:
    """A copy is handed over without its mark."""
    return tuple(replace(job, copy_of=None) for job in real(*printers))


def believed(real: Callable[..., Any], before: PrintJob, after: PrintJob) -> None:
    """Doubt is stored as proof."""
    if after.state is not JobState.UNCERTAIN:
        real(before, after)
        return
    row = JobChange(after.history[-1].at, before.state, JobState.PRINTED, "surely")
    history = (*before.history, row)
    real(before, replace(after, state=JobState.PRINTED, proof=Proof.CONFIRMED, history=history))


def given_up(real: Callable[..., Any], before: PrintJob, after: PrintJob) -> None:
    """What is in doubt is withdrawn, for no reason that was ever stated."""
    if after.state is not JobState.UNCERTAIN:
        real(before, after)
        return
    row = JobChange(after.history[-1].at, JobState.UNCERTAIN, JobState.WITHDRAWN, "who knows")
    real(before, replace(after, state=JobState.WITHDRAWN, history=(*after.history, row)))


def nothing(real: Callable[..., Any], *arguments: object) -> tuple[()]:
    """Nobody looks."""
    return ()


def nobody(real: Callable[..., Any], *arguments: object) -> None:
    """Nobody remembers."""


def backwards(real: Callable[..., tuple[PrintJob, ...]], *printers: str) -> tuple[PrintJob, ...]:
    """Last in, first out."""
    return tuple(reversed(real(*printers)))


SABOTAGES = {
    "the claim stores no identifier": (
        "one order",
        {"jobs.begin_attempt": unclaimed},
        "is on the wire and not in the database",
    ),
    "a copy bears no mark": (
        "one order",
        {"jobs.queue": unmarked},
        "is handed over unmarked a second time",
    ),
    "doubt is taken for proof": (
        "one order",
        {"jobs.update": believed},
        "and nothing proves it",
    ),
    "doubt is withdrawn": ("one order", {"jobs.update": given_up}, "is withdrawn because"),
    "no copy is made": ("one order", {"jobs.unsettled": nothing}, "has no complete ticket"),
    "a fragment is forgotten": (
        "one order",
        {"jobs.last_begun": nobody},
        "follows a fragment",
    ),
    "the queue is a stack": ("two orders", {"jobs.queue": backwards}, "came out in the order"),
    "no call is looked for": ("served", {"calls.waiting": nothing}, "and never called"),
    "a commit is lost": ("one order", {"commit": nobody}, "not in the database"),
}


@pytest.mark.parametrize("sabotage", SABOTAGES)
def test_a_broken_rule_is_found(sabotage: str, folder: Path) -> None:
    name, broken, finding = SABOTAGES[sabotage]
    scenario = replace(SCENARIOS[name], budget=Budget(cuts=1, events=0), events=())
    found = explore(
        scenario, Kind.CONFIRMS, folder, wrap=lambda storage: Sabotaged(storage, broken)
    )
    assert any(finding in violation for violation in found.violations), found.violations
