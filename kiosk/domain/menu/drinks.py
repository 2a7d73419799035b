"""The menu: sections of drinks, each with its choices and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.domain.menu.contents import (
    NO_CHANGE,
    NO_TEXTS,
    Allergen,
    Ingredient,
    PictureChange,
    Texts,
)
from kiosk.domain.menu.serving import ALWAYS, Serving
from kiosk.domain.picture import Picture

Choice = tuple[tuple[str, str], ...]
"""What was chosen inside a drink: pairs of group id and option id, in the order of the menu.

A group in which several may be chosen has several pairs. What is left out stands last, under
:data:`WITHOUT` and the ingredient's id.
"""

WITHOUT = "without"
"""The group of what may be left out; no group of the owner's has this name."""

LEFT_OUT = f"{WITHOUT}-"
"""So begins, in an order's line, the option that leaves an ingredient out, and the ingredient's id
ends it; no option of the owner's begins so."""

ALCOHOLIC_ABOVE_PERMILLE = 12
"""1.2 % by volume, the line drawn by Regulation (EU) 1169/2011, in tenths of a percent."""


@dataclass(frozen=True)
class Option:
    """One choice inside a group, with its price difference in cents and its own ingredients.

    ``ticket`` is what the bartender reads when this option is chosen against the recipe;
    where it is missing the ticket says "<name>, not <default's name>". ``volume_ml`` makes it a
    size; ``strength_permille`` is how strong the whole drink is with it, None as it was.
    """

    option_id: str
    name: Texts
    price_cents: int = 0
    ingredients: tuple[Ingredient, ...] = ()
    ticket: Texts | None = None
    picture: PictureChange = field(default=NO_CHANGE)
    volume_ml: int | None = None
    strength_permille: int | None = None
    sold_out: bool = False


@dataclass(frozen=True)
class OptionGroup:
    """A choice inside a drink: from ``at_least`` to ``at_most`` of its options.

    With fewer ``defaults`` than it needs, the guest must choose.
    """

    group_id: str
    name: Texts
    options: tuple[Option, ...]
    defaults: tuple[str, ...] = ()
    at_least: int = 1
    at_most: int = 1

    @property
    def is_single(self) -> bool:
        """One option at most: choosing another one exchanges it."""
        return self.at_most == 1

    @property
    def is_sizes(self) -> bool:
        """Its options are sizes of the drink."""
        return any(option.volume_ml is not None for option in self.options)

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
    ``ingredients`` are those no option replaces; options bring their own. ``without`` are those
    of them, by id, that may be left out.
    """

    drink_id: str
    name: Texts
    description: Texts
    price_cents: int
    tax_bp: int
    strength_permille: int
    ingredients: tuple[Ingredient, ...]
    groups: tuple[OptionGroup, ...] = ()
    picture: Picture = field(default_factory=Picture)
    without: tuple[str, ...] = ()
    note: Texts = NO_TEXTS
    origin: Texts = NO_TEXTS
    volume_ml: int | None = None
    sold_out: bool = False

    @property
    def alcoholic(self) -> bool:
        """As the recipe has it, it has more alcohol than the law calls none."""
        return self.strength_permille > ALCOHOLIC_ABOVE_PERMILLE

    @property
    def must_choose(self) -> bool:
        """A choice has no default, so the drink cannot be taken as it stands."""
        return any(len(group.defaults) < group.at_least for group in self.groups)

    def as_it_stands(self) -> Choice:
        """The recipe's own options."""
        return tuple((group.group_id, name) for group in self.groups for name in group.defaults)

    def group(self, group_id: str) -> OptionGroup:
        """The group of that id; :class:`KeyError` names it if there is none."""
        for group in self.groups:
            if group.group_id == group_id:
                return group
        raise KeyError(f"drink {self.drink_id!r} has no option group {group_id!r}")


@dataclass(frozen=True)
class Section:
    """A part of the menu under its own heading, and when it is served."""

    section_id: str
    name: Texts
    drinks: tuple[Drink, ...]
    serving: Serving = ALWAYS


@dataclass(frozen=True)
class Menu:
    """What the owner wrote down to be sold."""

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

    def allergens(self) -> tuple[Allergen, ...]:
        """Every allergen that occurs on it, in the order of the law's list."""
        found = {each for one in self.ingredients.values() for each in one.allergens}
        return tuple(each for each in Allergen if each in found)
