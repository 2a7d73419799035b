"""Who comes to the window that evening: thirty guests, what they drink, what becomes of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from kiosk.domain.basket import Basket
from kiosk.domain.menu import (
    ALWAYS,
    WITHOUT,
    Allergen,
    Choice,
    Drink,
    Menu,
    Offer,
    Wishes,
    is_complete,
    toggle,
)


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
    PAYS_A_PART = "has too little money"
    IN_THE_ICE = "its ticket falls into the ice"
    NO_PAPER = "its ticket meets the end of the roll"
    LAST_LIME = "needs a lime, and there is none"
    FORGOTTEN = "lies there unanswered"
    NEVER_COMES = "is never collected"


@dataclass(frozen=True)
class Guest:
    """A guest: when she comes, in minutes after the opening, in which language, what for.

    ``drinks`` are ids of the menu, each once for each glass; ``whims`` say for each which of its
    changes she wants, 0 for none. ``without`` are allergens she asks to be spared;
    ``at_the_glass``: her finger is seen.
    """

    minute: float
    language: str
    drinks: tuple[str, ...]
    fate: Fate = Fate.PLAIN
    at_the_glass: bool = False
    whims: tuple[int, ...] = ()
    without: tuple[Allergen, ...] = ()


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
    22: Fate.PAYS_A_PART,
    24: Fate.NOT_PAID,
    25: Fate.DRUNK,
    29: Fate.WAITED,
    30: Fate.NEVER_COMES,
}
_AT_THE_GLASS = frozenset({1, 14, 28})
_SPARED = {12: (Allergen.EGGS,), 27: (Allergen.NUTS,)}
_HAS_A_WHIM = 0.4
"""How many of the glasses are not quite as the recipe has them."""

_WITH_LIME = "chinotto"


def guests_of(
    seed: int, *, languages: tuple[str, ...], drinks: tuple[str, ...]
) -> tuple[Guest, ...]:
    """The guests in the order in which they come; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a play, no secret
    whims = random.Random(seed + 1)  # noqa: S311
    plain = tuple(drink for drink in drinks if drink != _WITH_LIME)
    guests: list[Guest] = []
    for begins, count in _WAVES:
        minute = begins
        for _ in range(count):
            number = len(guests) + 1
            wanted = chance.choices(plain, k=chance.choice((1, 1, 1, 2, 2, 3)))
            if _FATES.get(number) is Fate.LAST_LIME and _WITH_LIME in drinks:
                wanted = [_WITH_LIME]
            if _FATES.get(number) is Fate.PAYS_A_PART:
                wanted = chance.sample(plain, min(2, len(plain)))
            at_the_glass = number in _AT_THE_GLASS
            guests.append(
                Guest(
                    round(minute, 2),
                    chance.choice(languages),
                    tuple(sorted(wanted)),
                    _FATES.get(number, Fate.PLAIN),
                    at_the_glass=at_the_glass,
                    whims=() if at_the_glass else tuple(_whim(whims) for _ in wanted),
                    without=_SPARED.get(number, ()),
                )
            )
            minute += chance.uniform(1.0, 2.2)
    return tuple(guests)


def _whim(chance: random.Random) -> int:
    return chance.randint(1, 60) if chance.random() < _HAS_A_WHIM else 0


def basket_of(guest: Guest, offer: Offer, *, key: str) -> Basket:
    """What she orders, with her changes; what is not to be had, or not for her, she leaves."""
    wishes = Wishes(frozenset(guest.without))
    basket = Basket(key, without=wishes.listed)
    spared = next(_spared(offer, wishes), None)
    if spared is not None:
        basket = basket.add(*spared)
    for drink, whim in _glasses(guest, offer):
        choice = wishes.way(drink, offer.availability) if guest.without else _so(drink, whim, offer)
        if choice is not None and is_complete(drink, choice):
            basket = basket.add(drink, choice)
    return basket


def _glasses(guest: Guest, offer: Offer) -> Iterator[tuple[Drink, int]]:
    """Each glass she thinks of that is on sale, with her whim."""
    for name, whim in zip_longest(guest.drinks, guest.whims, fillvalue=0):
        drink = offer.drink(str(name))
        if drink is not None:
            yield drink, int(whim)


def _spared(offer: Offer, wishes: Wishes) -> Iterator[tuple[Drink, Choice]]:
    """The drinks that are made without what she cannot have, though their recipe has it."""
    for drink in offer.drinks() if wishes.without else ():
        recipe = offer.availability.as_it_stands(drink)
        way = wishes.way(drink, offer.availability)
        if recipe is not None and way is not None and way != recipe and is_complete(drink, way):
            yield drink, way


def _so(drink: Drink, whim: int, offer: Offer) -> Choice | None:
    """The recipe with one change, the one that the whim falls on."""
    recipe = offer.availability.as_it_stands(drink)
    if recipe is None or not whim:
        return recipe
    pairs = [(group.group_id, each.option_id) for group in drink.groups for each in group.options]
    pairs += [(WITHOUT, name) for name in drink.without]
    changed = [toggle(drink, recipe, *pair) for pair in pairs]
    ways = [
        choice
        for choice in changed
        if choice != recipe
        and is_complete(drink, choice)
        and offer.availability.can_make_so(drink, choice)
    ]
    return ways[whim % len(ways)] if ways else recipe


def simple_drinks(menu: Menu) -> tuple[str, ...]:
    """The drinks that can be ordered without choosing anything, at any hour, by their ids."""
    return tuple(
        drink.drink_id
        for section in menu.sections
        for drink in section.drinks
        if section.serving == ALWAYS and not drink.must_choose and not drink.sold_out
    )
