"""Drinks, with their option groups and options, as a menu's file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.menu import Drink, Option, OptionGroup
from kiosk.menufile import limits
from kiosk.menufile.pictures import take_change, take_picture
from kiosk.menufile.words import need_texts, take_texts
from kiosk.tomlfile.kinds import identifier, known, scaled
from kiosk.tomlfile.mistakes import quoted
from kiosk.tomlfile.table import Table

ID = identifier(limits.LONGEST_ID)
PRICE = scaled("0", limits.DEAREST, places=2)
DIFFERENCE = scaled(f"-{limits.DEAREST}", limits.DEAREST, places=2)
TAX = scaled("0", limits.HIGHEST_TAX, places=2)
STRENGTH = scaled("0", limits.STRONGEST, places=1)


@dataclass(frozen=True)
class Known:
    """What the rest of the file has named already, and where photos are looked for."""

    languages: tuple[str, ...]
    sections: tuple[str, ...]
    ingredients: tuple[str, ...]
    base: Path


def read_drink(table: Table, given: Known) -> tuple[str, Drink]:
    """A drink and the section it stands in."""
    section = table.need("section", known(given.sections, what="section"), stand_in="")
    drink = Drink(
        drink_id=table.need("id", ID, stand_in=""),
        name=need_texts(table, "name", given.languages, most=limits.LONGEST_NAME),
        description=need_texts(
            table, "description", given.languages, most=limits.LONGEST_DESCRIPTION
        ),
        price_cents=table.need("price", PRICE, stand_in=0),
        tax_bp=table.need("tax", TAX, stand_in=0),
        strength_permille=table.need("strength", STRENGTH, stand_in=0),
        ingredients=_contents(table, given),
        groups=_groups(table, given),
        picture=take_picture(table, given.base),
    )
    table.done()
    _never_below_zero(table, drink)
    _made_of_something(table, drink)
    return section, drink


def each_id_once(tables: Sequence[Table]) -> None:
    """Note every id that another table of the same list has already."""
    owners: dict[str, str] = {}
    for table in tables:
        name = table.values.get("id")
        if not isinstance(name, str):
            continue
        if name in owners:
            found = f"{quoted(name)}, the id of {owners[name]} too"
            table.wrong("id", found, allowed="an id of its own")
        owners.setdefault(name, table.place)


def at_most(table: Table, key: str, most: int) -> None:
    """Note a list that is absurdly long."""
    values = table.values.get(key, ())
    if isinstance(values, (list, dict)) and len(values) > most:
        table.wrong(key, f"{len(values)} of them", allowed=f"up to {most}")


def _groups(drink: Table, given: Known) -> tuple[OptionGroup, ...]:
    tables = drink.tables("group")
    each_id_once(tables)
    at_most(drink, "group", limits.MOST_GROUPS)
    return tuple(_group(table, given) for table in tables)


def _group(table: Table, given: Known) -> OptionGroup:
    tables = table.tables("option")
    each_id_once(tables)
    at_most(table, "option", limits.MOST_OPTIONS)
    if not tables:
        table.wrong("option", "no option", allowed="at least one [[drink.group.option]]")
    options = tuple(_option(each, given) for each in tables)
    names = [option.option_id for option in options]
    group = OptionGroup(
        group_id=table.need("id", ID, stand_in=""),
        name=need_texts(table, "name", given.languages, most=limits.LONGEST_NAME),
        options=options,
        default=table.take("default", known(names, what="option of this group"), default=None),
    )
    table.done()
    return group


def _option(table: Table, given: Known) -> Option:
    option = Option(
        option_id=table.need("id", ID, stand_in=""),
        name=need_texts(table, "name", given.languages, most=limits.LONGEST_NAME),
        price_cents=table.take("price", DIFFERENCE, default=0),
        ingredients=_contents(table, given),
        ticket=take_texts(table, "ticket", given.languages, most=limits.LONGEST_NAME),
        picture=take_change(table),
    )
    table.done()
    return option


def _contents(table: Table, given: Known) -> tuple[str, ...]:
    at_most(table, "ingredients", limits.MOST_CONTENTS)
    names = table.each("ingredients", known(given.ingredients, what="ingredient"))
    if len(set(names)) < len(names):
        table.wrong("ingredients", "an ingredient twice", allowed="each ingredient once")
    return names


def _never_below_zero(table: Table, drink: Drink) -> None:
    least = drink.price_cents + sum(
        min((option.price_cents for option in group.options), default=0) for group in drink.groups
    )
    if least < 0:
        found = f"a drink of {least / 100:.2f} with its cheapest options"
        table.wrong("price", found, allowed="0.00 or more with any options")


def _made_of_something(table: Table, drink: Drink) -> None:
    """A drink that names nothing in it would be called free of allergens."""
    by_options = any(all(option.ingredients for option in group.options) for group in drink.groups)
    if not table.values.get("ingredients") and not by_options:
        table.wrong("ingredients", "nothing", allowed="at least one ingredient")
