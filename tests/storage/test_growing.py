"""What runs while guests order asks the same little of a hundred orders and of ten thousand.

Not how long it takes is looked at, which depends on the computer, but how the database finds the
rows: never by going through a whole table that grows, nor through all of a window's rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from kiosk.domain.bartending import Unanswered
from kiosk.domain.cards import Card
from kiosk.domain.printjob import JobKind
from kiosk.services import queue
from kiosk.services.barpapers import queue_paper
from kiosk.services.cards.deed import Said
from kiosk.services.cards.orders import reprint_last
from kiosk.services.closing import end_day, queue_closing
from kiosk.services.help import standing_now
from kiosk.services.status import StatusReader
from kiosk.services.terms import Place, TermsReader
from kiosk.services.waiting import Patience, Waiting
from kiosk.storage import tables
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.services.conftest import RULES, Window

GROWING = {
    table.name
    for table in tables.metadata.tables.values()
    if table.name not in {"business_days", "loose_papers", "pagers", "settings"}
}
"""A row a day, or one for each thing in the house: all the others grow with every order."""

_WHOLE = re.compile(r"SCAN (?P<table>\w+)|SEARCH (?P<searched>\w+) .*\(window=\?\)")

PATIENCE = Patience(
    timedelta(minutes=8), timedelta(minutes=2), Unanswered.SLOW, call_again=timedelta(minutes=4)
)


def _terms(window: Window) -> TermsReader:
    return TermsReader(window.clock, Place(RULES.zone, RULES.day_starts, drink_s=60.0))


def _status(window: Window) -> None:
    reader = StatusReader(
        window.storage,
        window.clock,
        bar=window.printer,
        receipt=window.receipts,
        pagers=window.base,
        terms=_terms(window),
    )
    reader.read()


def _closed(window: Window) -> None:
    """Nobody knows of the printer: the numbers whose tickets are not out are looked for."""
    window.clock.advance(3600)
    _status(window)


def _scan(window: Window) -> None:
    window.scan(_code(window), after=60)


def _card(window: Window) -> None:
    with window.storage.write() as records:
        said = Said(Card.REPRINT_LAST, window.clock.now())
        reprint_last(records, said)


def _day_ends(window: Window) -> None:
    with window.storage.write() as records:
        day = records.days.last()
        assert day is not None
        end_day(records, day, window.clock.now())
        records.commit()


def _help(window: Window) -> None:
    with window.storage.read() as records:
        standing_now(records, window.clock.now())


def _late(window: Window) -> None:
    queue.believe(window.storage, "0002", window.clock.now())


def _code(window: Window) -> str:
    with window.storage.read() as records:
        return next(
            job.code
            for order in records.orders.open()
            for job in records.jobs.of_order(order.key)
            if job.code
        )


def _waiting(window: Window) -> None:
    window.clock.advance(3600)
    Waiting(
        window.storage, window.clock, patience=PATIENCE, ring=lambda _: None, changed=lambda: None
    ).look()


def _queue(window: Window) -> None:
    queue.look(window.storage, "bar", window.clock.now(), sharing=("standby",))
    queue.tidy(window.storage, "bar", "standby", now=window.clock.now())


READERS: dict[str, Callable[[Window], object]] = {
    "the window's status": _status,
    "the window's status, closed": _closed,
    "a guest's call": _help,
    "a scan": _scan,
    "a card": _card,
    "a proof that comes late": _late,
    "the end of a day": _day_ends,
    "what waits at the bar": _waiting,
    "the queue of a printer": _queue,
    "a printer's turn": lambda window: window.print_all(),
    "the calls": lambda window: window.caller.step(),
    "an order": lambda window: window.place(),
    "a number that was shown": lambda window: window.ordering.mark_shown("0" * 32),
    "numbers not shown, at a start": lambda window: window.ordering.unshown(),
    "a queue, at a start": lambda window: queue.recover(window.storage, "bar", window.clock.now()),
}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'kiosk.db'}")
    prepare(engine, "43", new_secret=lambda: bytes(32))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("reader", READERS)
def test_no_periodic_reader_goes_through_a_growing_table(engine: Engine, reader: str) -> None:
    window = _evening(engine)
    steps = _asked(engine, lambda: READERS[reader](window))
    assert steps
    assert [step for step in steps if _is_whole(*step)] == []


def test_a_whole_table_would_be_noticed(engine: Engine) -> None:
    window = _evening(engine)
    with window.storage.read() as records:
        steps = _asked(engine, lambda: (records.orders.of_day(None), records.jobs.printers()))
    assert len({step for step, sql in steps if _is_whole(step, sql)}) >= 2


def test_a_report_is_not_added_up_for_a_printer_that_is_away(engine: Engine) -> None:
    window = _evening(engine)
    window.print_all()
    with window.storage.write() as records:
        day = records.days.last()
        assert day is not None
        end_day(records, day, window.clock.now())
        queue_closing(records, day, window.clock.now())
        records.commit()
    window.printer.unplug()
    away = {sql for _, sql in _asked(engine, window.spooler.step)}
    window.printer.plug_in()
    back = {sql for _, sql in _asked(engine, window.print_all)}
    adds_up = "FROM payments JOIN orders"
    assert not [sql for sql in away if adds_up in sql.replace("\n", "")]
    assert [sql for sql in back if adds_up in sql.replace("\n", "")]


def _evening(engine: Engine) -> Window:
    """An order collected, one ready, one in doubt, one waiting, and a report in doubt."""
    window = Window(SqlStorage(engine, "43"))
    orders = [window.place() for _ in range(2)]
    window.print_all()
    codes = [window.tickets(order.key)[0].code for order in orders]
    for code in codes:
        window.scan(code, after=60)
    window.caller.step()
    window.scan(codes[0], after=60)
    with window.storage.write() as records:
        day = records.days.last()
        assert day is not None
        now = window.clock.now()
        queue_paper(records, JobKind.FIGURES, day=day.day, now=now, why="asked for")
        records.commit()
    window.place()
    return window


def _asked(engine: Engine, ask: Callable[[], object]) -> list[tuple[str, str]]:
    """Each step by which SQLite finds rows for what is asked, with its statement."""
    asked: list[tuple[str, object]] = []

    def note(*told: object) -> None:
        asked.append((str(told[2]), told[3]))

    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        return [
            (str(row[3]), sql)
            for sql, values in dict(asked).items()
            if sql.startswith(("SELECT", "UPDATE", "DELETE"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
        ]


def _is_whole(step: str, sql: str) -> bool:
    """It goes through a table, or through all of a window; an index of few rows alone may."""
    found = _WHOLE.match(step)
    if found is None:
        return False
    if found["table"]:
        return found["table"] in GROWING
    is_of_few = any(f"INDEX {name} " in step for name in _OF_FEW)
    return found["searched"] in GROWING and not is_of_few and "LIMIT" not in sql


_OF_FEW = {
    str(index.name)
    for table in tables.metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}
"""Indices of what is open, queued or in doubt: they shrink again."""
