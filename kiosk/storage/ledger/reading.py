"""Reads what the ledger covers from the tables, record by record, as it is hashed.

A record is asked for by its number, several by the first and the last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, Select, Table, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.ledger import Covered, LedgerKind, Part
from kiosk.storage.finding import only_checked
from kiosk.storage.ledger.covered import COLUMNS, WHEN_OPENED, part_of
from kiosk.storage.ledger.plainly import Question
from kiosk.storage.statements import Statements
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

Which = tuple[Any, ...]
"""What tells a record in the tables: the number of its row, mostly."""

Found = tuple[Which, Covered]
Plain = tuple[Any, ...]

EVERY_DAY = ("0000-00-00", "9999-99-99")
FIRST, LAST = -(2**63), 2**63 - 1
"""Whatever number a row may have: the program counts from one, somebody by hand need not."""


def read_orders(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Orders as they were placed. By their row."""
    between = {"first": first[0], "last": last[0]}
    heads = db.ask(_ORDERS, between)
    parts: dict[int, list[Part]] = defaultdict(list)
    for question, table, name in _PARTS_OF_ORDERS if heads else ():
        for row in db.ask(question, between):
            parts[row[0]].append(part_of(name.format(*row), table, row))
    for head in heads:
        order_id, day, number, placed_at = head[0], head[3], head[5], head[8]
        own = (part_of("order", orders, head), *parts[order_id])
        yield (order_id,), Covered(LedgerKind.ORDER, str(number), placed_at, day, own)


def read_changes(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Later rows of orders' histories. By their order's row and their number in it."""
    between = {"first": first[0], "last": last[0], "from_seq": first[1], "to_seq": last[1]}
    for row in db.ask(_CHANGES, between):
        order_id, seq, at, day, number = row[0], row[1], row[2], row[-2], row[-1]
        own = (part_of("change", order_history, row),)
        yield (order_id, seq), Covered(LedgerKind.CHANGE, f"{number}/{seq}", at, day, own)


def read_payments(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Payments with their histories. By their row."""
    steps = _histories(db, _PAYMENT_HISTORY, first, last)
    for row in db.ask(_PAYMENTS, {"first": first[0], "last": last[0]}):
        day, number, history = row[-2], row[-1], steps[row[0]]
        at = history[-1][2] if history else row[4]
        own = (part_of("payment", payments, row), *_changes(payment_history, history))
        yield (row[0],), Covered(LedgerKind.PAYMENT, f"{row[0]} {number}", at, day, own)


def read_papers(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Print jobs with their histories. By their row."""
    steps = _histories(db, _JOB_HISTORY, first, last)
    for row in db.ask(_PAPERS, {"first": first[0], "last": last[0]}):
        history, number = steps[row[0]], row[-1]
        at = history[-1][2] if history else row[8]
        ref = f"{row[0]} {row[2]}" if number is None else f"{row[0]} {row[2]} {number}"
        own = (part_of("paper", print_jobs, row), *_changes(job_history, history))
        yield (row[0],), Covered(LedgerKind.PAPER, ref, at, row[3], own)


def read_openings(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Business days as they were opened. By their date and opening."""
    for row in _days(db, first, last):
        own = (part_of("day", business_days, row[:WHEN_OPENED]),)
        yield (row[1], row[2]), Covered(LedgerKind.OPENED, str(row[2]), row[3], row[1], own)


def read_closings(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Business days as they were closed. By their date and opening."""
    for row in _days(db, first, last):
        if row[5] is not None:
            own = (part_of("day", business_days, row),)
            yield (row[1], row[2]), Covered(LedgerKind.CLOSED, str(row[2]), row[5], row[1], own)


def read_shortages(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """What ran out, as it stands. By its row."""
    for row in db.ask(_SHORTAGES, {"first": first[0], "last": last[0]}):
        own, at = (part_of("shortage", shortages, row),), row[6] or row[4]
        yield (row[0],), Covered(LedgerKind.SHORTAGE, f"{row[0]} {row[3]}", at, None, own)


def read_pauses(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Pauses, as they stand. By their row."""
    for row in db.ask(_PAUSES, {"first": first[0], "last": last[0]}):
        own, at = (part_of("pause", pauses, row),), row[5] or row[3]
        yield (row[0],), Covered(LedgerKind.PAUSE, str(row[0]), at, None, own)


def read_corrections(db: Statements, first: Which, last: Which) -> Iterator[Found]:
    """Corrections with their parts by rate, under the day they are about. By their row."""
    shares = _histories(db, _CORRECTION_TAXES, first, last)
    for row in db.ask(_CORRECTIONS, {"first": first[0], "last": last[0]}):
        at, day, number = row[10], row[-2], row[-1]
        rates = (part_of(f"tax{each[1]}", correction_taxes, each) for each in shares[row[0]])
        own = (part_of("correction", corrections, row), *rates)
        yield (row[0],), Covered(LedgerKind.CORRECTION, f"{row[0]} {number}", at, day, own)


Reader = Callable[[Statements, Which, Which], Iterator[Found]]

READERS: Mapping[LedgerKind, Reader] = MappingProxyType(
    {
        LedgerKind.OPENED: read_openings,
        LedgerKind.CLOSED: read_closings,
        LedgerKind.ORDER: read_orders,
        LedgerKind.CHANGE: read_changes,
        LedgerKind.PAYMENT: read_payments,
        LedgerKind.PAPER: read_papers,
        LedgerKind.SHORTAGE: read_shortages,
        LedgerKind.PAUSE: read_pauses,
        LedgerKind.CORRECTION: read_corrections,
    }
)
"""How the records of each kind are read."""


def _columns(table: Table) -> list[Column[Any]]:
    """In the order in which they are hashed."""
    return [table.c[name] for name in COLUMNS[table.name]]


def _between(column: Column[Any]) -> ColumnElement[bool]:
    return _from_to(column, "first", "last")


def _from_to(column: Column[Any], first: str, last: str) -> ColumnElement[bool]:
    """Numbers as large as any: PostgreSQL would not take more than its column holds."""
    wide = BigInteger() if isinstance(column.type, Integer) else column.type
    return column.between(bindparam(first, type_=wide), bindparam(last, type_=wide))


def _all(table: Table, *others: Column[Any]) -> Select[Any]:
    return select(*_columns(table), *others)


def _here(table: Table) -> ColumnElement[bool]:
    """The rows are found by their numbers: each commit asks for its own few."""
    return only_checked(table.c.window) == bindparam("window")


def _own(table: Table) -> Question:
    """Rows of a table that knows its window, by their number."""
    asked = _all(table).where(_between(table.c.id), _here(table))
    return Question(asked.order_by(table.c.id))


def _part(table: Table, of: Column[Any]) -> Question:
    """Rows that belong to others, by the number of those."""
    return Question(_all(table).where(_between(of)).order_by(*table.primary_key))


_ORDERS, _SHORTAGES, _PAUSES = _own(orders), _own(shortages), _own(pauses)
_FIRST_CHANGES = Question(
    _all(order_history)
    .where(_between(order_history.c.order_id), order_history.c.seq == 1)
    .order_by(order_history.c.order_id)
)
_PARTS_OF_ORDERS = (
    (_part(order_lines, order_lines.c.order_id), order_lines, "line{1}"),
    (_part(order_options, order_options.c.order_id), order_options, "option{1}.{2}"),
    (_part(order_taxes, order_taxes.c.order_id), order_taxes, "tax{1}"),
    (_FIRST_CHANGES, order_history, "change{1}"),
)
_CHANGES = Question(
    _all(order_history, orders.c.day, orders.c.number)
    .join(orders, orders.c.id == order_history.c.order_id)
    .where(_between(order_history.c.order_id), order_history.c.seq != 1, _here(orders))
    .where(_from_to(order_history.c.seq, "from_seq", "to_seq"))
    .order_by(*order_history.primary_key)
)
_PAYMENTS = Question(
    _all(payments, orders.c.day, orders.c.number)
    .join(orders, orders.c.id == payments.c.order_id)
    .where(_between(payments.c.id), _here(orders))
    .order_by(payments.c.id)
)
_PAYMENT_HISTORY = _part(payment_history, payment_history.c.payment_id)
_PAPERS = Question(
    _all(print_jobs, orders.c.number)
    .outerjoin(orders, orders.c.id == print_jobs.c.order_id)
    .where(_between(print_jobs.c.id), _here(print_jobs))
    .order_by(print_jobs.c.id)
)
_JOB_HISTORY = _part(job_history, job_history.c.job_id)
_CORRECTIONS = Question(
    _all(corrections, orders.c.day, orders.c.number)
    .join(orders, orders.c.id == corrections.c.order_id)
    .where(_between(corrections.c.id), _here(corrections))
    .order_by(corrections.c.id)
)
_CORRECTION_TAXES = _part(correction_taxes, correction_taxes.c.correction_id)
_DAYS = Question(
    _all(business_days)
    .where(business_days.c.window == bindparam("window"), _between(business_days.c.day))
    .where(_from_to(business_days.c.opening, "from_opening", "to_opening"))
    .order_by(business_days.c.day, business_days.c.opening)
)


def _days(db: Statements, first: Which, last: Which) -> Iterator[Plain]:
    between = {"first": first[0], "last": last[0], "from_opening": first[1], "to_opening": last[1]}
    yield from db.ask(_DAYS, between)


def _histories(
    db: Statements, question: Question, first: Which, last: Which
) -> dict[int, list[Plain]]:
    """By what they are the history of, which is each table's first column."""
    of_each: dict[int, list[Plain]] = defaultdict(list)
    for row in db.ask(question, {"first": first[0], "last": last[0]}):
        of_each[row[0]].append(row)
    return of_each


def _changes(table: Table, history: list[Plain]) -> Iterator[Part]:
    for row in history:
        yield part_of("change", table, row)
