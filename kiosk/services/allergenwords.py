"""The fourteen allergens and the strength of a drink in words: the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from kiosk.domain.menu import Allergen, Strength, strength_word


class Words(Protocol):
    """A language, as far as it is needed here."""

    def tr(self, message: str, /, **values: object) -> str:
        """The message in this language, its ``{placeholders}`` filled in."""

    def percent(self, bp: int, /) -> str:
        """A share given in basis points."""


def strength_words(words: Words, permille: int) -> str:
    """Alcohol by volume and a plain word; ``permille`` is tenths of a percent."""
    volume = words.percent(permille * 10)
    match strength_word(permille):
        case Strength.NONE:
            return words.tr("without alcohol")
        case Strength.LIGHT:
            return words.tr("{volume} vol. · light", volume=volume)
        case Strength.MEDIUM:
            return words.tr("{volume} vol. · medium", volume=volume)
        case Strength.STRONG:
            return words.tr("{volume} vol. · strong", volume=volume)


def allergen_name(words: Words, allergen: Allergen) -> str:
    """An allergen as guests know it."""
    return _NAMES[allergen](words)


def allergen_list(words: Words, allergens: Iterable[Allergen]) -> str:
    """Several of them, in the order given: "milk, nuts"."""
    # Translators: between the things in a list
    return words.tr(", ").join(allergen_name(words, each) for each in allergens)


# Each is written out: the catalogues are made from the messages found in the code.
_NAMES: dict[Allergen, Callable[[Words], str]] = {
    Allergen.GLUTEN: lambda words: words.tr("gluten"),
    Allergen.CRUSTACEANS: lambda words: words.tr("crustaceans"),
    Allergen.EGGS: lambda words: words.tr("eggs"),
    Allergen.FISH: lambda words: words.tr("fish"),
    Allergen.PEANUTS: lambda words: words.tr("peanuts"),
    Allergen.SOYBEANS: lambda words: words.tr("soybeans"),
    Allergen.MILK: lambda words: words.tr("milk"),
    Allergen.NUTS: lambda words: words.tr("nuts"),
    Allergen.CELERY: lambda words: words.tr("celery"),
    Allergen.MUSTARD: lambda words: words.tr("mustard"),
    Allergen.SESAME: lambda words: words.tr("sesame"),
    Allergen.SULPHITES: lambda words: words.tr("sulphites"),
    Allergen.LUPIN: lambda words: words.tr("lupin"),
    Allergen.MOLLUSCS: lambda words: words.tr("molluscs"),
}
