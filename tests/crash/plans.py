# ruff: noqa: S311 - chance that can be repeated is what a seed is for
"""What happens in each run, all from a seed: where lightning strikes, what else goes wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class How(StrEnum):
    """The ways to strike."""

    STEP = "at a step"
    BYTES = "after bytes of paper"
    PAGE = "when a page is cut, not confirmed"
    MOMENT = "at a moment"
    RECEIPT = "after bytes of the receipt"


@dataclass(frozen=True)
class Kill:
    """One stroke. ``count`` is the step's how-manieth time, or bytes; ``after_s`` the moment."""

    how: How
    step: str = ""
    count: int = 1
    after_s: float = 0.0

    def __str__(self) -> str:
        if self.how is How.MOMENT:
            return f"{self.how}, {self.after_s:.2f} s"
        return f"{self.how} {self.step or self.count}" + (f" #{self.count}" if self.step else "")


class When(StrEnum):
    """When a fault begins, as the guest goes on."""

    BEFORE_ORDER = "before Order is touched"
    AFTER_ORDER = "after Order was touched"
    WHILE_SCANNING = "before the ticket is scanned"


@dataclass(frozen=True)
class Fault:
    """Something else that goes wrong: what is typed into a device, and what mends it."""

    device: str
    begins: tuple[str, ...]
    mends: tuple[str, ...]
    when: When

    def __str__(self) -> str:
        return f"{self.device} {' '.join(self.begins)} {self.when}"


@dataclass(frozen=True)
class Plan:
    """One run."""

    index: int
    seed: int
    kills: tuple[Kill, ...]
    fault: Fault | None = None
    card: str = ""
    """What the bartender says with a card of the order that is ready; nothing if it is empty."""

    def __str__(self) -> str:
        words = ", then ".join(map(str, self.kills))
        words += f"; with {self.fault}" if self.fault else ""
        return f"{words}; card {self.card}" if self.card else words


CARD_STEPS = ("before card commit", "card done")
CARDS = ("LEFT", "NOTREADY", "REPRINT", "HOUSE", "NOTPAID", "CALL")
"""What may be said of an order that is ready, by the words in the cards' codes."""

STEPS = (
    "basket opened",
    "before order commit",
    "after order commit",
    "number drawn",
    "number shown",
    "job claimed",
    "before first write",
    "before proof commit",
    "after proof commit",
    "before ready commit",
    "ready committed",
    "call begun",
    "call acknowledged",
    "collected",
    *CARD_STEPS,
)
_TWICE = ("job claimed", "before first write", "before proof commit", "after proof commit")
"""Steps that the receipt's printer reaches as well: the second time may be the other's."""

TICKET_BYTES = 290
"""About as long as a ticket is with what goes before and behind it."""

RECEIPT_BYTES = 400
PADDING_BYTES = 340
"""What goes before a copy to end a torn command, with the setting up of the printer."""

LONGEST_STORY_S = 3.5
_AGAIN = ("copy made", "job claimed", "before first write", "before proof commit")
"""Steps of a recovery after a torn ticket."""

_PRINTER_FAULTS = (
    (("paper-out",), ("paper-in",)),
    (("cover-open",), ("cover-close",)),
    (("unplug",), ("replug",)),
    (("paper-out",), ("power-cycle", "paper-in")),
    (("stall",), ("resume",)),
    (("stall",), ("power-cycle",)),
)
_BASE_FAULTS = (
    (("silent",), ()),
    (("late",), ()),
    (("nak-always",), ()),
    (("off",), ("on",)),
    (("unplug",), ("replug",)),
)


def plans(seed: int, runs: int) -> Iterator[Plan]:
    """So many runs: first each named step, then chance, then faults and kills together."""
    chance = random.Random(seed)
    for index in range(runs):
        own = chance.randrange(1 << 30)
        plan = _plan(index, random.Random(own))
        yield replace(plan, seed=own, card=_card(plan, random.Random(own + 1)))


def _card(plan: Plan, chance: random.Random) -> str:
    """Every second bartender has something to say; where it strikes at his card, always."""
    is_wanted = any(kill.step in CARD_STEPS for kill in plan.kills)
    return chance.choice(CARDS) if is_wanted or chance.random() < 0.5 else ""


def _plan(index: int, chance: random.Random) -> Plan:
    kinds = (_at_steps, _in_the_ticket, _at_moments, _with_fault)
    kind = kinds[index % len(kinds)]
    return kind(index, chance)


def _at_steps(index: int, chance: random.Random) -> Plan:
    step = STEPS[index // 4 % len(STEPS)]
    return Plan(index, 0, (_at(step, chance),))


def _in_the_ticket(index: int, chance: random.Random) -> Plan:
    first = chance.choice(
        (
            Kill(How.BYTES, count=chance.randint(1, TICKET_BYTES)),
            Kill(How.BYTES, count=chance.randint(1, TICKET_BYTES)),
            Kill(How.PAGE),
            Kill(How.RECEIPT, count=chance.randint(1, RECEIPT_BYTES)),
        )
    )
    again: tuple[Kill, ...] = ()
    if chance.random() < 0.6:
        step = chance.choice(_AGAIN)
        then = (
            Kill(How.STEP, step=step),
            Kill(How.BYTES, count=chance.randint(1, TICKET_BYTES + PADDING_BYTES)),
            Kill(How.PAGE),
        )
        again = (chance.choice(then),)
    return Plan(index, 0, (first, *again))


def _at_moments(index: int, chance: random.Random) -> Plan:
    return Plan(index, 0, tuple(_moment(chance) for _ in range(chance.randint(1, 2))))


def _with_fault(index: int, chance: random.Random) -> Plan:
    device = chance.choice(("bar", "bar", "bar", "receipt", "pager"))
    begins, mends = chance.choice(_BASE_FAULTS if device == "pager" else _PRINTER_FAULTS)
    when = When.WHILE_SCANNING if device == "pager" else chance.choice(list(When))
    kill = chance.choice(
        (
            _moment(chance),
            _at(chance.choice([step for step in STEPS if step != "collected"]), chance),
            Kill(How.BYTES, count=chance.randint(1, TICKET_BYTES)),
        )
    )
    return Plan(index, 0, (kill,), Fault(device, begins, mends, when))


def _at(step: str, chance: random.Random) -> Kill:
    return Kill(How.STEP, step=step, count=chance.randint(1, 2) if step in _TWICE else 1)


def _moment(chance: random.Random) -> Kill:
    return Kill(How.MOMENT, after_s=chance.uniform(0.0, LONGEST_STORY_S))
