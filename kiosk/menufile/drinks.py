"""Drinks, as a menu's file holds them."""

from __future__ import annotations

from kiosk.domain.menu import NO_TEXTS, Drink, OptionGroup
from kiosk.menufile import limits
from kiosk.menufile.given import ID, PRICE, STRENGTH, TAX, VOLUME, Known
from kiosk.menufile.groups import read_groups
from kiosk.menufile.ingredients import contents, may_be_left_out
from kiosk.menufile.pictures import take_picture
from kiosk.menufile.words import need_texts, take_texts
from kiosk.tomlfile.kinds import TRUTH, known
from kiosk.tomlfile.table import Table


def read_drink(table: Table, given: Known) -> tuple[str, Drink]:
    """A drink and the section it stands in."""
    section = table.need("section", known(given.sections, what="section"), stand_in="")
    languages = given.languages
    drink = Drink(
        drink_id=table.need("id", ID, stand_in=""),
        name=need_texts(table, "name", languages, most=limits.LONGEST_NAME),
        description=need_texts(table, "description", languages, most=limits.LONGEST_DESCRIPTION),
        price_cents=table.need("price", PRICE, stand_in=0),
        tax_bp=table.need("tax", TAX, stand_in=0),
        strength_permille=table.need("strength", STRENGTH, stand_in=0),
        ingredients=(ingredients := contents(table, given)),
        groups=read_groups(table, given),
        picture=take_picture(table, given.base),
        without=may_be_left_out(table, ingredients),
        note=take_texts(table, "note", languages, most=limits.LONGEST_NOTE) or NO_TEXTS,
        origin=take_texts(table, "origin", languages, most=limits.LONGEST_ORIGIN) or NO_TEXTS,
        volume_ml=table.take("volume", VOLUME, default=None),
        sold_out=table.take("sold_out", TRUTH, default=False),
    )
    table.done()
    _never_below_zero(table, drink)
    _made_of_something(table, drink)
    return section, drink


def _never_below_zero(table: Table, drink: Drink) -> None:
    least = drink.price_cents + sum(map(_cheapest, drink.groups))
    if least < 0:
        found = f"a drink of {least / 100:.2f} with its cheapest options"
        table.wrong("price", found, allowed="0.00 or more with any options")


def _cheapest(group: OptionGroup) -> int:
    """What the cheapest choice in a group adds, in cents."""
    prices = sorted(option.price_cents for option in group.options)
    needed, free = prices[: group.at_least], prices[group.at_least : group.at_most]
    return sum(needed) + sum(price for price in free if price < 0)


def _made_of_something(table: Table, drink: Drink) -> None:
    """A drink that names nothing in it would be called free of allergens."""
    by_options = any(
        group.at_least and all(option.ingredients for option in group.options)
        for group in drink.groups
    )
    if not table.values.get("ingredients") and not by_options:
        table.wrong("ingredients", "nothing", allowed="at least one ingredient")
