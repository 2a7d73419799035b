"""Business days, pagers, calls and money: what the services write is what they read."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.pagers import Call, CallState, Pager, PagerState
from kiosk.ports import AlreadyThere, CashTaken, NewCall, Storage, StorageFailed
from tests.storage.samples import after, an_order, business_day, stored


def test_the_last_business_day_is_the_youngest(storage: Storage) -> None:
    yesterday = replace(business_day(date(2026, 11, 19)), closed_at=after(0))
    with storage.write() as records:
        assert records.days.last() is None
        records.days.add(yesterday)
        records.days.add(business_day())
        records.commit()
    with storage.read() as records:
        assert records.days.last() == business_day()


def test_a_business_day_counts_and_closes(storage: Storage) -> None:
    later = replace(business_day(), last_number=42, closed_at=after(9))
    with storage.write() as records:
        records.days.add(business_day())
        records.days.update(later)
        records.commit()
    with storage.read() as records:
        assert records.days.last() == later


def test_a_business_day_must_be_known_and_of_this_window(storage: Storage) -> None:
    with pytest.raises(StorageFailed, match="no business day"), storage.write() as records:
        records.days.update(business_day())
    elsewhere = replace(business_day(), window="44")
    with storage.write() as records:
        with pytest.raises(ValueError, match="window '44'"):
            records.days.add(elsewhere)
        with pytest.raises(ValueError, match="window '44'"):
            records.days.update(elsewhere)


def test_a_second_open_business_day_is_refused(storage: Storage) -> None:
    with storage.write() as records:
        records.days.add(business_day())
        with pytest.raises(AlreadyThere):
            records.days.add(business_day(date(2026, 11, 21)))


def test_the_second_opening_of_a_date_is_the_last_day_and_keeps_its_orders(
    storage: Storage, raw: sqlite3.Connection
) -> None:
    first = business_day(last_number=1)
    second = replace(business_day(last_number=9), opening=2, restored_at=after(1))
    with storage.write() as records:
        records.days.add(first)
        records.orders.add(an_order(1))
        records.days.update(replace(first, closed_at=after(0)))
        records.days.add(second)
        records.orders.add(an_order(10))
        records.days.update(replace(second, last_number=10))
        records.commit()
    with storage.read() as records:
        assert records.days.last() == replace(second, last_number=10)
    rows = raw.execute("SELECT number, opening FROM orders").fetchall()
    assert rows == [(1, 1), (10, 2)]
    assert raw.execute("SELECT last_number FROM business_days").fetchall() == [(1,), (10,)]


def test_a_held_pager_is_kept_as_held(storage: Storage) -> None:
    held = Pager(3, PagerState.HELD, after(0))
    with storage.write() as records:
        records.pagers.save(held)
        records.commit()
    with storage.read() as records:
        assert records.pagers.all() == (held,)


def test_pagers_are_saved_by_their_number(storage: Storage) -> None:
    order = an_order(pager=7)
    stored(storage, order)
    free = Pager(3, PagerState.FREE, after(0))
    out = Pager(7, PagerState.OUT, after(1), order.key, after(2))
    with storage.write() as records:
        records.pagers.save(Pager(7, PagerState.FREE, after(0)))
        records.pagers.save(out)
        records.pagers.save(free)
        records.commit()
    with storage.read() as records:
        assert records.pagers.all() == (free, out)


def test_a_pager_of_an_unknown_order_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageFailed, match="there is no order"), storage.write() as records:
        records.pagers.save(Pager(7, PagerState.OUT, after(1), "f" * 32))


def test_two_open_orders_never_have_the_same_pager(storage: Storage) -> None:
    stored(storage, an_order(1, pager=7))
    with pytest.raises(AlreadyThere), storage.write() as records:
        records.orders.add(an_order(2, pager=7))


def test_calls_wait_until_they_are_settled(storage: Storage) -> None:
    order = an_order(pager=7)
    stored(storage, order, an_order(43))
    with storage.write() as records:
        first = records.calls.add(NewCall(order.key, 42, 7, after(1)))
        second = records.calls.add(NewCall(order.key, 42, 7, after(2)))
        third = records.calls.add(NewCall(order.key, 42, 7, after(3)))
        calling = replace(first, state=CallState.CALLING, attempts=1)
        again = replace(second, attempts=1, next_try_at=after(8))
        accepted = replace(third, state=CallState.ACCEPTED, attempts=2)
        for call in (calling, again, accepted):
            records.calls.update(call)
        records.commit()
    assert first == Call(first.call_id, order.key, 42, 7, CallState.QUEUED, after(1))
    with storage.read() as records:
        assert records.calls.waiting() == (calling, again)
        assert records.calls.of_order(order.key) == (calling, again, accepted)
        assert records.calls.of_order(an_order(43).key) == ()


def test_a_call_needs_an_order_and_an_update_a_call(storage: Storage) -> None:
    with pytest.raises(StorageFailed, match="there is no order"), storage.write() as records:
        records.calls.add(NewCall("f" * 32, 42, 7, after(1)))
    with pytest.raises(StorageFailed, match="no call 5"), storage.write() as records:
        records.calls.update(Call(5, "f" * 32, 42, 7, CallState.QUEUED, after(1)))


def _pay(storage: Storage, *amounts: int) -> None:
    with storage.write() as records:
        for seconds, cents in enumerate(amounts):
            records.payments.take_cash(CashTaken(an_order().key, cents, after(seconds)))
        records.commit()


@pytest.mark.parametrize(
    ("amounts", "is_paid"),
    [((2300,), True), ((2000,), False), ((2000, 300), True), ((2300, -2300), False)],
)
def test_an_order_is_paid_when_the_cash_is_enough(
    storage: Storage, amounts: tuple[int, ...], is_paid: bool
) -> None:
    stored(storage, an_order())
    _pay(storage, *amounts)
    with storage.read() as records:
        assert records.orders.by_key(an_order().key) == replace(an_order(), paid=is_paid)


def test_cash_given_back_is_a_row_of_its_own(storage: Storage, raw: sqlite3.Connection) -> None:
    stored(storage, an_order())
    _pay(storage, 2300, -2300)
    payments = raw.execute("SELECT way, cents, state FROM payments ORDER BY id").fetchall()
    assert payments == [("cash", 2300, "approved"), ("cash", -2300, "approved")]
    history = raw.execute("SELECT seq, before, after, why FROM payment_history").fetchall()
    assert history == [
        (1, None, "approved", "cash taken"),
        (1, None, "approved", "cash given back"),
    ]


def test_no_cash_at_all_is_no_payment(storage: Storage) -> None:
    stored(storage, an_order())
    with pytest.raises(StorageFailed, match="not_nothing"):
        _pay(storage, 0)


def test_cash_for_an_unknown_order_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageFailed, match="there is no order"):
        _pay(storage, 2300)
