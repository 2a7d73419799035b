"""What is said about age: once, where alcohol is ordered, and nothing is asked of anybody."""

from __future__ import annotations

from kiosk.domain.basket import Basket
from kiosk.presenters.words import Words


def age_note(words: Words, basket: Basket, legal_age: int) -> str:
    """The sentence above *Order* of a basket with alcohol in it; else nothing.

    ``legal_age`` is in years. The bartender looks at a document: a screen that asks for a
    birthday proves nothing and takes half a minute.
    """
    if not basket.has_alcohol:
        return ""
    return words.tr(
        "Alcohol only from {age}: the bartender asks for ID at the window.",
        age=legal_age,
    )
