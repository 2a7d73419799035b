"""The cards: what the bartender can say beyond *ready* and *collected*, one printed code each.

A card may need something beside it: the ticket it is about, or what ran out. The card comes
first; only what ran out may come before its card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.menu import Menu
from kiosk.domain.order import Why


class Card(StrEnum):
    """A card by what stands in its code."""

    CALL_AGAIN = "CALL"
    NOT_READY = "NOTREADY"
    REPRINT_LAST = "LAST"
    REPRINT = "REPRINT"
    GUEST_LEFT = "LEFT"
    MISTAKE = "MISTAKE"
    CANNOT_MAKE = "CANTMAKE"
    NO_ID = "NOID"
    DRUNK = "DRUNK"
    NOT_PAID = "NOTPAID"
    FREE_ON_THE_HOUSE = "HOUSE"
    FREE_AS_AN_APOLOGY = "SORRY"
    SOLD_OUT = "SOLDOUT"
    BACK_AGAIN = "BACK"
    PAUSE = "PAUSE"
    RESUME = "RESUME"
    TEN_MINUTES = "TENMORE"
    HELP_COMES = "HELP"
    SWAP_PAGER = "SWAP"
    PAGER_LOST = "LOST"
    PAGER_FOUND = "FOUND"
    FIGURES = "FIGURES"
    OPEN = "OPEN"
    CLOSE = "CLOSE"


class GoodsKind(StrEnum):
    """What can run out."""

    INGREDIENT = "ingredient"
    DRINK = "drink"


@dataclass(frozen=True)
class Goods:
    """An ingredient or a drink by its key in the menu file."""

    kind: GoodsKind
    name: str


def goods_on(menu: Menu) -> tuple[Goods, ...]:
    """All that can run out of a menu: its ingredients, then its drinks."""
    ingredients = (Goods(GoodsKind.INGREDIENT, name) for name in menu.ingredients)
    drinks = (Goods(GoodsKind.DRINK, drink.drink_id) for drink in menu.drinks())
    return (*ingredients, *drinks)


class Needs(StrEnum):
    """What must be scanned beside a card."""

    NOTHING = "nothing"
    ITSELF = "itself"
    """The same card once more: what it does cannot be taken back."""
    TICKET = "ticket"
    GOODS = "goods"
    """An ingredient or a drink; several may follow each other."""
    PAGER = "pager"
    """The code of a pager, or the ticket of the order that has it."""


NEEDS: Mapping[Card, Needs] = MappingProxyType(
    {
        Card.CALL_AGAIN: Needs.TICKET,
        Card.NOT_READY: Needs.TICKET,
        Card.REPRINT_LAST: Needs.NOTHING,
        Card.REPRINT: Needs.TICKET,
        Card.GUEST_LEFT: Needs.TICKET,
        Card.MISTAKE: Needs.TICKET,
        Card.CANNOT_MAKE: Needs.TICKET,
        Card.NO_ID: Needs.TICKET,
        Card.DRUNK: Needs.TICKET,
        Card.NOT_PAID: Needs.TICKET,
        Card.FREE_ON_THE_HOUSE: Needs.TICKET,
        Card.FREE_AS_AN_APOLOGY: Needs.TICKET,
        Card.SOLD_OUT: Needs.GOODS,
        Card.BACK_AGAIN: Needs.GOODS,
        Card.PAUSE: Needs.NOTHING,
        Card.RESUME: Needs.NOTHING,
        Card.TEN_MINUTES: Needs.NOTHING,
        Card.HELP_COMES: Needs.NOTHING,
        Card.SWAP_PAGER: Needs.TICKET,
        Card.PAGER_LOST: Needs.TICKET,
        Card.PAGER_FOUND: Needs.PAGER,
        Card.FIGURES: Needs.NOTHING,
        Card.OPEN: Needs.NOTHING,
        Card.CLOSE: Needs.ITSELF,
    }
)
"""What each card needs; a card that is not here does not exist."""

OF_A_PART: frozenset[Card] = frozenset(
    {Card.NOT_PAID, Card.FREE_ON_THE_HOUSE, Card.FREE_AS_AN_APOLOGY}
)
"""Cards about money: drinks scanned between the card and its ticket mean these glasses only."""

CANCELS: Mapping[Card, Why] = MappingProxyType(
    {
        Card.GUEST_LEFT: Why.GUEST_LEFT,
        Card.MISTAKE: Why.MISTAKE,
        Card.CANNOT_MAKE: Why.SOLD_OUT,
        Card.NO_ID: Why.NO_ID,
        Card.DRUNK: Why.DRUNK,
    }
)
"""The cards that end an order, and the reason its history gives."""
