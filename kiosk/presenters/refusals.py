"""Why an order was not placed, in the guest's words."""

from __future__ import annotations

from kiosk.domain.terms import ANY_TIME, Terms
from kiosk.presenters.termwords import refusal
from kiosk.presenters.words import Words
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, PlaceResult


def why_not(result: PlaceResult, words: Words, terms: Terms = ANY_TIME) -> str:
    """One sentence, or two; it also says that nothing was ordered."""
    if isinstance(result, NotPlaced) and result.obstacle is not None:
        return refusal(words, result.obstacle, terms)
    if isinstance(result, NotPlaced) and result.why is NotPlacedWhy.SOLD_OUT:
        names = ", ".join(result.gone)
        return words.tr("Not to be had any more: {drinks}. Nothing was ordered.", drinks=names)
    if isinstance(result, NotPlaced) and result.why is NotPlacedWhy.DAY_IS_FULL:
        return words.tr("Tonight's numbers are used up. Nothing was ordered.")
    return words.tr("That did not work. Nothing was ordered: please try again.")
