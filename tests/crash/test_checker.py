"""The rules about money, pagers and the ledger can be broken, and say so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash.checker import (
    ledger_is_chained,
    money_is_counted_once,
    pagers_are_with_their_guests,
)
from tests.crash.evidence import Evidence
from tests.databases import SERVER
from tests.storage.ledger.evening import lay_evening

pytestmark = pytest.mark.skipif(bool(SERVER), reason="the evidence is a file")

RULES = (money_is_counted_once, pagers_are_with_their_guests, ledger_is_chained)
PAID_TWICE = "INSERT INTO payments SELECT 9, order_id, way, cents, state, started_at FROM payments"
STILL_OUT = "INSERT INTO pagers SELECT \"window\", 7, 'out', placed_at, 1, NULL FROM orders LIMIT 1"


def broken(folder: Path, sql: str) -> list[str]:
    """What the rules say of an evening at which somebody has written this."""
    lay_evening(f"sqlite:///{folder / 'kiosk.db'}")
    with closing(sqlite3.connect(folder / "kiosk.db")) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            database.execute(f"DROP TRIGGER {name}")
        database.executescript(sql)
        database.commit()
    return [each.rule for rule in RULES for each in rule(Evidence(folder))]


def test_an_evening_as_it_should_be_breaks_none(tmp_path: Path):
    assert broken(tmp_path, "") == []


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        (PAID_TWICE, "money is counted once"),
        ("DELETE FROM payment_history; DELETE FROM payments", "money is counted once"),
        ("UPDATE orders SET state = 'cancelled' WHERE id = 1", "money is counted once"),
        ("UPDATE payments SET way = 'free', cents = cents + 1", "money is counted once"),
        (STILL_OUT, "pagers are with their guests"),
        (
            "UPDATE orders SET state = 'ready', pager = 7 WHERE id = 3",
            "pagers are with their guests",
        ),
        ("UPDATE ledger SET ref = '9' WHERE seq = 2", "the ledger is one chain"),
        ("DELETE FROM ledger WHERE seq = 3", "the ledger is one chain"),
        ("DELETE FROM ledger WHERE seq > 1", "the ledger has every order"),
    ],
)
def test_each_rule_can_be_broken(tmp_path: Path, sql: str, rule: str):
    assert rule in broken(tmp_path, sql)
