"""What is on sale at this moment: the menu, the sections whose time it is, what has run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.menu.availability import Availability
from kiosk.domain.menu.choosing import allergens_of, is_alcoholic, ordered
from kiosk.domain.menu.drinks import Choice, Drink, Menu, Section


class Gone(StrEnum):
    """Why a drink that was chosen cannot be had any more."""

    SOLD_OUT = "sold out"
    NOT_NOW = "not at this time"
    NOT_ON_MENU = "not on the menu"


@dataclass(frozen=True)
class Offer:
    """The menu as it is on sale now. ``sections`` are those whose time it is."""

    menu: Menu
    sections: tuple[Section, ...]
    availability: Availability = field(default_factory=Availability)

    def drinks(self) -> Iterator[Drink]:
        """Every drink that is served now, in the order of the menu."""
        for section in self.sections:
            yield from section.drinks

    def drink(self, drink_id: str) -> Drink | None:
        """The drink of that id, if it is served now."""
        return _by_id(self.drinks(), drink_id)

    def why_gone(self, drink: Drink, choice: Choice) -> Gone | None:
        """Why a drink cannot be had so any more, or None if it can.

        The drink may be of an earlier menu: what counts is the one that is written now, and one
        that has become another drink is not the one she chose.
        """
        written = _by_id(self.menu.drinks(), drink.drink_id)
        if written is None or _is_another(written, drink, choice):
            return Gone.NOT_ON_MENU
        if self.drink(drink.drink_id) is None:
            return Gone.NOT_NOW
        return None if self.availability.can_make_so(written, choice) else Gone.SOLD_OUT


def _is_another(written: Drink, drink: Drink, choice: Choice) -> bool:
    """It cannot be chosen so any more, or has in it what she was told it has not."""
    if set(ordered(written, choice)) != set(choice):
        return True
    told, has = allergens_of(drink, choice), allergens_of(written, choice)
    has_more = not set(has) <= set(told)
    return has_more or (is_alcoholic(written, choice) and not is_alcoholic(drink, choice))


def _by_id(drinks: Iterator[Drink], drink_id: str) -> Drink | None:
    return next((each for each in drinks if each.drink_id == drink_id), None)


def offer_at(menu: Menu, moment: datetime, availability: Availability) -> Offer:
    """What is on sale at a moment of the window's zone."""
    on = tuple(section for section in menu.sections if section.serving.is_on(moment))
    return Offer(menu, on, availability)
