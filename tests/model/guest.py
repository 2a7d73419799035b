"""What a guest does at the glass, and what she may not be answered."""

from __future__ import annotations

from kiosk.domain.basket import Basket
from kiosk.domain.order import Order
from kiosk.services.ordering import NotPlaced, Ordering, Placed
from tests.fakes import sample_menu
from tests.model.machine import Broken


def order_twice(ordering: Ordering, key: str) -> Order | None:
    """She touches *Order*, twice, as people do. None when the kiosk takes no orders now."""
    basket = _basket(key, "negroni")
    first = ordering.place(basket, "en")
    if isinstance(first, NotPlaced):
        return None
    second = ordering.place(basket, "en")
    if not isinstance(first, Placed) or not isinstance(second, Placed):
        raise Broken(f"a touch of Order was answered {first} and {second}")
    if first.order.number != second.order.number:
        raise Broken("a double touch made two orders")
    return first.order


def order_next_evening(ordering: Ordering) -> Order:
    """Somebody orders; that the printer works was asked a moment ago."""
    may_order, ordering._may_order = ordering._may_order, lambda: True
    result = ordering.place(_basket("next evening", "chinotto"), "it")
    ordering._may_order = may_order
    if not isinstance(result, Placed):
        raise Broken(f"the next evening's guest was answered {result}")
    return result.order


def _basket(key: str, drink: str) -> Basket:
    chosen = sample_menu().drink(drink)
    return Basket(key).add(chosen, chosen.as_it_stands())
