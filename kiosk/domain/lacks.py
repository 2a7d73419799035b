"""Which glasses of the open orders need what has run out, and the paper that names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import LEFT_OUT, Drink, Menu
from kiosk.domain.order import Order, OrderLine


@dataclass(frozen=True)
class Lack:
    """A line of an order that needs what ran out: the order's number, the line's place.

    With ``option``, a place among its options, it is only that option that goes; otherwise it is
    the drink itself, which ``may_go_without`` where the recipe says so.
    """

    number: int
    line: int
    option: int | None = None
    may_go_without: bool = False


def lacks_of(order: Order, goods: Goods, menu: Menu) -> Iterator[Lack]:
    """The lines of an order that need these goods, by the menu in service.

    An order keeps names, not recipes: of a drink that the menu has no more nothing is known.
    """
    drinks = {drink.drink_id: drink for drink in menu.drinks()}
    for line in order.lines:
        drink = drinks.get(line.drink_id)
        if goods.kind is GoodsKind.DRINK:
            if line.drink_id == goods.name:
                yield Lack(order.number, line.position)
        elif drink is not None:
            yield from _lacks_of_line(order.number, line, drink, goods.name)


def _lacks_of_line(number: int, line: OrderLine, drink: Drink, name: str) -> Iterator[Lack]:
    may_go_without = name in drink.without
    if _is_in_glass(line, drink, name):
        yield Lack(number, line.position, may_go_without=may_go_without)
        if not may_go_without:
            return  # without the drink nobody asks for its options
    for place, chosen in enumerate(line.options, start=1):
        if chosen.option_id in _options_with(drink, name):
            yield Lack(number, line.position, option=place)


def _is_in_glass(line: OrderLine, drink: Drink, name: str) -> bool:
    """The drink has it by its recipe, and the guest has not left it out."""
    if not any(each.ingredient_id == name for each in drink.ingredients):
        return False
    if name not in drink.without or any(name in group.defaults for group in drink.groups):
        return True  # what "without" is about may be an option of the same name
    return not any(option.option_id == f"{LEFT_OUT}{name}" for option in line.options)


def _options_with(drink: Drink, name: str) -> frozenset[str]:
    return frozenset(
        option.option_id
        for group in drink.groups
        for option in group.options
        if any(each.ingredient_id == name for each in option.ingredients)
    )


@dataclass(frozen=True)
class ShortDrink:
    """A line on the paper: how many, what, and how much of it goes.

    ``options`` are those that go while the drink stays; without any it is the drink itself.
    """

    quantity: int
    name: str
    options: tuple[str, ...] = ()
    may_go_without: bool = False


@dataclass(frozen=True)
class ShortOrder:
    """An order that still needs it."""

    number: int
    drinks: tuple[ShortDrink, ...]


@dataclass(frozen=True)
class ShortagePaper:
    """What ran out at ``at``, and the orders that are still to be made with it, oldest first.

    It is on the menu again at ``until``, or at the next opening if that is None.
    """

    name: str
    at: datetime
    until: datetime | None
    orders: tuple[ShortOrder, ...]
    copy: bool = False
