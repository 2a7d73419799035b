"""Who comes to the window that evening: thirty guests, what they drink, what becomes of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.basket import Basket
from kiosk.domain.menu import ALWAYS, Menu, Offer


class Fate(StrEnum):
    """What becomes of an order."""

    PLAIN = "made, called, handed over and paid"
    CALLED_AGAIN = "does not come when it is called"
    NO_DOCUMENT = "has no document"
    DRUNK = "has had enough"
    FRIEND = "a friend of the house"
    WAITED = "waited too long"
    BROUGHT_BACK = "was the wrong drink"
    LOST_PAGER = "has lost the pager"
    NOT_PAID = "runs off"
    IN_THE_ICE = "its ticket falls into the ice"
    NO_PAPER = "its ticket meets the end of the roll"
    LAST_LIME = "needs a lime, and there is none"
    FORGOTTEN = "lies there unanswered"
    NEVER_COMES = "is never collected"


@dataclass(frozen=True)
class Guest:
    """A guest: when she comes, in minutes after the opening, in which language, what for.

    ``drinks`` are ids of the menu, each once for each glass; ``at_the_glass``: her finger is seen.
    """

    minute: float
    language: str
    drinks: tuple[str, ...]
    fate: Fate = Fate.PLAIN
    at_the_glass: bool = False


_WAVES = ((6.0, 6), (66.0, 6), (131.0, 8), (201.0, 6), (261.0, 4))
"""When each wave of the evening begins, in minutes, and how many come with it."""

_FATES = {
    4: Fate.CALLED_AGAIN,
    6: Fate.IN_THE_ICE,
    8: Fate.NO_DOCUMENT,
    9: Fate.NO_PAPER,
    11: Fate.FRIEND,
    13: Fate.LAST_LIME,
    16: Fate.BROUGHT_BACK,
    17: Fate.LOST_PAGER,
    20: Fate.FORGOTTEN,
    24: Fate.NOT_PAID,
    25: Fate.DRUNK,
    29: Fate.WAITED,
    30: Fate.NEVER_COMES,
}
_AT_THE_GLASS = frozenset({1, 14, 28})
_WITH_LIME = "chinotto"


def guests_of(
    seed: int, *, languages: tuple[str, ...], drinks: tuple[str, ...]
) -> tuple[Guest, ...]:
    """The guests in the order in which they come; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a play, no secret
    plain = tuple(drink for drink in drinks if drink != _WITH_LIME)
    guests: list[Guest] = []
    for begins, count in _WAVES:
        minute = begins
        for _ in range(count):
            number = len(guests) + 1
            wanted = chance.choices(plain, k=chance.choice((1, 1, 1, 2, 2, 3)))
            if _FATES.get(number) is Fate.LAST_LIME and _WITH_LIME in drinks:
                wanted = [_WITH_LIME]
            guests.append(
                Guest(
                    round(minute, 2),
                    chance.choice(languages),
                    tuple(sorted(wanted)),
                    _FATES.get(number, Fate.PLAIN),
                    at_the_glass=number in _AT_THE_GLASS,
                )
            )
            minute += chance.uniform(1.0, 2.2)
    return tuple(guests)


def basket_of(guest: Guest, offer: Offer, *, key: str) -> Basket:
    """What she orders, as the recipes have it; what is not to be had she leaves."""
    basket = Basket(key)
    for name in guest.drinks:
        drink = offer.drink(name)
        choice = None if drink is None else offer.availability.as_it_stands(drink)
        if drink is not None and choice is not None:
            basket = basket.add(drink, choice)
    return basket


def simple_drinks(menu: Menu) -> tuple[str, ...]:
    """The drinks that can be ordered without choosing anything, at any hour, by their ids."""
    return tuple(
        drink.drink_id
        for section in menu.sections
        for drink in section.drinks
        if section.serving == ALWAYS and not drink.must_choose and not drink.sold_out
    )
