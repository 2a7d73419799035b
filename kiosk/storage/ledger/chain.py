"""How the ledger grows: by what a unit of work has touched, just before it is committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select

from kiosk.domain.day import BusinessDay
from kiosk.domain.ledger import (
    BEFORE_THE_FIRST,
    Covered,
    Entry,
    Head,
    LedgerKind,
    chained,
    entry_of,
)
from kiosk.ports import StorageFailed
from kiosk.storage.ledger.plainly import Question
from kiosk.storage.ledger.reading import READERS
from kiosk.storage.ledger.touched import Key
from kiosk.storage.statements import Statements
from kiosk.storage.tables import business_days, ledger

if TYPE_CHECKING:
    from kiosk.domain.verdict import Verdict

_HERE = ledger.c.window == bindparam("window")
_HEAD = Question(
    select(ledger.c.seq, ledger.c.chain).where(_HERE).order_by(ledger.c.seq.desc()).limit(1)
)
_LINK = Question(insert(ledger))
_DAY = Question(
    select(business_days.c.day)
    .where(business_days.c.window == bindparam("window"))
    .order_by(business_days.c.day.desc())
    .limit(1)
)


class SqlLedger:
    """Implements :class:`kiosk.ports.Ledger`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._grown: Head | None = None

    def head(self) -> Head | None:
        """The end of the chain now; None while nothing was ever written down."""
        for seq, chain in self._db.ask(_HEAD, {}):
            return Head(seq, bytes(chain))
        return None

    def grown(self) -> Head | None:
        """The end of the chain as this unit of work leaves it."""
        return self._grown

    def has(self, head: Head) -> bool:
        """This head is in the chain."""
        here = (ledger.c.window == self._db.window) & (ledger.c.seq == head.seq)
        return any(
            bytes(row.chain) == head.chain for row in self._db.read(select(ledger).where(here))
        )

    def at_close(self, day: BusinessDay) -> Head | None:
        """The end of the chain when a business day was closed; None if there is none such."""
        rows = self._db.read(
            select(ledger.c.seq, ledger.c.chain)
            .where(ledger.c.window == self._db.window, ledger.c.kind == LedgerKind.CLOSED)
            .where(ledger.c.day == day.day, ledger.c.ref == str(day.opening))
            .order_by(ledger.c.seq.desc())
            .limit(1)
        )
        return Head(rows[0].seq, bytes(rows[0].chain)) if rows else None

    def check(self, head: str = "") -> Verdict:
        """Walk all of it and compare it with the rows it covers."""
        from kiosk.storage.ledger.checking import Check  # noqa: PLC0415  nothing a start needs

        return Check(self._db, head).verdict()

    def grow(self) -> None:
        """Chain what this unit of work has touched. Once, just before it is committed."""
        keys = self._db.touched.take()
        if not keys:
            return
        head = self.head() or Head(0, BEFORE_THE_FIRST)
        rows = []
        for covered in self._read(keys):
            entry = entry_of(head.seq + 1, covered)
            head = Head(entry.seq, chained(head.chain, entry, window=self._db.window))
            rows.append(_row(entry, head))
        self._db.write_plainly(_LINK, rows)
        self._grown = head

    def _read(self, keys: tuple[Key, ...]) -> Iterator[Covered]:
        """What is covered of each, in the order in which they were touched."""
        day = None
        for kind, *which in keys:
            _, covered = next(READERS[kind](self._db, tuple(which), tuple(which)), (None, None))
            if covered is None:
                raise StorageFailed(f"the {kind} {which} was written and cannot be read")
            if covered.day is None:
                day = day or self._day()
                covered = replace(covered, day=day)
            yield covered

    def _day(self) -> str | None:
        """The business day that what belongs to none is counted to: the youngest."""
        for (day,) in self._db.ask(_DAY, {}):
            return str(day)
        return None


def _row(entry: Entry, head: Head) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "at": entry.at,
        "day": entry.day,
        "kind": entry.kind,
        "ref": entry.ref,
        "parts": entry.parts,
        "digest": entry.digest,
        "chain": head.chain,
    }
