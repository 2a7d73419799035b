"""What is said of a drink: what is in it, how strong it is, what it may do to somebody."""

from __future__ import annotations

from kiosk.domain.menu import Choice, Drink, Menu, chosen_options, contents
from kiosk.presenters.words import Words
from kiosk.services.allergenwords import allergen_list

LIGHT_BELOW_PERMILLE = 120
STRONG_FROM_PERMILLE = 240
"""Alcohol by volume, in tenths of a percent, that still counts as light, and already as strong."""


def ingredients(
    menu: Menu, drink: Drink, choice: Choice, *, language: str, most: int | None = None
) -> str:
    """The ingredients a guest would ask about, at most ``most`` of them."""
    named = [
        menu.ingredients[name].name.in_language(language)
        for name in contents(drink, choice)
        if menu.ingredients[name].on_card
    ]
    return ", ".join(named[:most])


def changes(drink: Drink, choice: Choice, language: str) -> tuple[str, ...]:
    """The chosen options that are not the recipe's own, by name."""
    defaults = set(drink.as_it_stands())
    own = {group.group_id: group.default for group in drink.groups}
    chosen = [pair for pair in choice if pair not in defaults or own[pair[0]] is None]
    return tuple(
        option.name.in_language(language) for option in chosen_options(drink, tuple(chosen))
    )


def strength(words: Words, drink: Drink) -> str:
    """Alcohol by volume and a plain word."""
    permille = drink.strength_permille
    if not drink.alcoholic:
        return words.tr("without alcohol")
    volume = words.percent(permille * 10)
    if permille < LIGHT_BELOW_PERMILLE:
        return words.tr("{volume} vol. · light", volume=volume)
    if permille < STRONG_FROM_PERMILLE:
        return words.tr("{volume} vol. · medium", volume=volume)
    return words.tr("{volume} vol. · strong", volume=volume)


def allergens(words: Words, menu: Menu, drink: Drink, choice: Choice) -> str:
    """The allergens of a drink with the options chosen, or that there are none."""
    found = menu.allergens(drink, choice)
    if not found:
        return words.tr("None of the 14 allergens")
    return words.tr("Contains {allergens}", allergens=allergen_list(words, found))
