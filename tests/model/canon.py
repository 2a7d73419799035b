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
from typing import Any

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


def read(eyes: sqlite3.Connection) -> Rows:
    """All rows of all tables, read without the product."""
    tables = [
        row[0]
        for row in eyes.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    rows: Rows = {}
    for table in tables:
        if table in _SKIPPED:
            continue
        cursor = eyes.execute(f'SELECT * FROM "{table}"')  # noqa: S608  our own names
        names = [column[0] for column in cursor.description]
        rows[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return rows


def of_rows(rows: Rows, now: datetime) -> tuple[Any, ...]:
    """The database, as far as a future can depend on it."""
    found = []
    for table, lines in rows.items():
        if table == "payment_history":
            continue
        if table == "job_history":
            lines = [row for row in lines if row["after"] == "withdrawn"]  # noqa: PLW2901
        found.append((table, tuple(_row(table, row, now) for row in lines)))
    return tuple(found)


def _row(table: str, row: dict[str, Any], now: datetime) -> tuple[Any, ...]:
    return tuple((name, _value(table, row, name, now)) for name in row if name not in _WITHOUT)


def _value(table: str, row: dict[str, Any], name: str, now: datetime) -> object:
    """A time counts while a rule may still ask for it."""
    value = row[name]
    if name in _ONLY_WHETHER:
        return value is not None
    asked_for = {
        ("order_history", "at"): row.get("after") == "ready",
        ("print_jobs", "queued_at"): row.get("kind") == "receipt"
        and row.get("state") in {"queued", "failed"},
        ("calls", "queued_at"): False,
        ("orders", "placed_at"): row.get("shown_at") is None,
        ("pagers", "called_at"): True,
    }
    if (table, name) in asked_for:
        return _age(value, now) if asked_for[table, name] else None
    return None if name == "at" else value


_CAPS = 62.0, 12.0
"""Seconds beyond which an age in the database, or in memory, is the same as any greater."""


def _age(value: object, now: datetime) -> float | None:
    if not isinstance(value, str):
        return None
    return _capped((now - datetime.fromisoformat(value)).total_seconds(), _CAPS[0])


def _capped(seconds: float, old: float) -> float:
    return min(max(round(seconds, 1), -1.0), old)


def of_memory(value: Any, now: datetime, monotonic: float) -> Any:  # noqa: ANN401, C901, PLR0911
    """What a service remembers, with ages instead of times."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str, bytes)):
        return value
    if isinstance(value, float):
        return ("ago", _capped(monotonic - value, _CAPS[1]))
    if isinstance(value, datetime):
        return ("ago", _capped((now - value).total_seconds(), _CAPS[1]))
    if isinstance(value, (date, timedelta)):
        return str(value)
    if isinstance(value, dict):
        return _sorted(
            (str(k), _since_it_worked(v, monotonic))
            if k == "_worked_at"
            else (str(k), of_memory(v, now, monotonic))
            for k, v in value.items()
        )
    if isinstance(value, (set, frozenset)):
        return _sorted(of_memory(each, now, monotonic) for each in value)
    if isinstance(value, (list, tuple, deque)):
        return tuple(of_memory(each, now, monotonic) for each in value)
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.name != "history"]
        return tuple(of_memory(getattr(value, name), now, monotonic) for name in names)
    return type(value).__name__


def _since_it_worked(worked_at: dict[Any, float], monotonic: float) -> tuple[Any, ...]:
    """A printer is given up after 45 s without paper."""
    return tuple(_capped(monotonic - at, 46.0) for at in worked_at.values())


def _sorted(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=repr))
