"""What is said about age: once, where alcohol is ordered, and nothing is asked of anybody."""

from __future__ import annotations

from kiosk.domain.basket import Basket
from kiosk.domain.menu import is_alcoholic
from kiosk.presenters.words import Words


def age_note(words: Words, basket: Basket, legal_age: int) -> str:
    """The sentence above *Order* of a basket with alcohol in it; else nothing.

    ``legal_age`` is in years. The bartender looks at a document: a screen that asks for a
    birthday proves nothing and takes half a minute.
    """
    if not any(is_alcoholic(line.drink, line.choice) for line in basket.lines):
        return ""
    return words.tr(
        "Alcohol only from {age}: the bartender asks for a document at the window.",
        age=legal_age,
    )
