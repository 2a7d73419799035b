"""What is in a glass: ingredients, what they may do to somebody, and texts in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.picture import Garnish, Ice, Liquid


class Allergen(StrEnum):
    """The fourteen allergens of Regulation (EU) 1169/2011, Annex II."""

    GLUTEN = "gluten"
    CRUSTACEANS = "crustaceans"
    EGGS = "eggs"
    FISH = "fish"
    PEANUTS = "peanuts"
    SOYBEANS = "soybeans"
    MILK = "milk"
    NUTS = "nuts"
    CELERY = "celery"
    MUSTARD = "mustard"
    SESAME = "sesame"
    SULPHITES = "sulphites"
    LUPIN = "lupin"
    MOLLUSCS = "molluscs"


_NOUNS_IN_CAPITALS = frozenset({"de"})


@dataclass(frozen=True)
class Texts:
    """One text in several languages. The first language of the menu is the fallback."""

    by_language: Mapping[str, str]
    fallback: str

    def in_language(self, language: str) -> str:
        """The text in ``language``, else in the menu's first language, else ``""``."""
        return self.by_language.get(language) or self.by_language.get(self.fallback, "")

    def amid(self, language: str) -> str:
        """The text as it stands after another word: "Olive", but "without olive".

        German keeps the capitals of its nouns; what has others than the first is a name.
        """
        text = self.in_language(language)
        if language in _NOUNS_IN_CAPITALS or not text[1:].islower():
            return text
        return text[0].lower() + text[1:]


NO_TEXTS = Texts({}, "")
"""Nothing to say, in any language."""


@dataclass(frozen=True)
class PictureChange:
    """How a choice changes the drawing; an empty field changes nothing, ``""`` takes the foam."""

    liquids: tuple[Liquid, ...] = ()
    ice: Ice | None = None
    garnish: Garnish | None = None
    foam: str | None = None


NO_CHANGE = PictureChange()
"""The drawing stays as it is."""


@dataclass(frozen=True)
class Ingredient:
    """What a drink or an option contains.

    ``left_out`` is how a drawing changes that goes without it; ``sold_out`` is what the owner
    wrote in the file: what has run out tonight is :class:`~kiosk.domain.menu.Availability`.
    """

    ingredient_id: str
    name: Texts
    allergens: frozenset[Allergen] = frozenset()
    on_card: bool = True  # named in the short list on the menu's card
    left_out: PictureChange = field(default=NO_CHANGE)
    sold_out: bool = False
