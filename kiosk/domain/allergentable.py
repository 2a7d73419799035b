"""The written table of allergens and strength: the one source of terminal, file, paper, screen.

Reg. (EU) 1169/2011, article 44, and D.Lgs. 231/2017, article 19, want it written for what is sold
loose. It says what a drink has as it stands, and for every other choice what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.menu import (
    WITHOUT,
    Allergen,
    Choice,
    Drink,
    Menu,
    Option,
    OptionGroup,
    Texts,
    allergens_of,
    strength_of,
    toggle,
)


class RowKind(StrEnum):
    """What a row of the table is about."""

    AS_IT_STANDS = "as it stands"
    CHOICE = "choice"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class TableRow:
    """A drink as it stands, or as it is with one thing chosen otherwise.

    ``name`` is the drink's, the option's or the ingredient's that is left out. ``adds`` and
    ``loses`` compare with the drink as it stands; strength in tenths of a percent by volume.
    """

    kind: RowKind
    section: Texts
    drink: Texts
    name: Texts
    allergens: tuple[Allergen, ...]
    strength_permille: int
    adds: tuple[Allergen, ...] = ()
    loses: tuple[Allergen, ...] = ()
    is_as_strong: bool = True

    @property
    def changes(self) -> bool:
        """It differs from the drink as it stands in what the table is about."""
        return bool(self.adds or self.loses) or not self.is_as_strong


def allergen_table(menu: Menu) -> tuple[TableRow, ...]:
    """Every drink in the order of the menu, each followed by its other choices."""
    return tuple(
        row
        for section in menu.sections
        for drink in section.drinks
        for row in _rows(drink, section.name)
    )


def _rows(drink: Drink, section: Texts) -> Iterator[TableRow]:
    recipe = drink.as_it_stands()
    yield TableRow(
        kind=RowKind.AS_IT_STANDS,
        section=section,
        drink=drink.name,
        name=drink.name,
        allergens=allergens_of(drink, recipe),
        strength_permille=strength_of(drink, recipe),
    )
    for group in drink.groups:
        for option in group.options:
            yield from _otherwise(drink, group, option, section=section)
    for ingredient in drink.ingredients:
        if ingredient.ingredient_id in drink.without:
            choice = toggle(drink, recipe, WITHOUT, ingredient.ingredient_id)
            yield _other(drink, choice, RowKind.LEFT_OUT, section=section, name=ingredient.name)


def _otherwise(
    drink: Drink, group: OptionGroup, option: Option, *, section: Texts
) -> Iterator[TableRow]:
    """The drink with an option that is not the recipe's, or without one that is.

    Of several that go together none is taken for exchanged: what is in the glass is never less
    than the table says.
    """
    recipe, pair = drink.as_it_stands(), (group.group_id, option.option_id)
    if pair not in recipe:
        choice = toggle(drink, recipe, *pair) if group.is_single else (*recipe, pair)
        yield _other(drink, choice, RowKind.CHOICE, section=section, name=option.name)
        return
    fewer = toggle(drink, recipe, *pair)
    if fewer != recipe:
        yield _other(drink, fewer, RowKind.LEFT_OUT, section=section, name=option.name)


def _other(drink: Drink, choice: Choice, kind: RowKind, *, section: Texts, name: Texts) -> TableRow:
    recipe = drink.as_it_stands()
    before, after = allergens_of(drink, recipe), allergens_of(drink, choice)
    strength = strength_of(drink, choice)
    return TableRow(
        kind=kind,
        section=section,
        drink=drink.name,
        name=name,
        allergens=after,
        strength_permille=strength,
        adds=tuple(each for each in after if each not in before),
        loses=tuple(each for each in before if each not in after),
        is_as_strong=strength == strength_of(drink, recipe),
    )
