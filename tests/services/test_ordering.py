"""Placing an order: once, wholly, or not at all."""

from __future__ import annotations

from datetime import date

from kiosk.domain.basket import Basket
from kiosk.domain.day import BusinessDay
from kiosk.domain.money import TaxShare
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobKind, JobState
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Placed, PlacedUnknown
from tests.fakes import sample_menu
from tests.services.conftest import Window


def basket_of(window: Window) -> Basket:
    negroni = sample_menu().drink("negroni")
    return Basket(window.ids.key()).add(negroni, (("bitter", "amaro"),), 2)


def test_an_order_holds_everything_it_was_sold_with(window: Window) -> None:
    result = window.ordering.place(basket_of(window), "en")
    assert isinstance(result, Placed)
    order = result.order
    assert (order.number, order.day, order.state) == (1, date(2026, 11, 20), OrderState.PLACED)
    assert (order.total_cents, order.taxes) == (1900, (TaxShare(2200, 343),))
    line = order.lines[0]
    assert (line.name, line.quantity, line.unit_cents, line.tax_bp) == ("Negroni", 2, 950, 2200)
    assert line.options[0].name == "House amaro"
    assert line.options[0].ticket == "AMARO, non Campari"
    assert window.order(order.key) == order


def test_the_same_key_gives_the_same_order(window: Window) -> None:
    basket = basket_of(window)
    first = window.ordering.place(basket, "en")
    second = window.ordering.place(basket, "en")
    assert first == second
    with window.storage.read() as records:
        assert len(records.orders.of_day(None)) == 1
        assert len(records.jobs.of_day(None)) == 2


def test_numbers_run_without_gaps(window: Window) -> None:
    assert [window.place().number for _ in range(3)] == [1, 2, 3]


def test_the_pager_that_has_been_back_the_longest_goes_out(window: Window) -> None:
    first, second, third = (window.place() for _ in range(3))
    assert (first.pager, second.pager, third.pager) == (1, 2, None)
    assert window.pager(1).state is PagerState.OUT


def test_a_closed_window_takes_no_order(window: Window) -> None:
    window.is_open = False
    result = window.ordering.place(basket_of(window), "en")
    assert result == NotPlaced(NotPlacedWhy.CLOSED)
    with window.storage.read() as records:
        assert records.orders.of_day(None) == ()


def test_an_order_already_placed_is_found_even_when_the_window_has_closed(window: Window) -> None:
    basket = basket_of(window)
    first = window.ordering.place(basket, "en")
    window.is_open = False
    assert window.ordering.place(basket, "en") == first


def test_an_empty_basket_is_no_order(window: Window) -> None:
    assert window.ordering.place(Basket("k"), "en") == NotPlaced(NotPlacedWhy.EMPTY)


def test_after_midnight_it_is_still_the_same_business_day(window: Window) -> None:
    window.place()
    window.clock.advance(4 * 3600)  # 03:10 in Milan
    assert window.place().number == 2


def test_the_next_evening_begins_again_at_one(window: Window) -> None:
    late = window.place()
    window.clock.advance(24 * 3600)
    order = window.place()
    assert (order.number, order.day) == (1, date(2026, 11, 21))
    assert window.order(late.key).state is OrderState.ABANDONED
    assert window.tickets(late.key)[0].state is JobState.WITHDRAWN
    assert (window.pager(late.pager or 0).state, order.pager) == (PagerState.MISSING, 2)
    with window.storage.read() as records:
        kinds = [job.kind for job in records.jobs.queue("bar")]
    assert kinds == [JobKind.TICKET, JobKind.CLOSING]  # her ticket does not wait for the report


def test_a_clock_that_jumps_back_opens_no_new_day(window: Window) -> None:
    window.place()
    window.clock.jump(-3 * 24 * 3600)
    order = window.place()
    assert (order.number, order.day) == (2, date(2026, 11, 20))


def test_a_number_nobody_saw_is_found_again_while_it_is_young(window: Window) -> None:
    order = window.place()
    assert window.ordering.unshown() == (order,)
    window.clock.advance(181)
    assert window.ordering.unshown() == ()


def test_a_number_that_was_shown_is_not_shown_again(window: Window) -> None:
    order = window.place()
    window.ordering.mark_shown(order.key)
    assert window.ordering.unshown() == ()
    assert window.order(order.key).shown_at == window.clock.now()


def test_the_thousandth_guest_is_told_that_the_numbers_are_used_up(window: Window) -> None:
    now = window.clock.now()
    with window.storage.write() as records:
        # Goes on above a lost evening: every order of its own would take too long.
        day = BusinessDay("43", now.date(), now, last_number=998, restored_at=now)
        records.days.add(day)
        records.commit()
    assert window.place().number == 999
    result = window.ordering.place(basket_of(window), "en")
    assert result == NotPlaced(NotPlacedWhy.DAY_IS_FULL)


def test_a_commit_that_failed_without_a_word_is_resolved_by_its_key(window: Window) -> None:
    basket = basket_of(window)
    window.storage.unsure = 1
    result = window.ordering.place(basket, "en")
    assert isinstance(result, Placed)
    assert window.ordering.place(basket, "en") == result
    with window.storage.read() as records:
        assert len(records.orders.of_day(None)) == 1


def test_a_disk_that_refuses_places_nothing_and_says_so(window: Window) -> None:
    basket = basket_of(window)
    window.storage.refused = 1
    assert window.ordering.place(basket, "en") == NotPlaced(NotPlacedWhy.NOT_SAVED)
    assert isinstance(window.ordering.place(basket, "en"), Placed)


def test_a_database_that_is_silent_leaves_it_open_and_inserts_nothing_again(
    window: Window,
) -> None:
    basket = basket_of(window)
    window.storage.refused = window.storage.unread = 1
    assert window.ordering.place(basket, "en") == PlacedUnknown(basket.key)
    assert window.ordering.resolve(basket.key) == NotPlaced(NotPlacedWhy.NOT_SAVED)
