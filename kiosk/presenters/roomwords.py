"""How much one guest may take at once, in her words: said where a + would do nothing."""

from __future__ import annotations

from kiosk.domain.basket import MOST_OF_A_LINE, Basket
from kiosk.domain.terms import Terms
from kiosk.presenters.pages import Attract, Choosing, Page, ShowingNumber
from kiosk.presenters.termwords import most_drinks, too_late
from kiosk.presenters.words import Words


def room_note(words: Words, page: Page, basket: Basket, terms: Terms) -> str:
    """Why the + on this page takes no more, or ``""`` while it does."""
    if isinstance(page, Attract | ShowingNumber):
        return ""
    if isinstance(page, Choosing):
        return _beside_the_stepper(words, page, basket, terms)
    if basket.room_for() < 1:
        return full_order(words, basket, terms)
    if any(line.quantity >= MOST_OF_A_LINE for line in basket.lines):
        return _full_line(words)
    return ""


def full_order(words: Words, basket: Basket, terms: Terms) -> str:
    """That one order holds so many drinks, or that more would be ready too late."""
    return too_late(words, terms, basket) or most_drinks(words, basket.most)


def no_room(words: Words, basket: Basket, terms: Terms) -> str:
    """Why a drink does not go into the basket at all."""
    return full_order(words, basket, terms) if basket.room_for() < 1 else _full_line(words)


def _beside_the_stepper(words: Words, page: Choosing, basket: Basket, terms: Terms) -> str:
    """Nothing where *Add* itself says that there is no room at all."""
    room = basket.room_to_add(page.drink, page.choice)
    if room < 1 or page.quantity < room:
        return ""
    if page.quantity >= basket.room_for():
        return full_order(words, basket, terms)
    return _full_line(words)


def _full_line(words: Words) -> str:
    return words.tr("At most {most} of the same drink in one order.", most=MOST_OF_A_LINE)
