"""What has run out, and what a drink can still be made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.menu.choosing import (
    chosen_options,
    contents,
    is_complete,
    left_out,
    ordered,
)
from kiosk.domain.menu.contents import Ingredient, Texts
from kiosk.domain.menu.drinks import WITHOUT, Choice, Drink, Menu, Option, OptionGroup


@dataclass(frozen=True)
class Availability:
    """What has run out: those marked in the menu's file, and tonight's.

    ``sold_out`` are ingredients and ``drinks`` drinks, each by id.
    """

    sold_out: frozenset[str] = frozenset()
    drinks: frozenset[str] = frozenset()

    def lacks(self, ingredient: Ingredient) -> bool:
        """It has run out."""
        return ingredient.ingredient_id in self.sold_out

    def has(self, option: Option) -> bool:
        """The option can be chosen."""
        return not option.sold_out and not any(map(self.lacks, option.ingredients))

    def can_make(self, drink: Drink) -> bool:
        """There is a way to make it: only what may be left out is missing, and every group has
        enough options left.
        """
        return (
            self._is_served(drink)
            and all(each.ingredient_id in drink.without for each in self._missing(drink))
            and all(len(self._left(group)) >= group.at_least for group in drink.groups)
        )

    def can_make_so(self, drink: Drink, choice: Choice) -> bool:
        """It can be made just as it was chosen."""
        return (
            self._is_served(drink)
            and not any(map(self.lacks, contents(drink, choice)))
            and all(map(self.has, chosen_options(drink, choice)))
        )

    def gone_of(self, drink: Drink, choice: Choice) -> tuple[Texts, ...]:
        """What of a choice has run out, by name, where the drink can be had another way."""
        if not self.can_make(drink):
            return ()
        options = (each.name for each in chosen_options(drink, choice) if not self.has(each))
        spared = left_out(drink, choice)
        recipe = (each.name for each in self._missing(drink) if each not in spared)
        return (*options, *recipe)

    def offer(self, drink: Drink) -> Choice:
        """What is chosen when the drink is opened: the recipe, without what has run out.

        Not complete where the guest must choose.
        """
        recipe = [
            (group.group_id, option.option_id)
            for group in drink.groups
            for option in self._left(group)
            if option.option_id in group.defaults
        ]
        gone = [(WITHOUT, each.ingredient_id) for each in self._missing(drink)]
        return ordered(drink, (*recipe, *gone))

    def as_it_stands(self, drink: Drink) -> Choice | None:
        """The recipe, if the drink can be had by it with one touch."""
        recipe = drink.as_it_stands()
        if is_complete(drink, recipe) and self.can_make_so(drink, recipe):
            return recipe
        return None

    def _is_served(self, drink: Drink) -> bool:
        return not drink.sold_out and drink.drink_id not in self.drinks

    def _missing(self, drink: Drink) -> Iterable[Ingredient]:
        return filter(self.lacks, drink.ingredients)

    def _left(self, group: OptionGroup) -> tuple[Option, ...]:
        return tuple(filter(self.has, group.options))


def availability_of(menu: Menu, cards: Iterable[str] = ()) -> Availability:
    """What the file says has run out, and what the bartender's cards say."""
    marked = {name for name, each in menu.ingredients.items() if each.sold_out}
    return Availability(frozenset(marked.union(cards)))
