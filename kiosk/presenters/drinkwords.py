"""What is said of a drink: what is in it, how strong it is, what it may do to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.basket import BasketLine
from kiosk.domain.menu import (
    Allergen,
    Choice,
    Drink,
    Gone,
    Offer,
    Wishes,
    allergens_of,
    chosen_of,
    contents,
    left_out,
    strength_of,
)
from kiosk.presenters.words import Words
from kiosk.services.allergenwords import allergen_list, strength_words


def ingredients(
    words: Words, drink: Drink, choice: Choice, *, language: str, most: int | None = None
) -> str:
    """The ingredients a guest would ask about, at most ``most`` of them."""
    named = [each.name.in_language(language) for each in contents(drink, choice) if each.on_card]
    return words.tr(", ").join(named[:most])


def changes(words: Words, drink: Drink, choice: Choice, *, language: str) -> tuple[str, ...]:
    """What was chosen against the recipe, then what is left out, by name."""
    recipe = drink.as_it_stands()
    chosen = [
        option.name.in_language(language)
        for group in drink.groups
        for option in group.options
        if (pair := (group.group_id, option.option_id)) in choice and pair not in recipe
    ]
    gone = [
        option.name
        for group in drink.groups
        for option in group.options
        if (pair := (group.group_id, option.option_id)) in recipe and pair not in choice
        if not group.is_single or not chosen_of(choice, group.group_id)
    ]
    gone.extend(each.name for each in left_out(drink, choice))
    return (*chosen, *(without(words, texts.amid(language)) for texts in gone))


def without(words: Words, name: str) -> str:
    """That something is left out."""
    return words.tr("without {ingredient}", ingredient=name)


def why_gone(words: Words, gone: Gone) -> str:
    """Why a drink cannot be had any more, in a word or two."""
    match gone:
        case Gone.SOLD_OUT:
            return words.tr("sold out")
        case Gone.NOT_NOW:
            return words.tr("not served at this hour")
        case Gone.NOT_ON_MENU:
            return words.tr("no longer on the menu")


def trouble(words: Words, line: BasketLine, offer: Offer, wishes: Wishes, *, language: str) -> str:
    """Why this line of the basket cannot be ordered, or ``""``."""
    gone = offer.why_gone(line.drink, line.choice)
    if gone is Gone.SOLD_OUT and (parts := _parts_gone(words, line, offer, language)):
        return parts
    if gone is not None:
        return why_gone(words, gone)
    unwanted = wishes.broken_by(line.drink, line.choice)
    return contains(words, unwanted) if unwanted else ""


def _parts_gone(words: Words, line: BasketLine, offer: Offer, language: str) -> str:
    """That only what she chose inside the drink ran out: she can have it another way."""
    drink = offer.drink(line.drink.drink_id)
    parts = () if drink is None else offer.availability.gone_of(drink, line.choice)
    names = [part.in_language(language) for part in parts]
    return words.tr("{drink} is sold out", drink=words.tr(", ").join(names)) if names else ""


def strength(words: Words, drink: Drink, choice: Choice) -> str:
    """Alcohol by volume and a plain word."""
    return strength_words(words, strength_of(drink, choice))


def allergens(words: Words, drink: Drink, choice: Choice) -> str:
    """The allergens of a drink with the options chosen, or that there are none."""
    found = allergens_of(drink, choice)
    if not found:
        return words.tr("None of the 14 allergens")
    return contains(words, found)


def contains_in_short(words: Words, found: Sequence[Allergen]) -> str:
    """The same where there is room for one: the first, and how many more there are."""
    return words.tr("Contains {allergens}", allergens=in_short(words, found))


def in_short(words: Words, found: Sequence[Allergen]) -> str:
    """The first of several, and how many more there are: "gluten +2"."""
    more = f" +{len(found) - 1}" if len(found) > 1 else ""
    return f"{allergen_list(words, found[:1])}{more}"


def contains(words: Words, found: Sequence[Allergen]) -> str:
    """What is in the glass that may harm somebody."""
    return words.tr("Contains {allergens}", allergens=allergen_list(words, found))
