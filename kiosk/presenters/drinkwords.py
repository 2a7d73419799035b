"""What is said of a drink: what is in it, how strong it is, what it may do to somebody."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.menu import Allergen, Choice, Drink, Menu, chosen_options, contents
from kiosk.presenters.words import Words

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
    names = ", ".join(_NAMES[each](words) for each in found)
    return words.tr("Contains {allergens}", allergens=names)


_NAMES: dict[Allergen, Callable[[Words], str]] = {
    # Each is written out: the catalogues are made from the messages found in the code.
    Allergen.GLUTEN: lambda words: words.tr("gluten"),
    Allergen.CRUSTACEANS: lambda words: words.tr("crustaceans"),
    Allergen.EGGS: lambda words: words.tr("eggs"),
    Allergen.FISH: lambda words: words.tr("fish"),
    Allergen.PEANUTS: lambda words: words.tr("peanuts"),
    Allergen.SOYBEANS: lambda words: words.tr("soybeans"),
    Allergen.MILK: lambda words: words.tr("milk"),
    Allergen.NUTS: lambda words: words.tr("nuts"),
    Allergen.CELERY: lambda words: words.tr("celery"),
    Allergen.MUSTARD: lambda words: words.tr("mustard"),
    Allergen.SESAME: lambda words: words.tr("sesame"),
    Allergen.SULPHITES: lambda words: words.tr("sulphites"),
    Allergen.LUPIN: lambda words: words.tr("lupin"),
    Allergen.MOLLUSCS: lambda words: words.tr("molluscs"),
}
