"""What a choice makes of a drink: contents, price, strength, drawing; and how one is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.domain.menu.contents import Allergen, Ingredient, PictureChange
from kiosk.domain.menu.drinks import (
    ALCOHOLIC_ABOVE_PERMILLE,
    WITHOUT,
    Choice,
    Drink,
    Option,
    OptionGroup,
)
from kiosk.domain.picture import Picture


def chosen_of(choice: Choice, group_id: str) -> tuple[str, ...]:
    """The options chosen of one group."""
    return tuple(option for group, option in choice if group == group_id)


def chosen_options(drink: Drink, choice: Choice) -> tuple[Option, ...]:
    """The options behind a choice, in the order of the drink's groups."""
    return tuple(
        option
        for group in drink.groups
        for option in group.options
        if (group.group_id, option.option_id) in choice
    )


def left_out(drink: Drink, choice: Choice) -> tuple[Ingredient, ...]:
    """The ingredients the guest does not want, in the order of the recipe."""
    names = chosen_of(choice, WITHOUT)
    return tuple(each for each in drink.ingredients if each.ingredient_id in names)


def contents(drink: Drink, choice: Choice) -> tuple[Ingredient, ...]:
    """What is in the glass, each ingredient once."""
    gone = left_out(drink, choice)
    found = [each for each in drink.ingredients if each not in gone]
    for option in chosen_options(drink, choice):
        found.extend(option.ingredients)
    return tuple({each.ingredient_id: each for each in found}.values())


def allergens_of(drink: Drink, choice: Choice) -> tuple[Allergen, ...]:
    """The allergens of what is in the glass, in the order of the law's list."""
    found = {allergen for each in contents(drink, choice) for allergen in each.allergens}
    return tuple(allergen for allergen in Allergen if allergen in found)


def strength_of(drink: Drink, choice: Choice) -> int:
    """The alcohol by volume in tenths of a percent: an option's word counts over the drink's."""
    stated = [option.strength_permille for option in chosen_options(drink, choice)]
    return next((each for each in stated if each is not None), drink.strength_permille)


def is_alcoholic(drink: Drink, choice: Choice) -> bool:
    """It has more alcohol than the law calls none."""
    return strength_of(drink, choice) > ALCOHOLIC_ABOVE_PERMILLE


def volume_of(drink: Drink, choice: Choice) -> int | None:
    """How much is in the glass, in millilitres; None where the owner does not say."""
    stated = [option.volume_ml for option in chosen_options(drink, choice)]
    return next((each for each in stated if each is not None), drink.volume_ml)


def unit_price(drink: Drink, choice: Choice) -> int:
    """What one costs with the options chosen, in cents."""
    return drink.price_cents + sum(option.price_cents for option in chosen_options(drink, choice))


def picture_of(drink: Drink, choice: Choice) -> Picture:
    """The drawing of a drink with the options chosen; an option's word counts over a gap."""
    picture = drink.picture
    for change in _changes(drink, choice):
        picture = replace(
            picture,
            liquids=change.liquids or picture.liquids,
            ice=change.ice or picture.ice,
            garnish=change.garnish or picture.garnish,
            foam=picture.foam if change.foam is None else change.foam,
        )
    return picture


def is_complete(drink: Drink, choice: Choice) -> bool:
    """Enough of every group was chosen, not too much, and nothing that is not there."""
    return ordered(drink, choice) == choice and all(
        group.at_least <= len(chosen_of(choice, group.group_id)) <= group.at_most
        for group in drink.groups
    )


def ordered(drink: Drink, choice: Choice) -> Choice:
    """The choice in the order of the menu, without what the drink does not offer."""
    return tuple(pair for pair in _offered(drink) if pair in choice)


def toggle(drink: Drink, choice: Choice, group_id: str, option_id: str) -> Choice:
    """The choice after a touch on an option: taken, exchanged, or taken back.

    The only option of a group that needs one stays, and where no more may be chosen nothing
    changes. So it does with what the drink does not offer.
    """
    pair = (group_id, option_id)
    if pair not in _offered(drink):
        return choice
    if group_id == WITHOUT:
        return _with(drink, choice, pair) if pair not in choice else _less(choice, pair)
    group = drink.group(group_id)
    if pair in choice:
        return choice if group.is_single and group.at_least else _less(choice, pair)
    if group.is_single:
        others = tuple(each for each in choice if each[0] != group_id)
        return _with(drink, others, pair)
    return choice if is_full(group, choice) else _with(drink, choice, pair)


def is_full(group: OptionGroup, choice: Choice) -> bool:
    """As many of its options are chosen as may be."""
    return len(chosen_of(choice, group.group_id)) >= group.at_most


def _with(drink: Drink, choice: Choice, pair: tuple[str, str]) -> Choice:
    return ordered(drink, (*choice, pair))


def _less(choice: Choice, pair: tuple[str, str]) -> Choice:
    return tuple(each for each in choice if each != pair)


def _offered(drink: Drink) -> Choice:
    """Everything that can be chosen, in the order of the menu."""
    options = [
        (group.group_id, option.option_id) for group in drink.groups for option in group.options
    ]
    return (*options, *((WITHOUT, name) for name in drink.without))


def _changes(drink: Drink, choice: Choice) -> Iterator[PictureChange]:
    yield from (each.left_out for each in left_out(drink, choice))
    yield from (option.picture for option in chosen_options(drink, choice))
