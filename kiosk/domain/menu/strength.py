"""How strong a drink is, in one plain word."""

from __future__ import annotations

from enum import StrEnum

from kiosk.domain.menu.drinks import ALCOHOLIC_ABOVE_PERMILLE

LIGHT_BELOW_PERMILLE = 120
"""Alcohol by volume, in tenths of a percent, up to which a glass is light: what is drunk like
beer or wine, a spritz or an americano."""

STRONG_FROM_PERMILLE = 220
"""And from which it is strong: more than any wine that spirit was added to, which ends at 22 % by
Regulation (EU) 1308/2013, Annex VII; nearly all of the glass is spirit."""


class Strength(StrEnum):
    """What a guest wants to know before the second one."""

    NONE = "without alcohol"
    LIGHT = "light"
    MEDIUM = "medium"
    STRONG = "strong"


def strength_word(permille: int) -> Strength:
    """The word for an alcohol by volume in tenths of a percent."""
    if permille <= ALCOHOLIC_ABOVE_PERMILLE:
        return Strength.NONE
    if permille < LIGHT_BELOW_PERMILLE:
        return Strength.LIGHT
    return Strength.MEDIUM if permille < STRONG_FROM_PERMILLE else Strength.STRONG
