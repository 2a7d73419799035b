"""What is left of a stretch when nobody may be asked: paper, frames, texts, the database's file.

Nothing here knows the kiosk's services or storage; the database is read as any SQLite file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from tests.crash.journal import Event, read_journal
from tests.crash.papers import BarPage, bar_page


@dataclass(frozen=True)
class StoredOrder:
    """An order as its rows say it. Times are seconds of the time of day."""

    order_id: int
    number: int
    state: str
    pager: int | None
    history: tuple[tuple[str, float], ...]
    why: str = ""
    """Of the last change."""
    total_cents: int = 0
    money: tuple[tuple[str, int], ...] = ()
    """What was taken, given away and given back: the way, and cents."""

    def paid(self, way: str) -> int:
        """All of one way, in cents."""
        return sum(cents for which, cents in self.money if which == way)

    @property
    def placed_at(self) -> float:
        """When it was placed."""
        return self.history[0][1]

    def spans(self, *states: str) -> list[tuple[float, float | None]]:
        """From when to when it was in these states, None for until now."""
        ends: list[float | None] = [at for _, at in self.history[1:]]
        found: list[tuple[float, float | None]] = []
        for (state, at), until in zip(self.history, [*ends, None], strict=True):
            if state not in states:
                continue
            follows = bool(found) and found[-1][1] == at
            since = found.pop()[0] if follows else at
            found.append((since, until))
        return found


@dataclass(frozen=True)
class StoredJob:
    """A print job as its row says it."""

    job_id: int
    order_id: int
    kind: str
    state: str
    is_copy: bool
    code: str


LedgerRow = tuple[str, int, str, str | None, str, str, str, bytes, bytes]
"""Window, number, moment, day, kind, of what, parts, digest, chain."""


@dataclass(frozen=True)
class Stored:
    """The database at one moment."""

    orders: tuple[StoredOrder, ...] = ()
    jobs: tuple[StoredJob, ...] = ()
    waiting_calls: tuple[int, ...] = ()
    called: tuple[int, ...] = ()
    pagers: tuple[tuple[int, str, int | None], ...] = ()
    """Number, state, and the row of the order it was given to last."""
    ledger: tuple[LedgerRow, ...] = ()

    def tickets(self, order: StoredOrder) -> list[StoredJob]:
        """An order's tickets, the first one and its copies."""
        return [job for job in self.jobs if job.order_id == order.order_id and job.kind == "ticket"]

    def in_state(self, state: str) -> list[StoredOrder]:
        """The orders in a state, by number."""
        return [order for order in self.orders if order.state == state]


def read_database(file: Path) -> Stored:
    """What stands in a window's database; nothing while there is none."""
    if not file.exists():
        return Stored()
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'orders'").fetchone():
            return Stored()
        database.execute("BEGIN")
        return Stored(
            orders=_orders(database),
            jobs=tuple(
                StoredJob(*row)
                for row in database.execute(
                    "SELECT id, order_id, kind, state, copy_of IS NOT NULL, code"
                    " FROM print_jobs ORDER BY id"
                )
            ),
            waiting_calls=_calls(database, "'queued', 'calling'"),
            called=_calls(database, "'accepted'"),
            pagers=tuple(database.execute("SELECT number, state, order_id FROM pagers")),
            ledger=tuple(database.execute("SELECT * FROM ledger ORDER BY seq")),
        )


def read_secret(file: Path) -> bytes:
    """What the window's codes are keyed with: whoever makes cards must know it."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as database:
        ((secret,),) = database.execute("SELECT secret FROM settings")
    return bytes(secret)


def _orders(database: sqlite3.Connection) -> tuple[StoredOrder, ...]:
    histories: dict[int, list[tuple[str, float]]] = {}
    whys: dict[int, str] = {}
    for order_id, after, at, why in database.execute(
        "SELECT order_id, after, at, why FROM order_history ORDER BY order_id, seq"
    ):
        moment = datetime.fromisoformat(at).timestamp()
        histories.setdefault(order_id, []).append((after, moment))
        whys[order_id] = why
    money: dict[int, list[tuple[str, int]]] = {}
    for order_id, way, cents in database.execute(
        "SELECT order_id, way, cents FROM payments WHERE state = 'approved' ORDER BY id"
    ):
        money.setdefault(order_id, []).append((way, cents))
    rows = database.execute("SELECT id, number, state, pager, total_cents FROM orders ORDER BY id")
    return tuple(
        StoredOrder(
            order_id,
            number,
            state,
            pager,
            history=tuple(histories[order_id]),
            why=whys[order_id],
            total_cents=total,
            money=tuple(money.get(order_id, ())),
        )
        for order_id, number, state, pager, total in rows
    )


def _calls(database: sqlite3.Connection, states: str) -> tuple[int, ...]:
    rows = database.execute(f"SELECT order_id FROM calls WHERE state IN ({states})")  # noqa: S608
    return tuple(order_id for (order_id,) in rows)


@dataclass(frozen=True)
class Evidence:
    """All of a stretch so far. ``folder`` is its place."""

    folder: Path

    @cached_property
    def stored(self) -> Stored:
        """The database's file."""
        return read_database(self.folder / "kiosk.db")

    @cached_property
    def pages(self) -> tuple[BarPage, ...]:
        """What was cut at the bar, in order."""
        return tuple(
            bar_page(tuple(event["lines"]), tuple(event["codes"]))
            for event in read_journal(self.folder / "bar.jsonl")
            if event["event"] == "page"
        )

    @cached_property
    def receipts(self) -> tuple[tuple[str, ...], ...]:
        """What was cut at the guest's side, in order."""
        events = read_journal(self.folder / "receipt.jsonl")
        return tuple(tuple(event["lines"]) for event in events if event["event"] == "page")

    @cached_property
    def frames(self) -> tuple[Event, ...]:
        """What reached the pager base."""
        events = read_journal(self.folder / "pager.jsonl")
        return tuple(event for event in events if event["event"] in ("call", "frame"))

    @cached_property
    def glass(self) -> tuple[Event, ...]:
        """What stood on the glass, through all lives."""
        return tuple(
            event
            for file in sorted(self.folder.glob("life-*.jsonl"))
            for event in read_journal(file)
            if event["event"] == "glass"
        )
