"""The questions asked all night find their rows by an index, after years of orders too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from kiosk.ports import Records
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.storage.samples import (
    DAY,
    WINDOW,
    a_ticket,
    after,
    an_order,
    business_day,
    stored,
)

NEXT = business_day(DAY.replace(day=21))

QUESTIONS: dict[str, Callable[[Records], object]] = {
    "open orders": lambda records: records.orders.open(),
    "an order by its key": lambda records: records.orders.by_key(an_order().key),
    "an order by its number": lambda records: records.orders.by_number(DAY, 42),
    "orders of a day": lambda records: records.orders.of_day(DAY),
    "numbers not shown": lambda records: records.orders.unshown_since(after(0)),
    "the queue": lambda records: records.jobs.queue("bar"),
    "the printers": lambda records: records.jobs.printers(),
    "what is uncertain": lambda records: records.jobs.unsettled("bar"),
    "the last attempt": lambda records: records.jobs.last_begun("bar"),
    "an attempt": lambda records: records.jobs.by_identifier("a!9~"),
    "a code": lambda records: records.jobs.by_code("TABC42.1.AAAA"),
    "the papers of an order": lambda records: records.jobs.of_order(an_order().key),
    "the papers of a day": lambda records: records.jobs.of_day(DAY),
    "a new paper's place": lambda records: records.jobs.add(a_ticket(an_order(41))),
    "the last day": lambda records: records.days.last(),
    "the openings of a date": lambda records: records.days.of_date(DAY),
    "the payments of a day": lambda records: records.payments.of_day(DAY),
    "the corrections of a day": lambda records: records.corrections.counted_in(NEXT),
    "the corrections about a day": lambda records: records.corrections.about(DAY),
    "the pagers": lambda records: records.pagers.all(),
    "calls to be made": lambda records: records.calls.waiting(),
    "the last call for help": lambda records: records.help.last(),
    "a call for help by its key": lambda records: records.help.by_key("a"),
    "a call for help by its count": lambda records: records.help.by_count(1),
    "a slip's call for help": lambda records: records.help.of_job(1),
    "calls of an order": lambda records: records.calls.of_order(an_order().key),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(path: Path, question: str) -> None:
    plans = _plans(path, QUESTIONS[question])
    assert plans
    assert not [step for step in plans if step.startswith("SCAN") and "CONSTANT" not in step]


@pytest.mark.parametrize("question", ["open orders", "the queue", "what is uncertain"])
def test_the_queues_need_no_sorting(path: Path, question: str) -> None:
    assert not [step for step in _plans(path, QUESTIONS[question])[:2] if "TEMP B-TREE" in step]


def _plans(path: Path, ask: Callable[[Records], object]) -> list[str]:
    """How SQLite finds the rows of every SELECT behind a question."""
    engine = open_engine(f"sqlite:///{path}")
    prepare(engine, WINDOW, new_secret=lambda: bytes(32))
    storage = SqlStorage(engine, WINDOW)
    stored(storage, an_order(41), an_order(42))
    with storage.write() as records:
        job = records.jobs.add(a_ticket(an_order(42)))
        records.jobs.begin_attempt(job.job_id, "a!9~", after(0))
        records.commit()
    asked: list[tuple[str, object]] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    with storage.write() as records:
        ask(records)
    selects = [each for each in asked if each[0].startswith("SELECT")]
    with engine.connect() as connection:
        found = [
            str(row[3])
            for sql, values in selects
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
        ]
    storage.close()
    return found
