"""What a guest wants to be spared, and whether a drink can be made so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.menu.availability import Availability
from kiosk.domain.menu.choosing import (
    allergens_of,
    is_alcoholic,
    is_complete,
    ordered,
)
from kiosk.domain.menu.contents import Allergen, Ingredient
from kiosk.domain.menu.drinks import (
    ALCOHOLIC_ABOVE_PERMILLE,
    WITHOUT,
    Choice,
    Drink,
    Option,
    OptionGroup,
)


@dataclass(frozen=True)
class Wishes:
    """The allergens a guest wants to be spared, and whether alcohol too."""

    without: frozenset[Allergen] = frozenset()
    alcohol_free: bool = False

    @property
    def listed(self) -> tuple[Allergen, ...]:
        """The allergens in the order of the law's list."""
        return tuple(each for each in Allergen if each in self.without)

    def broken_by(self, drink: Drink, choice: Choice) -> tuple[Allergen, ...]:
        """The unwanted allergens that are in the glass, in the order of the law's list."""
        return tuple(each for each in allergens_of(drink, choice) if each in self.without)

    def are_kept_by(self, drink: Drink, choice: Choice) -> bool:
        """Nothing unwanted is in the glass."""
        if self.alcohol_free and is_alcoholic(drink, choice):
            return False
        return not self.broken_by(drink, choice)

    def way(self, drink: Drink, availability: Availability) -> Choice | None:
        """What to choose so that they are kept, as near to the recipe as can be; None if there
        is no way. Not complete where the guest must choose anyway.
        """
        if not availability.can_make(drink):
            return None
        choice = ordered(drink, tuple(self._pairs(drink, availability)))
        kept = self.are_kept_by(drink, choice) and availability.can_make_so(drink, choice)
        can_go_on = is_complete(drink, choice) or not is_complete(drink, availability.offer(drink))
        return choice if kept and can_go_on else None

    def _pairs(self, drink: Drink, availability: Availability) -> Iterator[tuple[str, str]]:
        for group in drink.groups:
            free = [each for each in group.options if self._spares(each, availability)]
            for option in self._nearest(drink, group, free, availability):
                yield group.group_id, option.option_id
        for each in drink.ingredients:
            if self._is_unwanted(each) or availability.lacks(each):
                yield WITHOUT, each.ingredient_id

    def _nearest(
        self, drink: Drink, group: OptionGroup, free: list[Option], availability: Availability
    ) -> list[Option]:
        """The recipe's own options that may stay, and others in the place of those it needs.

        In the place of one that has run out she chooses herself.
        """
        if self.alcohol_free and drink.alcoholic and any(map(_is_alcohol_free, free)):
            return list(filter(_is_alcohol_free, free))[:1]
        kept = [each for each in free if each.option_id in group.defaults]
        others = [each for each in free if each not in kept]
        there = [name for name in group.defaults if availability.has(group.option(name))]
        needed = max(0, min(group.at_least, len(there)) - len(kept))
        return [*kept, *others[:needed]]

    def _spares(self, option: Option, availability: Availability) -> bool:
        return availability.has(option) and not any(map(self._is_unwanted, option.ingredients))

    def _is_unwanted(self, ingredient: Ingredient) -> bool:
        return bool(ingredient.allergens & self.without)


def _is_alcohol_free(option: Option) -> bool:
    strength = option.strength_permille
    return strength is not None and strength <= ALCOHOLIC_ABOVE_PERMILLE
