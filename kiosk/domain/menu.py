"""The menu: sections of drinks, each with its choices and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.domain.picture import Garnish, Ice, Liquid, Picture

Choice = tuple[tuple[str, str], ...]
"""What was chosen inside a drink: pairs of group id and option id, in the order of the groups."""


class Allergen(StrEnum):
    """The fourteen allergens of Regulation (EU) 1169/2011, Annex II."""

    GLUTEN = "gluten"
    CRUSTACEANS = "crustaceans"
    EGGS = "eggs"
    FISH = "fish"
    PEANUTS = "peanuts"
    SOYBEANS = "soybeans"
    MILK = "milk"
    NUTS = "nuts"
    CELERY = "celery"
    MUSTARD = "mustard"
    SESAME = "sesame"
    SULPHITES = "sulphites"
    LUPIN = "lupin"
    MOLLUSCS = "molluscs"


@dataclass(frozen=True)
class Texts:
    """One text in several languages. The first language of the menu is the fallback."""

    by_language: Mapping[str, str]
    fallback: str

    def in_language(self, language: str) -> str:
        """The text in ``language``, else in the menu's first language, else ``""``."""
        return self.by_language.get(language) or self.by_language.get(self.fallback, "")


@dataclass(frozen=True)
class Ingredient:
    """What a drink or an option contains."""

    ingredient_id: str
    name: Texts
    allergens: frozenset[Allergen] = frozenset()
    on_card: bool = True  # named in the short list on the menu's card


@dataclass(frozen=True)
class PictureChange:
    """How an option changes the drawing; an empty field changes nothing."""

    liquids: tuple[Liquid, ...] = ()
    ice: Ice | None = None
    garnish: Garnish | None = None


@dataclass(frozen=True)
class Option:
    """One choice inside a group, with its price difference in cents and its own ingredients.

    ``ticket`` is what the bartender reads when this option is chosen against the recipe;
    where it is missing the ticket says "<name>, not <default's name>".
    """

    option_id: str
    name: Texts
    price_cents: int = 0
    ingredients: tuple[str, ...] = ()
    ticket: Texts | None = None
    picture: PictureChange = field(default_factory=PictureChange)


@dataclass(frozen=True)
class OptionGroup:
    """A choice inside a drink. Without a default the guest must choose."""

    group_id: str
    name: Texts
    options: tuple[Option, ...]
    default: str | None = None

    def option(self, option_id: str) -> Option:
        """The option of that id; :class:`KeyError` names it and the group if there is none."""
        for option in self.options:
            if option.option_id == option_id:
                return option
        raise KeyError(f"option group {self.group_id!r} has no option {option_id!r}")


@dataclass(frozen=True)
class Drink:
    """A drink as it is sold: ``price_cents`` with tax, rate in basis points.

    ``strength_permille`` is the alcohol by volume in tenths of a percent (240 is 24 %).
    ``ingredients`` are those no option replaces; options bring their own.
    """

    drink_id: str
    name: Texts
    description: Texts
    price_cents: int
    tax_bp: int
    strength_permille: int
    ingredients: tuple[str, ...]
    groups: tuple[OptionGroup, ...] = ()
    picture: Picture = field(default_factory=Picture)

    @property
    def alcoholic(self) -> bool:
        """More than 1.2 % by volume, the line drawn by Regulation (EU) 1169/2011."""
        return self.strength_permille > 12

    @property
    def must_choose(self) -> bool:
        """A choice has no default, so the drink cannot be taken as it stands."""
        return any(group.default is None for group in self.groups)

    def as_it_stands(self) -> Choice:
        """The default option of every group that has one."""
        return tuple(
            (group.group_id, group.default) for group in self.groups if group.default is not None
        )


@dataclass(frozen=True)
class Section:
    """A part of the menu under its own heading."""

    section_id: str
    name: Texts
    drinks: tuple[Drink, ...]


@dataclass(frozen=True)
class Menu:
    """What is on sale."""

    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    ingredients: Mapping[str, Ingredient]

    def drinks(self) -> Iterator[Drink]:
        """Every drink, in the order of the menu."""
        for section in self.sections:
            yield from section.drinks

    def drink(self, drink_id: str) -> Drink:
        """The drink of that id; :class:`KeyError` names it if there is none."""
        for drink in self.drinks():
            if drink.drink_id == drink_id:
                return drink
        raise KeyError(f"the menu has no drink {drink_id!r}")

    def allergens(self, drink: Drink, choice: Choice) -> tuple[Allergen, ...]:
        """The allergens of a drink with the options chosen, in the order of the law's list."""
        found = {
            allergen
            for name in contents(drink, choice)
            for allergen in self.ingredients[name].allergens
        }
        return tuple(allergen for allergen in Allergen if allergen in found)


def chosen_options(drink: Drink, choice: Choice) -> tuple[Option, ...]:
    """The options behind a choice, in the order of the drink's groups."""
    by_group = dict(choice)
    return tuple(
        group.option(by_group[group.group_id])
        for group in drink.groups
        if group.group_id in by_group
    )


def contents(drink: Drink, choice: Choice) -> tuple[str, ...]:
    """The ingredient ids of a drink with the options chosen, each once."""
    names = list(drink.ingredients)
    for option in chosen_options(drink, choice):
        names.extend(option.ingredients)
    return tuple(dict.fromkeys(names))


def unit_price(drink: Drink, choice: Choice) -> int:
    """What one costs with the options chosen, in cents."""
    return drink.price_cents + sum(option.price_cents for option in chosen_options(drink, choice))


def picture_of(drink: Drink, choice: Choice) -> Picture:
    """The drawing of a drink with the options chosen."""
    picture = drink.picture
    for option in chosen_options(drink, choice):
        change = option.picture
        picture = replace(
            picture,
            liquids=change.liquids or picture.liquids,
            ice=change.ice or picture.ice,
            garnish=change.garnish or picture.garnish,
        )
    return picture


def is_complete(drink: Drink, choice: Choice) -> bool:
    """Every choice that must be made has been made."""
    return {group.group_id for group in drink.groups} == {group for group, _ in choice}


def exchange(drink: Drink, choice: Choice, group_id: str, option_id: str) -> Choice:
    """The choice with one group's option exchanged, in the order of the groups."""
    chosen = {**dict(choice), group_id: option_id}
    return tuple(
        (group.group_id, chosen[group.group_id])
        for group in drink.groups
        if group.group_id in chosen
    )
