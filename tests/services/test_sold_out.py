"""What a card says has run out is sold to nobody from that moment on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.menu import Offer
from kiosk.domain.shortage import Ended, Shortage
from kiosk.ports import StorageFailed
from kiosk.services.catalogue import Catalogue, MenuFile
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Ordering, Placed, PlaceResult
from tests.fakes import sample_menu
from tests.services.cards.test_day import close
from tests.services.conftest import RULES, Window

SECRET = bytes(32)
GIN = Goods(GoodsKind.INGREDIENT, "gin")


@pytest.fixture
def selling(window: Window) -> Window:
    """Its menu is asked at *Order*, as in service."""
    menu = sample_menu()
    window.ordering = Ordering(
        window.storage,
        window.clock,
        rules=RULES,
        may_order=lambda: window.is_open,
        steps=window.steps,
        offer=lambda: Offer(menu, menu.sections),
    )
    return window


def scan(window: Window, card: Card, goods: Goods = GIN) -> None:
    window.scan(card_code(card, SECRET), after=20)
    window.scan(goods_code(goods, SECRET), after=2)


def order(window: Window, drink: str) -> PlaceResult:
    chosen = sample_menu().drink(drink)
    basket = Basket(window.ids.key()).add(chosen, chosen.as_it_stands())
    return window.ordering.place(basket, "en")


def missing(window: Window) -> tuple[Shortage, ...]:
    with window.storage.read() as records:
        return records.shortages.open()


def test_an_order_for_it_is_refused_though_the_glass_has_not_heard_yet(selling: Window) -> None:
    scan(selling, Card.SOLD_OUT)
    refused = order(selling, "negroni")
    assert isinstance(refused, NotPlaced)
    assert (refused.why, refused.gone) == (NotPlacedWhy.SOLD_OUT, ("Negroni",))
    assert isinstance(order(selling, "chinotto"), Placed)


def test_it_is_sold_again_when_it_is_scanned_back(selling: Window) -> None:
    scan(selling, Card.SOLD_OUT)
    scan(selling, Card.BACK_AGAIN)
    assert isinstance(order(selling, "negroni"), Placed)


def test_closing_brings_it_back_for_the_next_opening(selling: Window) -> None:
    order(selling, "chinotto")
    scan(selling, Card.SOLD_OUT)
    close(selling)
    assert missing(selling) == ()
    with selling.storage.read() as records:
        (told,) = records.shortages.since(selling.clock.now() - timedelta(hours=1))
    assert told.ended is Ended.OPENING


def test_a_day_nobody_closed_ends_with_the_next_order_but_not_what_ran_out_since(
    selling: Window,
) -> None:
    order(selling, "chinotto")
    scan(selling, Card.SOLD_OUT)
    selling.clock.advance(20 * 3600)  # the next evening, before its first order
    scan(selling, Card.SOLD_OUT, Goods(GoodsKind.DRINK, "negroni"))
    assert isinstance(order(selling, "chinotto"), Placed)
    assert [each.goods.name for each in missing(selling)] == ["negroni"]


def catalogue_of(window: Window, ask: Callable[[], tuple[Shortage, ...]]) -> Catalogue:
    file = MenuFile(sample_menu, lambda: None)
    catalogue = Catalogue(file, window.clock, RULES.zone, changed=lambda _: None)
    catalogue.ask_bar(ask)
    return catalogue


def test_the_menu_loses_it_at_once_and_has_it_again(window: Window) -> None:
    catalogue, negroni = (
        catalogue_of(window, lambda: missing(window)),
        sample_menu().drink("negroni"),
    )
    scan(window, Card.SOLD_OUT)
    catalogue.look()
    assert not catalogue.offer.availability.can_make(negroni)
    scan(window, Card.BACK_AGAIN)
    catalogue.look()
    assert catalogue.offer.availability.can_make(negroni)


def test_while_the_database_is_silent_what_was_known_last_counts(window: Window) -> None:
    is_silent = False

    def ask() -> tuple[Shortage, ...]:
        if is_silent:
            raise StorageFailed("locked")
        return missing(window)

    catalogue = catalogue_of(window, ask)
    scan(window, Card.SOLD_OUT)
    catalogue.look()
    is_silent = True
    catalogue.look()
    assert not catalogue.offer.availability.can_make(sample_menu().drink("negroni"))
