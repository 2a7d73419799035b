"""The scenarios: who is there, what may happen, and how much of it on one path."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.services.ordering import BAR, RECEIPT, STANDBY
from tests.model.events import EVENTS
from tests.model.explore import Budget
from tests.model.machine import Kind, Machine
from tests.model.street import Street


@dataclass(frozen=True)
class Scenario:
    """A window, its guests, and the budget of each path."""

    name: str
    budget: Budget
    kinds: tuple[Kind, ...] = (Kind.CONFIRMS,)
    printers: tuple[str, ...] = (BAR,)
    guests: int = 1
    serves: bool = False
    in_a_row: bool = False
    events: tuple[str, ...] = ()

    def street(self, kind: Kind) -> Street:
        """How it begins."""
        machines = {name: Machine(name, kind) for name in self.printers}
        return Street(machines, self.guests, serves=self.serves, in_a_row=self.in_a_row)


def of(printer: str) -> tuple[str, ...]:
    """Everything that can happen to a printer."""
    return tuple(
        name
        for name in EVENTS
        if name.startswith(f"{printer}:") and not name.endswith("for a minute")
    )


ALL_KINDS = tuple(Kind)
PAIRS = Budget(cuts=2, events=0)
CUT_AND_EVENT = Budget(cuts=1, events=1)
EVENT = Budget(cuts=0, events=1)
TELLING = tuple(
    f"{BAR}: {what}"
    for what in (
        "paper out",
        "power cycle without paper",
        "answer withheld",
        "late answer",
    )
)
"""The troubles that leave something behind; the others end with the move they happen in."""
FOR_A_MINUTE = tuple(
    name for name in EVENTS if name.startswith(f"{BAR}:") and name.endswith("for a minute")
)
BASE = tuple(name for name in EVENTS if name.startswith("base"))
SCANS = ("first ticket scanned", "last ticket scanned")

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("one order", PAIRS, ALL_KINDS),
        Scenario("two orders", PAIRS, guests=2, in_a_row=True),
        Scenario("a printer in trouble", EVENT, ALL_KINDS, events=of(BAR)),
        Scenario("cut off in trouble", CUT_AND_EVENT, events=TELLING),
        Scenario("order taken back", CUT_AND_EVENT, events=("order cancelled", "next evening")),
        Scenario("with a receipt", Budget(cuts=1, events=0), printers=(BAR, RECEIPT)),
        Scenario(
            "receipt printer in trouble",
            EVENT,
            printers=(BAR, RECEIPT),
            events=(*of(RECEIPT), "a minute passes", "next evening"),
        ),
        Scenario("served", PAIRS, serves=True),
        Scenario("served with trouble", EVENT, serves=True, events=(*BASE, *SCANS)),
        Scenario("a standby", PAIRS, printers=(BAR, STANDBY)),
        Scenario("a standby takes over", EVENT, printers=(BAR, STANDBY), events=FOR_A_MINUTE),
        Scenario(
            "a standby is cut off",
            CUT_AND_EVENT,
            printers=(BAR, STANDBY),
            events=(f"{BAR}: paper out for a minute",),
        ),
        Scenario("restored", CUT_AND_EVENT, guests=2, events=("backup taken",)),
        Scenario("answered on paper", CUT_AND_EVENT, events=("foreign code scanned",)),
    )
}
