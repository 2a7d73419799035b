"""Compares the ledger with the rows it covers, and names every one that is not as it was written.

It only reads, all from one moment; of every record it keeps what the ledger says last in memory,
about 400 bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Table, bindparam, func, select

from kiosk.domain.ledger import Covered, LedgerKind, Part
from kiosk.domain.verdict import (
    Finding,
    Flaw,
    Key,
    Verdict,
    key_of,
    name_of,
    name_of_part,
    number_of,
)
from kiosk.storage.ledger.derived import derived_flaws, missing_numbers
from kiosk.storage.ledger.plainly import Question
from kiosk.storage.ledger.reading import EVERY_DAY, FIRST, LAST, READERS, Found
from kiosk.storage.ledger.touched import KNOWN
from kiosk.storage.ledger.walking import AT_ONCE, Known, moment, walk
from kiosk.storage.statements import Statements
from kiosk.storage.tables import (
    business_days,
    corrections,
    orders,
    pauses,
    payments,
    print_jobs,
    shortages,
)

_RESTORED = Question(
    select(business_days.c.restored_at)
    .where(business_days.c.window == bindparam("window"), business_days.c.restored_at.is_not(None))
    .order_by(business_days.c.restored_at)
)
_ANY_DAY = Question(
    select(business_days.c.day).where(business_days.c.window == bindparam("window")).limit(1)
)


def _next_row(table: Table) -> Question:
    """The lowest number of a row from one on: nothing says that somebody else counts from one."""
    first = bindparam("first", type_=BigInteger())
    return Question(select(func.min(table.c.id)).where(table.c.id >= first))


_NEXT_ROW = {
    LedgerKind.ORDER: _next_row(orders),
    LedgerKind.CHANGE: _next_row(orders),
    LedgerKind.PAYMENT: _next_row(payments),
    LedgerKind.PAPER: _next_row(print_jobs),
    LedgerKind.SHORTAGE: _next_row(shortages),
    LedgerKind.PAUSE: _next_row(pauses),
    LedgerKind.CORRECTION: _next_row(corrections),
}
_BEFORE = {
    LedgerKind.ORDER: "orders",
    LedgerKind.CHANGE: "orders",
    LedgerKind.PAYMENT: "payments",
    LedgerKind.PAPER: "papers",
    LedgerKind.SHORTAGE: "shortages",
    LedgerKind.PAUSE: "pauses",
    LedgerKind.CORRECTION: "corrections",
}
"""Under which name the ledger's beginning says which was the last row of each."""


class Check:
    """One comparison. ``asked_for``: the first hexadecimal digits of a head on paper, or none."""

    def __init__(self, db: Statements, asked_for: str = "") -> None:
        self._db = db
        self._chain = walk(db, asked_for)
        self._left: dict[Key, Known] = dict(self._chain.known)
        self._findings = self._chain.findings
        self._whole: set[tuple[str, str]] = set()
        """Orders missing or inserted as a whole: their other rows go without saying."""
        self._goes_on: set[int] = set()
        """Older orders with a chained change: whatever follows it must be chained, too."""
        self._orders = 0
        self._unchecked = 0

    def verdict(self) -> Verdict:
        """Compare all of it."""
        if not self._chain.rows and self._db.ask(_ANY_DAY, {}):
            gone = Finding(Flaw.MISSING, "", "the whole ledger")
            return Verdict(rows=0, orders=0, days=0, findings=(gone,), head=None)
        openings = {key[1:] for key in self._left if key[0] == LedgerKind.OPENED}
        for kind in READERS:
            for which, covered in self._records(kind):
                self._compare(which, covered)
        for key, known in self._left.items():
            self._miss(key, known)
        self._findings += missing_numbers(self._db, openings, but=self._whole)
        self._findings += derived_flaws(self._db)
        restored = self._db.ask(_RESTORED, {})
        return Verdict(
            rows=self._chain.rows,
            orders=self._orders,
            days=len({day for day, _ in openings}),
            findings=tuple(self._findings),
            head=self._chain.head,
            begun_at=self._chain.begun_at,
            unchecked=self._unchecked,
            restored_at=tuple(at for (text,) in restored if (at := moment(text)) is not None),
            found=self._chain.found,
        )

    def _records(self, kind: LedgerKind) -> Iterator[Found]:
        read = READERS[kind]
        if kind not in _NEXT_ROW:
            yield from read(self._db, (EVERY_DAY[0], FIRST), (EVERY_DAY[1], LAST))
            return
        first = self._next_row(kind, FIRST)
        while first is not None:
            last = min(first + AT_ONCE - 1, LAST)
            yield from read(self._db, (first, FIRST), (last, LAST))
            first = self._next_row(kind, last + 1) if last < LAST else None

    def _next_row(self, kind: LedgerKind, first: int) -> int | None:
        ((row_id,),) = self._db.ask(_NEXT_ROW[kind], {"first": first})
        return None if row_id is None else int(row_id)

    def _compare(self, which: tuple[Any, ...], covered: Covered) -> None:
        self._orders += covered.kind is LedgerKind.ORDER
        known = self._left.pop(key_of(covered.kind, covered.day, covered.ref), None)
        if known is None:
            self._not_in_ledger(which, covered)
            return
        if covered.kind is LedgerKind.CHANGE:
            self._goes_on.add(which[0])
        if known.digest == covered.digest:
            return
        name, day = name_of(covered.kind, known.ref), known.day
        differ = list(_differences(known.parts, covered.parts)) if known.parts else []
        for flaw, part in differ:
            self._findings.append(Finding(flaw, day, f"{name}, {name_of_part(part)}"))
        if not differ:
            self._findings.append(Finding(Flaw.ALTERED, day, name))

    def _not_in_ledger(self, which: tuple[Any, ...], covered: Covered) -> None:
        if covered.kind is LedgerKind.PAPER and not _is_known(covered):
            return
        if self._is_older(which, covered.kind):
            self._unchecked += covered.kind is LedgerKind.ORDER
            return
        self._tell_whole(Flaw.INSERTED, covered.kind, covered.day or "", covered.ref)

    def _is_older(self, which: tuple[Any, ...], kind: LedgerKind) -> bool:
        """It was there before the chain began."""
        if self._chain.begun_at is None:
            return False
        if kind in _BEFORE:
            is_old = 0 < which[0] <= self._chain.before.get(_BEFORE[kind], 0)
            return is_old and not (kind is LedgerKind.CHANGE and which[0] in self._goes_on)
        return which <= self._chain.last_day

    def _miss(self, key: Key, known: Known) -> None:
        self._tell_whole(Flaw.MISSING, key[0], known.day, known.ref)

    def _tell_whole(self, flaw: Flaw, kind: str, day: str, ref: str) -> None:
        order = (day, number_of(kind, ref))
        if kind == LedgerKind.ORDER:
            self._whole.add(order)
        elif order in self._whole:
            return
        self._findings.append(Finding(flaw, day, name_of(kind, ref)))


def _differences(said: str, parts: tuple[Part, ...]) -> Iterator[tuple[Flaw, str]]:
    """Which rows of an order are not those of the ledger, by their short names."""
    before = dict(word.partition("=")[::2] for word in said.split())
    now = {part.name: part.fingerprint for part in parts}
    for name in before.keys() - now.keys():
        yield Flaw.MISSING, name
    for name, fingerprint in now.items():
        if name not in before:
            yield Flaw.INSERTED, name
        elif before[name] != fingerprint:
            yield Flaw.ALTERED, name


def _is_known(covered: Covered) -> bool:
    """What became of a paper is known: only then it is in the ledger."""
    states = (json.loads(part.line)[5] for part in covered.parts if part.name == "change")
    return any(state in KNOWN for state in states)
