"""What is put right of a closed day is a row of the new one, and stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kiosk.domain.correction import Asked, CorrectedShare, CorrectionKind
from kiosk.domain.day import BusinessDay
from kiosk.ports import Storage, StorageFailed
from kiosk.storage import open_database, read_database
from tests.storage.ledger.evening import (
    CLOSED_AT,
    CORRECTED_AT,
    by_hand,
    lay_evening,
    opened,
    place,
    put_right,
    rows,
)
from tests.storage.ledger.test_checking import check
from tests.storage.samples import DAY, WINDOW, an_order, business_day

NEXT = DAY + timedelta(days=1)
BACK = Asked(CorrectionKind.GIVEN_BACK, 500, "no amaro in it", "Ada")

_COLUMNS = '"window", after_day, after_opening, order_id, kind, way, cents, why, written_by, at'
ANOTHER = f"INSERT INTO corrections SELECT 9, {_COLUMNS} FROM corrections WHERE id = 1"  # noqa: S608


@pytest.fixture
def corrected(url: str) -> Iterator[Storage]:
    """The evening, closed, and order 1 put right on the next morning."""
    lay_evening(url)
    with open_database(url, window=WINDOW) as storage:
        put_right(storage)
        yield storage


def open_next(storage: Storage, day: date = NEXT) -> BusinessDay:
    with storage.write() as records:
        records.days.add(business_day(day))
        records.commit()
    with storage.read() as records:
        return opened(records)


def close(storage: Storage) -> None:
    with storage.write() as records:
        records.days.update(replace(opened(records), closed_at=CORRECTED_AT + timedelta(days=1)))
        records.commit()


def test_it_is_read_as_it_was_written(corrected: Storage) -> None:
    with corrected.read() as records:
        (found,) = records.corrections.about(DAY)
        assert records.corrections.about(None) == (found,)
        assert records.corrections.about(NEXT) == ()
    assert (found.day, found.number, found.cents) == (DAY, 1, -2300)
    assert found.shares == (CorrectedShare(1000, -1900, -173), CorrectedShare(2200, -400, -72))
    assert (found.why, found.by, found.at) == ("they ran off", "Ada", CORRECTED_AT)
    assert found.order_key == an_order(1).key


def test_the_closed_day_stays_as_it_was(url: str, corrected: Storage) -> None:
    assert rows(url, "SELECT number, state, paid FROM orders WHERE number = 1") == [
        (1, "collected", 1)
    ]
    assert rows(url, "SELECT cents FROM payments") == [(2300,)]
    with corrected.read() as records:
        (day,) = records.days.of_date(DAY)
        assert day.closed_at == CLOSED_AT


def test_written_while_no_day_is_open_it_is_counted_in_the_next(corrected: Storage) -> None:
    with corrected.read() as records:
        (closed,) = records.days.of_date(DAY)
        assert records.corrections.counted_in(closed) == ()
        (waiting,) = records.corrections.about(DAY)
    assert waiting.counted_in is None
    today = open_next(corrected)
    with corrected.read() as records:
        assert records.corrections.counted_in(today) == (replace(waiting, counted_in=NEXT),)


def test_written_while_a_day_is_open_it_is_counted_in_that_one(corrected: Storage) -> None:
    today = open_next(corrected)
    with corrected.write() as records:
        order = records.orders.by_number(DAY, 1)
        assert order is not None
    second = put_right(corrected, replace(BACK, kind=CorrectionKind.PAID, cents=2300))
    close(corrected)
    with corrected.read() as records:
        assert [each.kind for each in records.corrections.counted_in(today)] == [
            CorrectionKind.NOT_PAID,
            CorrectionKind.PAID,
        ]
        assert records.corrections.about(DAY)[1] == replace(second, counted_in=NEXT)
    put_right(corrected, BACK)
    with corrected.read() as records:
        assert len(records.corrections.counted_in(today)) == 2
        assert [each.counted_in for each in records.corrections.about(DAY)] == [NEXT, NEXT, None]
    third = open_next(corrected, NEXT + timedelta(days=1)).day
    with corrected.read() as records:
        assert [each.counted_in for each in records.corrections.about(DAY)] == [NEXT, NEXT, third]


def test_a_date_opened_again_counts_it_too(corrected: Storage) -> None:
    with corrected.write() as records:
        again = replace(opened(records), opening=2, opened_at=CORRECTED_AT, closed_at=None)
        records.days.add(again)
        records.commit()
    with corrected.read() as records:
        (found,) = records.corrections.counted_in(again)
    assert found.counted_in == DAY


def test_of_a_day_that_is_open_nothing_is_corrected(storage: Storage) -> None:
    place(storage, 1)
    with pytest.raises(StorageFailed, match="no day of this window was closed"):
        put_right(storage, Asked(CorrectionKind.PAID, 100, "later", "Ada"))


def test_nor_is_an_order_of_the_new_day(corrected: Storage) -> None:
    open_next(corrected)
    with corrected.write() as records:
        records.orders.add(replace(an_order(1, key="f" * 32), day=NEXT))
        records.commit()
    with corrected.write() as records:
        (first,) = records.corrections.about(DAY)
        of_today = replace(first, order_key="f" * 32)
        with pytest.raises(StorageFailed, match="only an order of a closed day is corrected"):
            records.corrections.add(of_today)


REFUSED = [
    ("UPDATE corrections SET cents = -1", "a correction is never altered"),
    ("UPDATE corrections SET why = 'tip'", "a correction is never altered"),
    ("DELETE FROM corrections", "a correction is never"),
    ("UPDATE correction_taxes SET tax_cents = 0", "a correction is never altered"),
    ("DELETE FROM correction_taxes", "a correction is never"),
]


@pytest.mark.parametrize(("sql", "said"), REFUSED)
def test_the_database_itself_keeps_it(url: str, corrected: Storage, sql: str, said: str) -> None:
    del corrected
    with pytest.raises(DBAPIError, match=said), by_hand(url, guarded=True) as connection:
        connection.execute(text(sql))


@pytest.mark.parametrize("sql", [ANOTHER, "INSERT INTO correction_taxes VALUES (1, 500, -100, -5)"])
def test_none_is_put_into_a_day_that_is_closed(url: str, corrected: Storage, sql: str) -> None:
    open_next(corrected)
    close(corrected)
    with (
        pytest.raises(DBAPIError, match="the day of this correction is closed"),
        by_hand(url, guarded=True) as connection,
    ):
        connection.execute(text(sql))


@pytest.mark.parametrize(
    "sql",
    [
        ANOTHER.replace("cents, why", "0, why"),
        ANOTHER.replace("cents, why", "100, why"),
        ANOTHER.replace("why, written_by", "'', written_by"),
        ANOTHER.replace("why, written_by", "why, ''"),
        ANOTHER.replace("after_day, after_opening", "'2026-11-19', 1"),
    ],
)
def test_what_makes_no_sense_is_refused(url: str, corrected: Storage, sql: str) -> None:
    del corrected
    assert sql != ANOTHER
    with pytest.raises(DBAPIError), by_hand(url, guarded=True) as connection:
        connection.execute(text(sql))


FOUND = [
    ("UPDATE corrections SET cents = -2200", "order 1, correction 1: altered"),
    ("UPDATE corrections SET why = 'tip'", "order 1, correction 1: altered"),
    ("UPDATE corrections SET written_by = 'Eve'", "order 1, correction 1: altered"),
    ("UPDATE corrections SET kind = 'given back'", "order 1, correction 1: altered"),
    (
        "UPDATE correction_taxes SET tax_cents = -1 WHERE bp = 2200",
        "order 1, correction 1: altered",
    ),
    ("DELETE FROM correction_taxes WHERE bp = 1000", "order 1, correction 1: altered"),
    ("INSERT INTO correction_taxes VALUES (1, 500, -100, -5)", "order 1, correction 1: altered"),
    ("DELETE FROM correction_taxes; DELETE FROM corrections", "order 1, correction 1: missing"),
    (ANOTHER, "order 1, correction 9: inserted"),
]


@pytest.mark.parametrize(("sql", "told"), FOUND)
def test_what_was_done_to_it_behind_its_back_is_found(
    url: str, corrected: Storage, sql: str, told: str
) -> None:
    del corrected
    with by_hand(url, guarded=False) as connection:
        for statement in sql.split(";"):
            assert connection.execute(text(statement)).rowcount
    assert [str(finding) for finding in check(url).findings] == [f"2026-11-20: {told}"]


def test_left_alone_it_is_well_through_the_days_that_follow(url: str, corrected: Storage) -> None:
    assert check(url).is_well
    open_next(corrected)
    put_right(corrected, replace(BACK, kind=CorrectionKind.PAID, cents=2300))
    close(corrected)
    assert check(url).is_well
    kinds = [kind for (kind,) in rows(url, "SELECT kind FROM ledger ORDER BY seq")]
    assert kinds[-4:] == ["correction", "opened", "correction", "closed"]


def test_another_window_has_corrections_of_its_own(url: str, corrected: Storage) -> None:
    del corrected
    with read_database(url, window="44") as other, other.read() as records:
        assert records.corrections.about(None) == ()
        assert records.corrections.counted_in(BusinessDay("44", date(2026, 12, 1), CLOSED_AT)) == ()
