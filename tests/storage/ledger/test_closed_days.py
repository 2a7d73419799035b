"""After closing the database itself refuses to change the day's rows, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import JobKind, JobState, Proof, change_job
from kiosk.ports import CashTaken, Storage, StorageFailed
from kiosk.storage import open_database
from tests.storage.ledger.evening import (
    LIME,
    another_order,
    by_hand,
    lay_evening,
    opened,
    place,
)
from tests.storage.samples import WINDOW, a_ticket, after, an_order, of_the_bar

REFUSED = [
    "UPDATE business_days SET closed_at = NULL",
    "UPDATE business_days SET last_number = 9",
    "UPDATE business_days SET opening = 2",
    "DELETE FROM business_days",
    another_order(9),
    "UPDATE orders SET total_cents = 0 WHERE id = 1",
    "UPDATE orders SET state = 'collected' WHERE id = 2",
    "UPDATE orders SET paid = 1 WHERE id = 3",
    "UPDATE orders SET pager = 7 WHERE id = 3",
    "UPDATE orders SET number = 9 WHERE id = 3",
    "UPDATE orders SET opening = 2 WHERE id = 3",
    "DELETE FROM orders WHERE id = 3",
    (
        "INSERT INTO order_lines SELECT order_id, 9, drink_id, name,"
        " staff_name, quantity, unit_cents,"
        " tax_bp, alcoholic, allergens, strength_permille FROM order_lines WHERE position = 2"
    ),
    "UPDATE order_lines SET quantity = 9",
    "DELETE FROM order_lines WHERE position = 2",
    (
        "INSERT INTO order_options SELECT order_id, position, 9, option_id,"
        " name, staff_name, ticket,"
        " price_cents FROM order_options WHERE place = 1"
    ),
    "UPDATE order_options SET price_cents = 0",
    "DELETE FROM order_options",
    "INSERT INTO order_taxes SELECT order_id, 400, 1 FROM order_taxes WHERE bp = 1000",
    "UPDATE order_taxes SET cents = 1",
    "DELETE FROM order_taxes",
    (
        "INSERT INTO order_history SELECT order_id, 9, at, who, 'ready', 'ready', why, paper"
        " FROM order_history WHERE seq = 2"
    ),
    "UPDATE order_history SET why = 'drunk'",
    "DELETE FROM order_history",
    "INSERT INTO payments SELECT 9, 3, way, 100, state, started_at FROM payments",
    "UPDATE payments SET cents = 1",
    "DELETE FROM payments",
    (
        "INSERT INTO payment_history SELECT payment_id, 2, at, 'approved', 'refunded', why"
        " FROM payment_history"
    ),
    "UPDATE payment_history SET why = 'tip'",
    "DELETE FROM payment_history",
    (
        "INSERT INTO print_jobs SELECT 9, \"window\", 'receipt', printer, day, place, 'queued',"
        " order_id, 9, '', NULL, NULL, 0, 0, '', NULL, queued_at FROM print_jobs WHERE id = 1"
    ),
    "UPDATE print_jobs SET state = 'withdrawn', proof = NULL WHERE id = 1",
    "UPDATE print_jobs SET code = 'other' WHERE id = 1",
    "UPDATE print_jobs SET kind = 'receipt' WHERE id = 1",
    "DELETE FROM print_jobs WHERE id = 1",
    "UPDATE job_history SET why = 'other'",
    "DELETE FROM job_history",
    "UPDATE shortages SET numbers = ''",
    "DELETE FROM shortages",
    "UPDATE pauses SET ended_at = began_at",
    "DELETE FROM pauses",
    "UPDATE ledger SET ref = ref",
    "DELETE FROM ledger",
    (
        'INSERT INTO ledger SELECT "window", 99, at, day, kind, ref, parts,'
        " digest, chain FROM ledger"
        " WHERE seq = 1"
    ),
]


@pytest.fixture
def closed(url: str) -> Iterator[Storage]:
    """The evening of these tests is over; its third order was never shown her number."""
    lay_evening(url)
    with open_database(url, window=WINDOW) as storage:
        yield storage


@pytest.mark.parametrize("sql", REFUSED)
def test_the_database_refuses(url: str, sql: str) -> None:
    lay_evening(url)
    with (
        pytest.raises(DBAPIError, match=r"closed|never|follows"),
        by_hand(url, guarded=True) as connection,
    ):
        connection.execute(text(sql))


def test_the_program_is_refused_like_anybody(closed: Storage) -> None:
    with closed.write() as records:
        order = records.orders.by_number(an_order(1).day, 1)
        assert order is not None
        with pytest.raises(StorageFailed, match="the day of this order is closed"):
            records.payments.take_cash(CashTaken(order.key, -100, after(9000)))
    back = change_state(
        order, OrderState.READY, who=Who.BARTENDER, why=Why.BROUGHT_BACK, at=after(61)
    )
    with closed.write() as records, pytest.raises(StorageFailed, match="order is closed"):
        records.orders.update(order, back)
    assert closed.takes_writes()


def test_late_evidence_counts(closed: Storage) -> None:
    with closed.write() as records:
        job = records.jobs.add(of_the_bar(JobKind.CLOSING))
        for state in (JobState.PRINTING, JobState.UNCERTAIN):
            later = change_job(job, state, at=after(9000), why="late")
            records.jobs.update(job, later)
            job = later
        records.commit()
    with closed.write() as records:
        proven = change_job(
            job, JobState.PRINTED, at=after(9001), why="its paper", proof=Proof.CONFIRMED
        )
        records.jobs.update(job, proven)
        records.jobs.begin_attempt(job.job_id, "a!9~", after(9001))
        records.commit()
    with closed.read() as records:
        assert records.ledger.check().is_well


def test_a_ticket_that_was_being_printed_while_its_day_closed_may_end(storage: Storage) -> None:
    order = place(storage, 1)
    with storage.write() as records:
        first = records.jobs.of_order(order.key)[0]
        copy = records.jobs.add(a_ticket(order, paper=2, copy_of=first))
        begun = change_job(copy, JobState.PRINTING, at=after(5), why="its turn")
        records.jobs.update(copy, begun)
        records.days.update(replace(opened(records), closed_at=after(6)))
        records.commit()
    with storage.write() as records:
        doubt = change_job(begun, JobState.UNCERTAIN, at=after(7), why="lost")
        records.jobs.update(begun, replace(doubt, attempts=1))
        records.jobs.add(a_ticket(order, paper=3, copy_of=first))
        records.commit()
    with storage.read() as records:
        assert records.ledger.check().is_well


def test_her_number_is_shown_once_also_after_closing(url: str, closed: Storage) -> None:
    for moment in (after(8000), after(9000)):
        with closed.write() as records:
            records.orders.mark_shown(an_order(3).key, moment)
            records.commit()
    with closed.read() as records:
        shown = records.orders.by_key(an_order(3).key)
        assert shown is not None
        assert shown.shown_at == after(8000)
    with (
        pytest.raises(DBAPIError, match="the day of this order is closed"),
        by_hand(url, guarded=True) as connection,
    ):
        connection.execute(text("UPDATE orders SET shown_at = placed_at WHERE id = 3"))


def test_what_ran_out_before_closing_may_be_back_after_it(storage: Storage) -> None:
    place(storage, 1)
    with storage.write() as records:
        records.shortages.add(LIME)
        records.days.update(replace(opened(records), closed_at=after(100)))
        records.commit()
    with storage.write() as records:
        records.shortages.update(replace(LIME, until=after(9000)))
        records.pagers.save(Pager(7, PagerState.MISSING, after(9000)))
        records.commit()
    with storage.read() as records:
        assert records.ledger.check().is_well


def test_a_date_opened_again_goes_on_and_keeps_what_was_closed(url: str, closed: Storage) -> None:
    with closed.write() as records:
        before = opened(records)
        again = replace(before, opening=2, opened_at=after(8000), closed_at=None)
        records.days.add(again)
        records.days.update(replace(again, last_number=4))
        records.orders.add(an_order(4))
        records.commit()
    with closed.read() as records:
        assert records.ledger.check().is_well
    with (
        pytest.raises(DBAPIError, match="the day of this paper is closed"),
        by_hand(url, guarded=True) as connection,
    ):
        connection.execute(text("UPDATE print_jobs SET code = 'other' WHERE id = 1"))
