"""What makes two moments the same: everything a future can depend on, and nothing else.

Times count by how long ago they were, up to what any rule asks for; histories are judged at the
moment they are written (see ``promise``) and then count only by their last row.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

from tests.model.machine import Piece, Sheet

_WITHOUT = {"begun_at", "opened_at", "since", "started_at", "next_try_at"}
_ONLY_WHETHER = {"closed_at", "shown_at"}
_SKIPPED = {
    "alembic_version",
    "settings",
    "order_lines",
    "order_options",
    "order_taxes",
    "ledger",  # it only says what the other tables say, and nothing is decided by it
}

Rows = dict[str, list[dict[str, Any]]]


class Tables:
    """All tables, read without the product: each content of each has a number of its own."""

    def __init__(self, eyes: sqlite3.Connection) -> None:
        self._eyes = eyes
        self._columns = {
            row[0]: [column[1] for column in eyes.execute(f'PRAGMA table_info("{row[0]}")')]
            for row in eyes.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).fetchall()
        }
        self._numbers: dict[tuple[object, ...], int] = {}
        self._rows: dict[int, list[dict[str, Any]]] = {}

    def look(self) -> dict[str, int]:
        """The number of what each table holds now."""
        return {table: self._look_at(table) for table in self._columns}

    def rows(self, numbers: dict[str, int]) -> Rows:
        """The rows behind the numbers, of every table a future can depend on."""
        return {
            table: self._rows[number] for table, number in numbers.items() if table not in _SKIPPED
        }

    def _look_at(self, table: str) -> int:
        found = self._eyes.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  our own names
        number = self._numbers.setdefault((table, *found), len(self._numbers))
        if number not in self._rows:
            names = self._columns[table]
            self._rows[number] = [dict(zip(names, row, strict=True)) for row in found]
        return number


def of_rows(rows: Rows, now: datetime) -> tuple[str, ...]:
    """The database, as far as a future can depend on it."""
    found = []
    for table, lines in rows.items():
        if table == "payment_history":
            continue
        found.append(table)
        for row in lines:
            if table == "job_history" and row["after"] != "withdrawn":
                continue
            found.append(_row(table, tuple(row), tuple(row.values()), _asked_age(table, row, now)))
    return tuple(found)


@cache
def _row(table: str, names: tuple[str, ...], values: tuple[object, ...], age: float | None) -> str:
    """A row comes back in many moments: it is told once for each age."""
    told = {
        name: _value(table, name, value, age)
        for name, value in zip(names, values, strict=True)
        if name not in _WITHOUT
    }
    return repr(told)


def _value(table: str, name: str, value: object, age: float | None) -> object:
    """A time counts while a rule may still ask for it."""
    if name in _ONLY_WHETHER:
        return value is not None
    if name == _ASKED_FOR.get(table):
        return age
    return None if name == "at" or (table, name) in _NEVER_ASKED else value


_ASKED_FOR = {
    "order_history": "at",
    "print_jobs": "queued_at",
    "orders": "placed_at",
    "pagers": "called_at",
}
"""The time of each table for which a rule may ask."""

_NEVER_ASKED = {("calls", "queued_at")}


def _asked_age(table: str, row: dict[str, Any], now: datetime) -> float | None:
    match table:
        case "order_history":
            is_asked_for = row["after"] == "ready"
        case "print_jobs":
            is_asked_for = row["kind"] == "receipt" and row["state"] in {"queued", "failed"}
        case "orders":
            is_asked_for = row["shown_at"] is None
        case _:
            is_asked_for = table in _ASKED_FOR
    return _age(row[_ASKED_FOR[table]], now) if is_asked_for else None


_CAPS = 62.0, 12.0
"""Seconds beyond which an age in the database, or in memory, is the same as any greater."""


def _age(value: object, now: datetime) -> float | None:
    if not isinstance(value, str):
        return None
    return _capped((now - datetime.fromisoformat(value)).total_seconds(), _CAPS[0])


def _capped(seconds: float, old: float) -> float:
    return min(max(round(seconds, 1), -1.0), old)


_AS_THEY_ARE = {bool, int, str, bytes, type(None)}
_TIMELESS = {Sheet, Piece}
"""Values without a time and for ever the same: told once."""


def of_memory(value: Any, now: datetime, monotonic: float) -> Any:  # noqa: ANN401, C901, PLR0911
    """What a service remembers, with ages instead of times."""
    if type(value) in _AS_THEY_ARE:
        return value
    if type(value) in _TIMELESS:
        return _of_timeless(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return ("ago", _capped(monotonic - value, _CAPS[1]))
    if isinstance(value, datetime):
        return ("ago", _capped((now - value).total_seconds(), _CAPS[1]))
    if isinstance(value, (date, timedelta)):
        return str(value)
    if isinstance(value, dict):
        return tuple(
            (name, _since_it_worked(value[key], monotonic))
            if key == "_worked_at"
            else (name, of_memory(value[key], now, monotonic))
            for name, key in sorted((str(key), key) for key in value)
        )
    if isinstance(value, (set, frozenset)):
        return _sorted(of_memory(each, now, monotonic) for each in value)
    if isinstance(value, (list, tuple, deque)):
        return tuple([of_memory(each, now, monotonic) for each in value])
    if is_dataclass(value):
        names = _names_of(type(value))
        return tuple([of_memory(getattr(value, name), now, monotonic) for name in names])
    return value if isinstance(value, (int, str, bytes)) else type(value).__name__


@cache
def _names_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(field.name for field in fields(kind) if field.name != "history")


@cache
def _of_timeless(value: Any) -> str:  # noqa: ANN401
    return repr(value)


def _since_it_worked(worked_at: dict[Any, float], monotonic: float) -> tuple[Any, ...]:
    """A printer is given up after 45 s without paper."""
    return tuple(_capped(monotonic - at, 46.0) for at in worked_at.values())


def _sorted(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=repr))
