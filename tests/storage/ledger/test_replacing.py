"""The ways past a guard against deleting: SQLite's REPLACE, and TRUNCATE on a server.

REPLACE takes the row away that is in its way. ``recursive_triggers`` is off wherever nobody has set
it, in SQLite's own tool too, and then that row was never deleted as far as the guards know.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kiosk.storage import open_database
from kiosk.storage.engine import database_path
from kiosk.storage.ledger.covered import COLUMNS
from tests.databases import SERVER
from tests.storage.ledger.evening import by_hand, lay_evening, opened
from tests.storage.samples import WINDOW, after, an_order

_ORDER = (
    'state, language, pager, total_cents, paid, placed_at, shown_at, "without" FROM orders WHERE id'
)
_PAPER = (
    "attempts, render_failures, waiting_for, next_try_at, queued_at FROM print_jobs WHERE id = 1"
)

REPLACED = {
    "a day": """REPLACE INTO business_days SELECT "window", day, 1, opened_at, NULL, 9, NULL, NULL
        FROM business_days WHERE opening = 1""",
    "a day by another": "UPDATE OR REPLACE business_days SET opening = 1 WHERE opening = 2",
    "an order by its row": f"""REPLACE INTO orders
        SELECT 1, 'new', "window", day, 2, 9, {_ORDER} = 4""",
    "an order by its key": f"""REPLACE INTO orders
        SELECT 9, "key", "window", day, 2, 9, {_ORDER} = 1""",
    "an order by its number": f"""REPLACE INTO orders
        SELECT 9, 'new', "window", day, 2, 1, {_ORDER} = 4""",
    "an order by another": "UPDATE OR REPLACE orders SET id = 1 WHERE id = 4",
    "an order by another's number": "UPDATE OR REPLACE orders SET number = 1 WHERE id = 4",
    "an order by another's key": """UPDATE OR REPLACE orders
        SET "key" = (SELECT "key" FROM orders WHERE id = 1) WHERE id = 4""",
    "a payment": "REPLACE INTO payments SELECT 1, 4, way, 1, state, started_at FROM payments",
    "a paper": f"""REPLACE INTO print_jobs SELECT 1, "window", 'figures', printer, day, place,
        'queued', NULL, 1, 'other', NULL, NULL, {_PAPER}""",
    "a paper by its code": f"""REPLACE INTO print_jobs SELECT 9, "window", 'figures', printer, day,
        place, 'queued', NULL, 1, code, NULL, NULL, {_PAPER}""",
    "an order's history": """REPLACE INTO order_history
        SELECT order_id, 1, at, who, before, after, 'drunk', paper
        FROM order_history WHERE order_id = 4""",
    "a paper's history": """REPLACE INTO job_history SELECT 1, 1, at, before, after, 'other'
        FROM job_history WHERE job_id = 1 AND seq = 1""",
    "a payment's history": """REPLACE INTO payment_history
        SELECT payment_id, 1, at, before, after, 'tip' FROM payment_history""",
    "a shortage": """REPLACE INTO shortages SELECT 1, "window", kind, 'mint', began_at, until,
        ended_at, ended, staff_name, numbers, job_id FROM shortages""",
    "a pause": """REPLACE INTO pauses SELECT 1, "window", 'ten minutes', began_at, until, ended_at
        FROM pauses""",
    "a row of the ledger": """REPLACE INTO ledger
        SELECT "window", 1, at, day, kind, ref, parts, digest, chain FROM ledger WHERE seq = 2""",
}


@pytest.fixture
def tool(url: str) -> Iterator[sqlite3.Connection]:
    """The evening is closed, its date open once more with an order; someone has the file open."""
    if SERVER:
        pytest.skip("a server knows no REPLACE")
    lay_evening(url)
    with open_database(url, window=WINDOW) as storage, storage.write() as records:
        again = replace(opened(records), opening=2, opened_at=after(8000), closed_at=None)
        records.days.add(again)
        records.days.update(replace(again, last_number=4))
        records.orders.add(an_order(4))
        records.commit()
    file = database_path(url)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        yield connection


@pytest.mark.parametrize("sql", REPLACED.values(), ids=REPLACED)
def test_what_is_kept_is_not_replaced_either(tool: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"closed|never|follows"):
        tool.execute(sql)


@pytest.mark.skipif(not SERVER, reason="no PostgreSQL server is named")
@pytest.mark.parametrize("table", [*COLUMNS, "ledger"])
def test_no_table_is_emptied_at_a_stroke(url: str, table: str) -> None:
    lay_evening(url)
    with (
        pytest.raises(DBAPIError, match="never deleted"),
        by_hand(url, guarded=True) as connection,
    ):
        connection.execute(text(f"TRUNCATE {table} CASCADE"))
