"""What drinks and options are made of, as a menu's file holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kiosk.domain.menu import Allergen, Ingredient
from kiosk.menufile import limits
from kiosk.menufile.given import ID, Known, at_most
from kiosk.menufile.pictures import take_change
from kiosk.menufile.words import need_texts
from kiosk.tomlfile.kinds import TRUTH, known, word_of
from kiosk.tomlfile.mistakes import quoted
from kiosk.tomlfile.table import NotAllowed, Table

_OF_ITS_OWN = "a name of its own, or nobody can tell them apart on the sheet of what runs out"


def read_ingredients(table: Table, languages: tuple[str, ...]) -> Mapping[str, Ingredient]:
    """Every ingredient by its id."""
    at_most(table, "ingredient", limits.MOST_INGREDIENTS)
    each = table.table("ingredient")
    if each is None:
        return {}
    tables = {name: each.table(name) for name in each.values}
    found = {
        name: _ingredient(name, one, languages) for name, one in tables.items() if one is not None
    }
    for ingredient_id, name, other in _namesakes(found, languages):
        one = tables[ingredient_id]
        if one is not None:
            one.remark("name", f"{quoted(name)}, as {quoted(other)} is called", allowed=_OF_ITS_OWN)
    return MappingProxyType(found)


def contents(table: Table, given: Known) -> tuple[Ingredient, ...]:
    """The ingredients a drink or an option names."""
    at_most(table, "ingredients", limits.MOST_CONTENTS)
    names = table.each("ingredients", known(tuple(given.ingredients), what="ingredient"))
    if len(set(names)) < len(names):
        table.wrong("ingredients", "an ingredient twice", allowed="each ingredient once")
    return tuple(given.ingredients[name] for name in names)


def may_be_left_out(drink: Table, ingredients: tuple[Ingredient, ...]) -> tuple[str, ...]:
    """Those of a drink's own ingredients that it also goes without, in the order of the recipe."""
    own = [each.ingredient_id for each in ingredients]
    names = drink.each("without", known(own, what="ingredient of this drink"))
    if len(set(names)) < len(names):
        drink.wrong("without", "an ingredient twice", allowed="each ingredient once")
    return tuple(name for name in own if name in names)


def _namesakes(
    found: Mapping[str, Ingredient], languages: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """Each ingredient that is called as an earlier one is: its id, the name, the earlier's id."""
    seen: dict[tuple[str, str], str] = {}
    for ingredient_id, ingredient in found.items():
        called = {language: ingredient.name.in_language(language) for language in languages}
        earlier = [
            (name, seen.setdefault((language, name.casefold()), ingredient_id))
            for language, name in called.items()
            if name
        ]
        same = next(((name, other) for name, other in earlier if other != ingredient_id), None)
        if same is not None:
            yield (ingredient_id, *same)


def _ingredient(name: str, table: Table, languages: tuple[str, ...]) -> Ingredient:
    try:
        ID.read(name)
    except NotAllowed:
        table.mistakes.add(table.place, "an ingredient's id", allowed=ID.allowed)
    ingredient = Ingredient(
        ingredient_id=name,
        name=need_texts(table, "name", languages, most=limits.LONGEST_NAME),
        allergens=frozenset(table.each("allergens", word_of(Allergen))),
        on_card=table.take("on_card", TRUTH, default=True),
        left_out=take_change(table, "left_out"),
        sold_out=table.take("sold_out", TRUTH, default=False),
    )
    table.done()
    return ingredient
