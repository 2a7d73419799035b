"""A database that is older than its ledger: what was there before is told apart, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.storage import open_database, read_database
from tests.databases import SERVER
from tests.storage.ledger.evening import by_hand
from tests.storage.old import old_schema
from tests.storage.samples import WINDOW, after, an_order, stored

pytestmark = pytest.mark.skipif(bool(SERVER), reason="the old database is a file")


@pytest.fixture
def grown(tmp_path: Path) -> str:
    """Two orders of before the ledger; the first is ready since then, and a third was placed."""
    old_schema(tmp_path / "kiosk.db", tmp_path / "scratch", "0005")
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    with open_database(url, window=WINDOW) as storage:
        with storage.write() as records:
            order = records.orders.by_number(an_order(1).day, 1)
            assert order is not None
            made = change_state(
                order, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=after(60)
            )
            records.orders.update(order, made)
            records.commit()
        stored(storage, an_order(3))
    return url


def found(url: str, *sql: str) -> list[str]:
    """What is found after somebody has written this by hand."""
    with by_hand(url, guarded=False) as connection:
        for statement in sql:
            assert connection.execute(text(statement)).rowcount
    with read_database(url, window=WINDOW) as storage, storage.read() as records:
        verdict = records.ledger.check()
    assert verdict.begun_at is not None
    assert verdict.unchecked == 2
    return [str(finding).partition(": ")[2] for finding in verdict.findings]


def test_what_was_there_before_is_counted_and_not_checked(grown: str) -> None:
    assert found(grown, "UPDATE orders SET language = 'de' WHERE id = 2") == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE orders SET language = 'de' WHERE id = 3", "order 3, its head: altered"),
        (
            "UPDATE order_history SET why = 'drunk' WHERE order_id = 1 AND seq = 2",
            "order 1, row 2 of its history: altered",
        ),
        (
            """INSERT INTO order_history SELECT order_id, 3, at, who, 'ready', 'ready', why, paper
            FROM order_history WHERE order_id = 1 AND seq = 2""",
            "order 1, row 3 of its history: inserted",
        ),
        (
            """INSERT INTO payments VALUES
            (9, 1, 'cash', 100, 'approved', '2026-11-20T22:10:00.000000+00:00')""",
            "order 1, payment 9: inserted",
        ),
    ],
)
def test_what_came_since_is_checked(grown: str, sql: str, told: str) -> None:
    assert told in found(grown, sql)
