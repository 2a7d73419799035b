"""A whole evening in a database, closed, and someone who gets at it with a tool of his own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.correction import Asked, Correction, CorrectionKind, correction_of
from kiosk.domain.day import BusinessDay
from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.pause import Pause, PauseWhy
from kiosk.domain.printjob import JobState, Proof, change_job
from kiosk.domain.shortage import Ended, Shortage, end
from kiosk.ports import CashTaken, Records, Storage
from kiosk.storage import open_database
from kiosk.storage.engine import database_path, is_sqlite, open_engine
from tests.databases import lay_tables
from tests.storage.samples import WINDOW, a_ticket, after, an_order, business_day

LIME = Shortage(Goods(GoodsKind.INGREDIENT, "lime"), after(30))
CLOSED_AT = after(7200)
CORRECTED_AT = after(40_000)
NOT_PAID = Asked(CorrectionKind.NOT_PAID, None, "they ran off", "Ada")


def another_order(number: int) -> str:
    """SQL for an order that nobody placed; its row is number 9."""
    columns = (
        '"window", day, opening, state, language, pager, total_cents, paid, placed_at, shown_at,'
        ' "without"'
    )
    return (
        f'INSERT INTO orders (id, "key", number, {columns}) '  # noqa: S608
        f"SELECT 9, 'new', {number}, {columns} FROM orders WHERE id = 1"
    )


def play(storage: Storage) -> None:
    """Three orders: one collected and paid, one refused, one nobody came for; then closing."""
    for number in (1, 2, 3):
        place(storage, number)
    first = do(storage, 1, OrderState.READY, Why.MADE)
    with storage.write() as records:
        _change(records, first, OrderState.COLLECTED, Why.HANDED_OVER)
        records.payments.take_cash(CashTaken(first.key, first.total_cents, after(60)))
        records.commit()
    do(storage, 2, OrderState.CANCELLED, Why.NO_ID)
    run_out_and_pause(storage)
    with storage.write() as records:
        (left,) = records.orders.open()
        _change(records, left, OrderState.ABANDONED, Why.DAY_ENDED)
        today = opened(records)
        records.days.update(replace(today, closed_at=CLOSED_AT))
        records.commit()


def place(storage: Storage, number: int) -> Order:
    """The next order of the evening, and its ticket, which prints."""
    order = an_order(number)
    with storage.write() as records:
        if records.days.last() is None:
            records.days.add(business_day())
        records.days.update(replace(opened(records), last_number=number))
        records.orders.add(order)
        job = records.jobs.add(a_ticket(order))
        records.commit()
    with storage.write() as records:
        begun = change_job(job, JobState.PRINTING, at=after(number), why="its turn")
        records.jobs.update(job, begun)
        records.commit()
    with storage.write() as records:
        said = Proof.CONFIRMED
        printed = change_job(begun, JobState.PRINTED, at=after(number), why=said, proof=said)
        records.jobs.update(begun, printed)
        records.commit()
    return order


def do(storage: Storage, number: int, state: OrderState, why: Why) -> Order:
    """The bartender changes an order."""
    with storage.write() as records:
        order = records.orders.by_number(business_day().day, number)
        assert order is not None
        changed = _change(records, order, state, why)
        records.commit()
    return changed


def run_out_and_pause(storage: Storage) -> None:
    """The limes run out and are back; he pauses, and goes on."""
    pause = Pause(PauseWhy.CARD, after(40))
    with storage.write() as records:
        records.shortages.add(LIME)
        records.pauses.begin(pause)
        records.commit()
    with storage.write() as records:
        records.shortages.update(end(LIME, Ended.SCANNED, after(90)))
        records.pauses.update(replace(pause, ended_at=after(91)))
        records.commit()


def opened(records: Records) -> BusinessDay:
    """The last day."""
    day = records.days.last()
    assert day is not None
    return day


def _change(records: Records, order: Order, state: OrderState, why: Why) -> Order:
    changed = change_state(order, state, who=Who.BARTENDER, why=why, at=after(60), paper=1)
    records.orders.update(order, changed)
    return changed


def lay_evening(url: str) -> None:
    """Have that evening there: played once for all tests on files, each time on a server."""
    file = database_path(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_evening())
        return
    with open_database(url, window=WINDOW) as storage:
        play(storage)


@cache
def _evening() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kiosk.db"
        lay_tables(url)
        with open_database(url, window=WINDOW) as storage:
            play(storage)
        return (Path(folder) / "kiosk.db").read_bytes()


@contextmanager
def by_hand(url: str, *, guarded: bool) -> Iterator[Connection]:
    """Someone at the database; without its guards unless they are to stop him."""
    engine = open_engine(url)
    try:
        with engine.connect().execution_options(kiosk_begin="BEGIN IMMEDIATE") as connection:
            if not guarded:
                _take_guards_away(connection)
            with connection.begin():
                yield connection
    finally:
        engine.dispose()


def _take_guards_away(connection: Connection) -> None:
    if not is_sqlite(connection.engine):
        connection.execute(text("SET session_replication_role = replica"))
        connection.commit()
        return
    guards = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for (name,) in guards.all():
        connection.execute(text(f"DROP TRIGGER {name}"))
    connection.commit()
    connection.connection.cursor().execute("PRAGMA foreign_keys = OFF").close()


def rows(url: str, sql: str) -> list[tuple[Any, ...]]:
    """What stands there."""
    with by_hand(url, guarded=True) as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def put_right(storage: Storage, *asked: Asked, at: datetime = CORRECTED_AT) -> Correction:
    """The owner corrects order 1 of that evening; without a word what nobody had paid."""
    with storage.write() as records:
        order = records.orders.by_number(business_day().day, 1)
        assert order is not None
        for each in asked or (NOT_PAID,):
            written = correction_of(
                order,
                each,
                payments=records.payments.of_day(order.day)[:1],
                earlier=records.corrections.about(order.day),
                at=at,
            )
            records.corrections.add(written)
        records.commit()
    return written
