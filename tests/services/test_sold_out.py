"""What ran out while a guest chose is refused in the very transaction, and by its name."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.basket import Basket
from kiosk.domain.menu import Availability, Offer
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Ordering, Placed
from tests.fakes import sample_menu
from tests.services.conftest import RULES, Window

MENU = sample_menu()
NEGRONI, CHINOTTO = MENU.drink("negroni"), MENU.drink("chinotto")
ALL = Offer(MENU, MENU.sections)
NO_GIN = replace(ALL, availability=Availability(frozenset({"gin"})))
BASKET = Basket("key-1").add(NEGRONI, NEGRONI.as_it_stands(), 2).add(CHINOTTO, ())


def ordering(window: Window, offer: Offer) -> Ordering:
    return Ordering(
        window.storage,
        window.clock,
        rules=RULES,
        may_order=lambda: True,
        steps=window.steps,
        offer=lambda: offer,
    )


def test_what_ran_out_is_refused_by_its_name_and_nothing_is_written(window: Window) -> None:
    refused = ordering(window, NO_GIN).place(BASKET, "en")
    assert refused == NotPlaced(NotPlacedWhy.SOLD_OUT, gone=("Negroni",))
    with window.storage.read() as records:
        assert records.orders.of_day(None) == ()
        assert records.days.last() is None


def test_what_is_still_there_is_placed(window: Window) -> None:
    basket = BASKET.remove(1)
    assert isinstance(ordering(window, NO_GIN).place(basket, "en"), Placed)


def test_an_order_already_placed_stays_placed_when_its_drink_runs_out(window: Window) -> None:
    placed = ordering(window, ALL).place(BASKET, "en")
    assert ordering(window, NO_GIN).place(BASKET, "en") == placed


def test_a_drink_that_left_the_menu_is_refused_too(window: Window) -> None:
    emptied = Offer(replace(MENU, sections=MENU.sections[1:]), MENU.sections[1:])
    refused = ordering(window, emptied).place(BASKET, "it")
    assert refused == NotPlaced(NotPlacedWhy.SOLD_OUT, gone=("Negroni", "Chinotto"))


def test_the_amounts_are_those_shown_even_if_the_menu_has_become_dearer(window: Window) -> None:
    dearer = replace(NEGRONI, price_cents=1500)
    section = replace(MENU.sections[0], drinks=(dearer, CHINOTTO))
    offer = Offer(replace(MENU, sections=(section,)), (section,))
    placed = ordering(window, offer).place(BASKET, "en")
    assert isinstance(placed, Placed)
    assert placed.order.total_cents == 2 * 900 + 600
