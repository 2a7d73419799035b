"""The database itself refuses what the rules forbid, whoever asks and with whatever tool."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

import pytest

from kiosk.domain.order import OrderState, Who, Why
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.payment import PaymentState
from kiosk.domain.printjob import JobKind, JobState, Proof
from kiosk.ports import CashTaken, NewCall, PaymentWay, Storage
from tests.storage.samples import an_order, stored, with_job

_SAME_DAY = "INSERT INTO business_days SELECT window,"

REFUSED = [
    # money
    "UPDATE orders SET total_cents = -1",
    "UPDATE orders SET total_cents = 9.5",
    "UPDATE orders SET total_cents = 'nine'",
    "UPDATE orders SET total_cents = NULL",
    "UPDATE order_lines SET quantity = 0",
    "UPDATE order_lines SET unit_cents = -1",
    "UPDATE order_lines SET tax_bp = 10.5",
    "UPDATE order_options SET price_cents = 0.5",
    "UPDATE order_taxes SET cents = -1",
    "UPDATE payments SET cents = 0",
    # numbers and days
    "UPDATE orders SET number = 0",
    "UPDATE orders SET number = 1000",
    "UPDATE orders SET day = '2026-11-21'",
    "UPDATE orders SET day = 20261120",
    "UPDATE business_days SET last_number = 1000",
    "UPDATE business_days SET last_number = -1",
    f"{_SAME_DAY} '2026-11-21', 1, opened_at, NULL, 0, NULL, NULL FROM business_days",
    f"{_SAME_DAY} day, opening, opened_at, opened_at, 0, NULL, NULL FROM business_days",
    "UPDATE business_days SET opening = 0",
    "UPDATE business_days SET restored_at = 'lately'",
    "UPDATE orders SET opening = 2",
    # moments
    "UPDATE orders SET placed_at = '2026-11-20 22:10:00'",
    "UPDATE orders SET placed_at = '2026-11-20T22:10:00.123456+01:00'",
    "UPDATE orders SET shown_at = 'never'",
    # words
    "UPDATE orders SET state = 'lost'",
    "UPDATE orders SET state = ''",
    "UPDATE orders SET paid = 2",
    "UPDATE print_jobs SET state = 'lost'",
    "UPDATE print_jobs SET kind = 'poster'",
    "UPDATE payments SET way = 'promise'",
    "UPDATE payments SET state = 'maybe'",
    "UPDATE calls SET state = 'lost'",
    # print jobs
    "UPDATE print_jobs SET state = 'printed'",
    "UPDATE print_jobs SET proof = 'sent'",
    "UPDATE print_jobs SET waiting_for = 'paper out'",
    "UPDATE print_jobs SET next_try_at = queued_at",
    "UPDATE print_jobs SET paper = 0",
    "UPDATE print_jobs SET attempts = -1",
    "UPDATE print_jobs SET order_id = NULL",
    "UPDATE print_jobs SET order_id = 99",
    "UPDATE print_jobs SET copy_of = 99",
    # pagers
    "INSERT INTO pagers SELECT window, 7, 'out', placed_at, NULL, NULL FROM orders",
    "INSERT INTO pagers SELECT window, 7, 'free', placed_at, id, NULL FROM orders LIMIT 1",
    "INSERT INTO pagers SELECT window, 7, 'sold', placed_at, NULL, NULL FROM orders",
    "UPDATE orders SET pager = 7",
    # what belongs together
    "DELETE FROM orders",
    "DELETE FROM business_days",
    "DELETE FROM print_jobs",
    "UPDATE settings SET secret = x'00'",
    # histories
    "UPDATE order_history SET at = at",
    "UPDATE job_history SET why = 'other'",
    "UPDATE payment_history SET why = 'other'",
    "DELETE FROM order_history",
    "DELETE FROM job_history",
    "DELETE FROM payment_history",
]


@pytest.fixture
def full(storage: Storage, raw: sqlite3.Connection) -> sqlite3.Connection:
    """A database with two open orders, a job, a call and a payment."""
    first, second = an_order(1), an_order(2)
    stored(storage, first, second)
    with_job(storage, first)
    with storage.write() as records:
        records.calls.add(NewCall(first.key, 1, 7, first.placed_at))
        records.payments.take_cash(CashTaken(first.key, 2300, first.placed_at))
        records.commit()
    return raw


@pytest.mark.parametrize("sql", REFUSED)
def test_the_database_refuses(full: sqlite3.Connection, sql: str) -> None:
    before = list(full.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        full.execute(sql)
    assert list(full.iterdump()) == before


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE orders SET state = ? WHERE id = 1", OrderState),
        ("UPDATE calls SET state = ?", CallState),
        ("UPDATE print_jobs SET kind = ?", JobKind),
        ("UPDATE print_jobs SET state = ?", set(JobState) - {JobState.PRINTED}),
        ("UPDATE print_jobs SET state = 'printed', proof = ?", Proof),
        ("UPDATE payments SET way = ?", PaymentWay),
        ("UPDATE payments SET state = ?", PaymentState),
    ],
)
def test_every_word_of_the_domain_is_allowed(
    full: sqlite3.Connection, sql: str, words: type[StrEnum]
) -> None:
    for word in words:
        assert full.execute(sql, (word.value,)).rowcount == 1


def test_every_who_and_why_is_allowed(full: sqlite3.Connection) -> None:
    add = "INSERT INTO order_history VALUES (1, ?, ?, ?, 'placed', 'ready', ?, NULL)"
    at = "2026-11-20T22:10:00.000000+00:00"
    for seq, why in enumerate(Why, start=2):
        full.execute(add, (seq, at, "guest", why.value))
    for seq, who in enumerate(Who, start=50):
        full.execute(add, (seq, at, who.value, "made"))


def test_every_state_of_a_pager_is_allowed(full: sqlite3.Connection) -> None:
    for number, state in enumerate(PagerState):
        order_id = 1 if state is PagerState.OUT else None
        full.execute(
            "INSERT INTO pagers VALUES ('43', ?, ?, '2026-11-20T22:10:00.000000+00:00', ?, NULL)",
            (number, state.value, order_id),
        )


def test_a_row_of_a_history_cannot_be_replaced_by_us(storage: Storage) -> None:
    stored(storage, an_order(1))
    sql = "INSERT OR REPLACE INTO order_history SELECT * FROM order_history"
    with storage.write() as records:
        connection = records._statements._connection  # type: ignore[attr-defined]
        with pytest.raises(Exception, match="never altered"):
            connection.exec_driver_sql(sql)


def test_the_second_row_of_a_history_names_what_was_before(full: sqlite3.Connection) -> None:
    at = "2026-11-20T22:10:00.000000+00:00"
    for seq, before in ((2, None), (1, "placed")):
        with pytest.raises(sqlite3.IntegrityError):
            full.execute(
                "INSERT INTO order_history VALUES (2, ?, ?, 'guest', ?, 'ready', 'made', NULL)",
                (seq, at, before),
            )
