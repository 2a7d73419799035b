"""Which of the menu's drinks a sample shows, and how a guest might have wanted them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.domain.menu import (
    WITHOUT,
    Allergen,
    Choice,
    Drink,
    Menu,
    OptionGroup,
    chosen_of,
    is_alcoholic,
    toggle,
)

Wanted = Callable[[Drink], Choice]
"""How a guest wants a drink."""

_MOST_CHANGES = 2
_USUAL = (Allergen.NUTS, Allergen.MILK)
"""What guests ask to be spared, where no drink of a menu has an allergen written to it."""


def as_it_is(drink: Drink) -> Choice:
    """The recipe's own, and the first that can be chosen where the guest must."""
    choice = drink.as_it_stands()
    for group in drink.groups:
        for option in group.options:
            if len(chosen_of(choice, group.group_id)) < group.at_least:
                choice = toggle(drink, choice, group.group_id, option.option_id)
    return choice


def changed(drink: Drink) -> Choice:
    """Something else than the recipe has, in as many of its groups as one would ask for."""
    choice = as_it_is(drink)
    for group in drink.groups[:_MOST_CHANGES]:
        choice = _other(drink, choice, group)
    return choice


def without(drink: Drink) -> Choice:
    """As the recipe has it, with something left out."""
    choice = as_it_is(drink)
    for name in drink.without[:_MOST_CHANGES]:
        choice = toggle(drink, choice, WITHOUT, name)
    return choice


def first_that(drinks: Iterable[Drink], wanted: Wanted) -> Drink:
    """The first that can be had so at all, else the first."""
    known = tuple(drinks)
    return next((each for each in known if wanted(each) != as_it_is(each)), known[0])


def first_with_alcohol(menu: Menu, *, has: bool) -> Drink:
    """The first drink with alcohol, or without; the first of all where there is none."""
    drinks = tuple(menu.drinks())
    found = (each for each in drinks if is_alcoholic(each, as_it_is(each)) is has)
    return next(found, drinks[0])


def spared(menu: Menu) -> tuple[Allergen, ...]:
    """Allergens that a guest of this menu might want to be spared."""
    return menu.allergens()[:_MOST_CHANGES] or _USUAL


def _other(drink: Drink, choice: Choice, group: OptionGroup) -> Choice:
    taken = chosen_of(choice, group.group_id)
    others = (each.option_id for each in group.options if each.option_id not in taken)
    other = next(others, None)
    return choice if other is None else toggle(drink, choice, group.group_id, other)
