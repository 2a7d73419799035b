"""What was found when the ledger was walked and compared with the rows it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.ledger import Head, LedgerKind


class Flaw(StrEnum):
    """What is wrong with a row."""

    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Finding:
    """A row that is not as it was written. ``day`` as stored, ``""`` where it has none."""

    flaw: Flaw
    day: str
    what: str

    def __str__(self) -> str:
        where = f"{self.day}: " if self.day else ""
        return f"{where}{self.what}: {self.flaw}"


@dataclass(frozen=True)
class Verdict:
    """All of it. ``rows`` of the ledger were walked, which cover so many orders.

    ``begun_at`` is set where there were rows before the chain began, ``unchecked`` orders among
    them; ``restored_at`` says when the window went on from a backup. ``found`` is where in the
    chain the head is that was asked for; None if it is nowhere, or nobody asked.
    """

    rows: int
    orders: int
    days: int
    findings: tuple[Finding, ...]
    head: Head | None
    begun_at: datetime | None = None
    unchecked: int = 0
    restored_at: tuple[datetime, ...] = ()
    found: Head | None = None

    @property
    def is_well(self) -> bool:
        """Every row is as it was written."""
        return not self.findings


Key = tuple[str, str, str]
"""What tells a record of the ledger from all others."""

_BY_ITS_ROW = frozenset(
    {
        LedgerKind.PAYMENT,
        LedgerKind.PAPER,
        LedgerKind.SHORTAGE,
        LedgerKind.PAUSE,
        LedgerKind.CORRECTION,
    }
)
"""Kinds whose reference begins with a number that is given once, whatever the day."""

_PART = re.compile(r"([a-z]+)(\d*)(?:\.(\d+))?")


def key_of(kind: str, day: str | None, ref: str) -> Key:
    """The record a row of the ledger is about: the last row about it says how it must be."""
    if kind in _BY_ITS_ROW:
        return kind, "", ref.split(" ", 1)[0]
    return kind, day or "", ref


def number_of(kind: str, ref: str) -> str:
    """The number of the order a record belongs to; ``""`` for none."""
    if kind in {LedgerKind.ORDER, LedgerKind.CHANGE}:
        return ref.split("/", 1)[0]
    last = ref.rsplit(" ", 1)[-1]
    is_of_order = kind in {LedgerKind.PAYMENT, LedgerKind.PAPER} and last.isdecimal()
    return last if is_of_order else ""


def name_of(kind: str, ref: str) -> str:
    """A record as a person calls it."""
    number = number_of(kind, ref)
    words = ref.split(" ")
    if kind == LedgerKind.ORDER:
        return f"order {number}"
    if kind == LedgerKind.CHANGE:
        return f"order {number}, row {ref.rsplit('/', 1)[-1]} of its history"
    if kind == LedgerKind.CORRECTION:
        return f"order {words[-1]}, correction {words[0]}"
    if kind == LedgerKind.PAYMENT:
        return f"order {number}, payment {words[0]}"
    if kind == LedgerKind.PAPER:
        own = f"{words[1]} (paper {words[0]})"
        return f"order {number}, {own}" if number else own
    if kind in {LedgerKind.OPENED, LedgerKind.CLOSED}:
        return f"the day, {kind} (opening {ref})"
    return f"{kind} {' '.join(words[1:]) or words[0]}"


def name_of_part(name: str) -> str:
    """A row of an order as a person calls it, from its short name in the ledger."""
    found = _PART.fullmatch(name)
    word, first, second = found.groups() if found else (name, "", "")
    known = {
        "order": "its head",
        "line": f"line {first}",
        "option": f"option {second} of line {first}",
        "tax": f"tax of {int(first or 0) / 100:g} %",
        "change": f"row {first} of its history",
    }
    return known.get(word, name)
