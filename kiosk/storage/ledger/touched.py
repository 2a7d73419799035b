"""Which records of the ledger a unit of work has written to, told by its statements.

Every statement of every repository passes here, so none can be forgotten: a write to a covered
table gives back what tells its row, and the unit of work cannot be committed before the ledger
has taken what was touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Delete, Insert, Row, Table
from sqlalchemy.sql.dml import UpdateBase

from kiosk.domain.ledger import LedgerKind
from kiosk.domain.printjob import JobState
from kiosk.storage.tables import (
    business_days,
    correction_taxes,
    corrections,
    job_history,
    order_history,
    order_lines,
    order_options,
    order_taxes,
    orders,
    pauses,
    payment_history,
    payments,
    print_jobs,
    shortages,
)

Key = tuple[LedgerKind, *tuple[Any, ...]]
"""A kind, and what tells one record of it from the others."""

Values = Mapping[str, Any]
Keys = Callable[[Values, bool], tuple[Key, ...]]
"""Which records a written row belongs to; the flag says that it is a new one."""

KNOWN = frozenset({JobState.PRINTED, JobState.UNCERTAIN, JobState.WITHDRAWN})
"""From here on something is known of a paper; a job on its way there changes all the time."""


def _day(row: Values, is_new: bool) -> tuple[Key, ...]:  # noqa: FBT001
    # The last number given out is written with every order; it is covered when the day closes.
    which = (row["day"].isoformat(), row["opening"])
    opened = ((LedgerKind.OPENED, *which),) if is_new else ()
    return opened if row["closed_at"] is None else (*opened, (LedgerKind.CLOSED, *which))


def _order(row: Values, is_new: bool) -> tuple[Key, ...]:  # noqa: FBT001
    # What changes in it later follows from rows that are covered.
    return ((LedgerKind.ORDER, row["id"]),) if is_new else ()


def _part_of_order(row: Values, _is_new: bool) -> tuple[Key, ...]:  # noqa: FBT001
    return ((LedgerKind.ORDER, row["order_id"]),)


def _change(row: Values, _is_new: bool) -> tuple[Key, ...]:  # noqa: FBT001
    if row["seq"] == 1:
        return ((LedgerKind.ORDER, row["order_id"]),)
    return ((LedgerKind.CHANGE, row["order_id"], row["seq"]),)


def _job(row: Values, _is_new: bool) -> tuple[Key, ...]:  # noqa: FBT001
    return ((LedgerKind.PAPER, row["id"]),) if row["state"] in KNOWN else ()


def _job_change(row: Values, _is_new: bool) -> tuple[Key, ...]:  # noqa: FBT001
    return ((LedgerKind.PAPER, row["job_id"]),) if row["after"] in KNOWN else ()


def _by(kind: LedgerKind, column: str) -> Keys:
    return lambda row, _is_new: ((kind, row[column]),)


WATCHED: Mapping[str, tuple[tuple[str, ...], Keys]] = MappingProxyType(
    {
        business_days.name: (("day", "opening", "closed_at"), _day),
        orders.name: (("id",), _order),
        order_lines.name: (("order_id",), _part_of_order),
        order_options.name: (("order_id",), _part_of_order),
        order_taxes.name: (("order_id",), _part_of_order),
        order_history.name: (("order_id", "seq"), _change),
        payments.name: (("id",), _by(LedgerKind.PAYMENT, "id")),
        payment_history.name: (("payment_id",), _by(LedgerKind.PAYMENT, "payment_id")),
        print_jobs.name: (("id", "state"), _job),
        job_history.name: (("job_id", "after"), _job_change),
        shortages.name: (("id",), _by(LedgerKind.SHORTAGE, "id")),
        pauses.name: (("id",), _by(LedgerKind.PAUSE, "id")),
        corrections.name: (("id",), _by(LedgerKind.CORRECTION, "id")),
        correction_taxes.name: (
            ("correction_id",),
            _by(LedgerKind.CORRECTION, "correction_id"),
        ),
    }
)
"""What a write to a covered table must give back, and what that touches."""


class Touched:
    """The records written to, each once, in the order of their first writing."""

    def __init__(self) -> None:
        self._keys: dict[Key, None] = {}

    def __bool__(self) -> bool:
        return bool(self._keys)

    def take(self) -> tuple[Key, ...]:
        """All of them; none is left."""
        keys = tuple(self._keys)
        self._keys.clear()
        return keys

    def note_rows(self, statement: UpdateBase, rows: Sequence[Values]) -> None:
        """A statement is run once for each of these rows."""
        if wanted(statement):
            self._note(statement, rows)

    def note(self, statement: UpdateBase, found: Sequence[Row[Any]]) -> None:
        """A statement gave these rows back, the columns of :func:`wanted` last."""
        names = [column.name for column in wanted(statement)]
        if names:
            self._note(
                statement, [dict(zip(names, row[-len(names) :], strict=True)) for row in found]
            )

    def _note(self, statement: UpdateBase, rows: Sequence[Values]) -> None:
        _, keys_of = WATCHED[_table(statement).name]
        for row in rows:
            self._keys.update(dict.fromkeys(keys_of(row, isinstance(statement, Insert))))


def wanted(statement: UpdateBase) -> tuple[Column[Any], ...]:
    """The columns a write to a covered table must give back; none for any other table.

    Raises :class:`ValueError` for one that takes covered rows away.
    """
    table = _table(statement)
    if table.name not in WATCHED:
        return ()
    if isinstance(statement, Delete):
        raise ValueError(f"a row of {table.name} is never deleted")  # noqa: TRY004 - of our statements
    return tuple(table.c[name] for name in WATCHED[table.name][0])


def _table(statement: UpdateBase) -> Table:
    table = statement.table
    if not isinstance(table, Table):
        raise TypeError(f"{table} is not one table")
    return table
