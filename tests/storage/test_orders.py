"""Orders are read as they were written, and changed only from where they stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest

from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.ports import AlreadyThere, Storage, StorageFailed
from kiosk.storage import open_database
from tests.storage.samples import DAY, WINDOW, after, an_order, business_day, stored


def test_an_order_is_read_exactly_as_it_was_written(storage: Storage) -> None:
    stored(storage, an_order(41), an_order(42, pager=7))
    with storage.read() as records:
        assert records.orders.by_key(an_order(42).key) == an_order(42, pager=7)
        assert records.orders.by_number(DAY, 41) == an_order(41)


def test_an_unknown_key_or_number_is_no_order(storage: Storage) -> None:
    stored(storage, an_order(42))
    with storage.read() as records:
        assert records.orders.by_key("f" * 32) is None
        assert records.orders.by_number(DAY, 43) is None
        assert records.orders.by_number(date(2026, 11, 19), 42) is None


def test_moments_come_back_in_utc_whatever_zone_they_had(storage: Storage) -> None:
    rome = timezone(timedelta(hours=1))
    order = an_order()
    stored(storage, replace(order, placed_at=order.placed_at.astimezone(rome)))
    with storage.read() as records:
        found = records.orders.by_key(order.key)
    assert found is not None
    assert found.placed_at == order.placed_at
    assert found.placed_at.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(storage: Storage) -> None:
    naive = replace(an_order(), placed_at=after(0).replace(tzinfo=None))
    with storage.write() as records:
        records.days.add(business_day())
        with pytest.raises(ValueError, match="needs a zone"):
            records.orders.add(naive)


def test_the_same_key_is_already_there(storage: Storage) -> None:
    stored(storage, an_order(1, key="same"))
    with pytest.raises(AlreadyThere), storage.write() as records:
        records.orders.add(an_order(2, key="same"))


def test_the_same_number_of_a_day_is_already_there(storage: Storage) -> None:
    stored(storage, an_order(1, key="first"))
    with pytest.raises(AlreadyThere), storage.write() as records:
        records.orders.add(an_order(1, key="second"))


def test_an_order_of_another_window_is_refused(storage: Storage) -> None:
    with (
        pytest.raises(ValueError, match="window '44'"),
        storage.write() as records,
    ):
        records.orders.add(replace(an_order(), window="44"))


def test_a_change_writes_the_state_and_one_row_of_history(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    ready = change_state(
        order, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=after(60), paper=2
    )
    with storage.write() as records:
        records.orders.update(order, ready)
        records.commit()
    with storage.read() as records:
        assert records.orders.by_key(order.key) == ready
    assert [row.paper for row in ready.history] == [None, 2]


def test_a_change_from_a_state_that_passed_is_refused(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    ready = change_state(order, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=after(60))
    cancelled = change_state(
        order, OrderState.CANCELLED, who=Who.BARTENDER, why=Why.SOLD_OUT, at=after(61)
    )
    with storage.write() as records:
        records.orders.update(order, ready)
        records.commit()
    with (
        pytest.raises(StorageFailed, match="order 42 is not placed any more"),
        storage.write() as records,
    ):
        records.orders.update(order, cancelled)
    with storage.read() as records:
        assert records.orders.by_key(order.key) == ready


def test_a_change_of_an_unknown_order_is_refused(storage: Storage) -> None:
    order = an_order()
    with pytest.raises(StorageFailed), storage.write() as records:
        records.orders.update(order, replace(order, pager=3))


def test_only_what_changed_is_written(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    with storage.write() as records:
        records.orders.mark_shown(order.key, after(50))
        # This one was read before the number was shown, and does not unsay it.
        records.orders.update(order, replace(order, pager=3))
        records.commit()
    with storage.read() as records:
        found = records.orders.by_key(order.key)
    assert found == replace(order, pager=3, shown_at=after(50))


def test_what_was_ordered_never_changes(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    with storage.write() as records:
        for change in ({"total_cents": 1}, {"lines": ()}, {"number": 7}, {"language": "it"}):
            with pytest.raises(ValueError, match="never changes"):
                records.orders.update(order, replace(order, **change))  # type: ignore[arg-type]


def test_an_altered_history_is_refused(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    with storage.write() as records, pytest.raises(ValueError, match="only added to"):
        records.orders.update(order, replace(order, history=()))


def test_open_orders_are_those_placed_and_ready_oldest_first(storage: Storage) -> None:
    first, second, third = an_order(1), an_order(2), an_order(3)
    stored(storage, first, second, third)
    ready = change_state(first, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=after(60))
    gone = change_state(
        second, OrderState.CANCELLED, who=Who.BARTENDER, why=Why.MISTAKE, at=after(61)
    )
    with storage.write() as records:
        records.orders.update(first, ready)
        records.orders.update(second, gone)
        records.commit()
    with storage.read() as records:
        assert records.orders.open() == (ready, third)
        assert records.orders.of_day(DAY) == (ready, gone, third)
        assert records.orders.of_day(None) == (ready, gone, third)
        assert records.orders.of_day(date(2026, 11, 19)) == ()


def test_unshown_orders_are_the_young_ones_nobody_was_shown(storage: Storage) -> None:
    stored(storage, an_order(1), an_order(2), an_order(3))
    with storage.write() as records:
        records.orders.mark_shown(an_order(2).key, after(10))
        records.commit()
    with storage.read() as records:
        assert [each.number for each in records.orders.unshown_since(after(2))] == [3]
        assert [each.number for each in records.orders.unshown_since(after(1))] == [1, 3]


def test_the_first_time_a_number_was_shown_counts(storage: Storage) -> None:
    stored(storage, an_order())
    with storage.write() as records:
        records.orders.mark_shown(an_order().key, after(50))
        records.orders.mark_shown(an_order().key, after(70))
        records.commit()
    with storage.read() as records:
        found = records.orders.by_key(an_order().key)
    assert found is not None
    assert found.shown_at == after(50)


def test_another_window_in_the_same_database_sees_nothing_of_it(storage: Storage, url: str) -> None:
    from kiosk.storage import read_database

    stored(storage, an_order(pager=7))
    with read_database(url, window="44") as other, other.read() as records:
        assert records.orders.by_key(an_order().key) is None
        assert records.orders.open() == ()
        assert records.days.last() is None
        assert records.pagers.all() == ()


def test_orders_are_there_after_the_next_start(url: str) -> None:
    with open_database(url, window=WINDOW) as storage:
        stored(storage, an_order())
        with storage.read() as records:
            secret = records.secret()
    with open_database(url, window=WINDOW) as storage, storage.read() as records:
        assert records.orders.by_key(an_order().key) == an_order()
        assert records.secret() == secret
