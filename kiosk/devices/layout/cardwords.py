"""What the cards are called, on the cards themselves and on the papers that answer them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.devices.layout.words import Words
from kiosk.domain.cards import Card

# Each message stands in a call of its own, where the collector of messages finds it.
_NAMES: Mapping[Card, Callable[[Words], str]] = MappingProxyType(
    {
        Card.CALL_AGAIN: lambda words: words.tr("call again"),
        Card.NOT_READY: lambda words: words.tr("not ready after all"),
        Card.REPRINT_LAST: lambda words: words.tr("print the last again"),
        Card.REPRINT: lambda words: words.tr("print this again"),
        Card.GUEST_LEFT: lambda words: words.tr("cancel: the guest left"),
        Card.MISTAKE: lambda words: words.tr("cancel: a mistake"),
        Card.CANNOT_MAKE: lambda words: words.tr("cancel: cannot be made"),
        Card.NO_ID: lambda words: words.tr("refuse: no document"),
        Card.DRUNK: lambda words: words.tr("refuse: drunk"),
        Card.NOT_PAID: lambda words: words.tr("handed over, not paid"),
        Card.FREE_ON_THE_HOUSE: lambda words: words.tr("free: on the house"),
        Card.FREE_AS_AN_APOLOGY: lambda words: words.tr("free: an apology"),
        Card.SOLD_OUT: lambda words: words.tr("sold out"),
        Card.BACK_AGAIN: lambda words: words.tr("back again"),
        Card.PAUSE: lambda words: words.tr("pause"),
        Card.RESUME: lambda words: words.tr("go on"),
        Card.TEN_MINUTES: lambda words: words.tr("ten minutes more"),
        Card.HELP_COMES: lambda words: words.tr("help is coming"),
        Card.SWAP_PAGER: lambda words: words.tr("another pager"),
        Card.PAGER_LOST: lambda words: words.tr("pager lost"),
        Card.PAGER_FOUND: lambda words: words.tr("pager found"),
        Card.FIGURES: lambda words: words.tr("figures so far"),
        Card.OPEN: lambda words: words.tr("open"),
        Card.CLOSE: lambda words: words.tr("close"),
    }
)


def card_name(card: Card, words: Words) -> str:
    """A card's name, short and in the staff's language."""
    return _NAMES[card](words)
