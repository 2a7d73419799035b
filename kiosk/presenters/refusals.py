"""Why an order was not placed, in the guest's words."""

from __future__ import annotations

from kiosk.presenters.words import Words
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, PlaceResult


def why_not(result: PlaceResult, words: Words) -> str:
    """One sentence, which also says that nothing was ordered."""
    if isinstance(result, NotPlaced) and result.why is NotPlacedWhy.DAY_IS_FULL:
        return words.tr("Tonight's numbers are used up. Nothing was ordered.")
    return words.tr("That did not work. Nothing was ordered: please try again.")
