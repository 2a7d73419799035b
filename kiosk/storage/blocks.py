"""What the tables are built of: a few kinds of columns, each with the rule it brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    literal_column,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.sql.elements import ColumnElement

from kiosk.storage.types import MOMENT_PATTERN, Day, Flag, Moment, Word, Words

Word_ = TypeVar("Word_", bound=StrEnum)

RULE = "rule"
"""Where a column keeps its own constraint until its table is built."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def row_id() -> Column[int]:
    """The row's own number, given by the database."""
    return Column("id", Integer, primary_key=True)


def text(name: str, *, nullable: bool = False, key: bool = False) -> Column[str]:
    """Any text."""
    return Column(name, Text, nullable=nullable, primary_key=key)


def whole(name: str, *, nullable: bool = False, key: bool = False) -> Column[int]:
    """A whole number; for money, cents."""
    return Column(name, Integer, nullable=nullable, primary_key=key, autoincrement=False)


def flag(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(
        name, Flag, nullable=False, info={RULE: (f"{name}_yes_or_no", f"{name} IN (0, 1)")}
    )


def day(name: str, *, nullable: bool = False, key: bool = False) -> Column[date]:
    """A date."""
    check = (f"{name}_is_a_day", f"{name} LIKE '____-__-__'")
    return Column(name, Day, nullable=nullable, primary_key=key, info={RULE: check})


def moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    """A moment, in UTC."""
    check = (f"{name}_is_utc", f"{name} LIKE '{MOMENT_PATTERN}'")
    return Column(name, Moment, nullable=nullable, info={RULE: check})


def word(name: str, words: type[Word_], *, nullable: bool = False) -> Column[Word_]:
    """One word of a fixed list; the database refuses any other."""
    listed = ", ".join(f"'{each.value}'" for each in words)
    check = (f"{name}_is_known", f'"{name}" IN ({listed})')
    return Column(name, Word(words), nullable=nullable, info={RULE: check})


def several(name: str, words: type[Word_]) -> Column[tuple[Word_, ...]]:
    """Several words of a fixed list, or none."""
    return Column(name, Words(words), nullable=False)


def order_id(*, nullable: bool = False, key: bool = False) -> Column[int]:
    """The order a row belongs to."""
    order = ForeignKey("orders.id")
    return Column(
        "order_id", Integer, order, nullable=nullable, primary_key=key, autoincrement=False
    )


def table(name: str, *items: SchemaItem) -> Table:
    """A table whose rows have a number of their own."""
    return Table(name, metadata, *_with_rules(items), sqlite_strict=True)


def part(name: str, *items: SchemaItem) -> Table:
    """A table stored in the order of its key: one read finds all parts of one thing."""
    return Table(name, metadata, *_with_rules(items), sqlite_strict=True, sqlite_with_rowid=False)


def rule(name: str, sql: str) -> CheckConstraint:
    """A rule the database refuses to break."""
    return CheckConstraint(sql, name=name)


def one_of(column: Column[Word_], words: Iterable[Word_]) -> ColumnElement[bool]:
    """The column is one of these words, written out in the statement.

    A bound value would hide from SQLite that a partial index fits.
    """
    return column.in_([literal_column(f"'{each.value}'") for each in words])


def only(
    index: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False
) -> Index:
    """An index over some rows only."""
    return Index(index, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _with_rules(items: Sequence[SchemaItem]) -> Iterator[SchemaItem]:
    yield from items
    for item in items:
        if isinstance(item, Column) and RULE in item.info:
            name, sql = item.info[RULE]
            yield CheckConstraint(sql, name=name)
