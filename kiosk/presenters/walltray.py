"""The cards and the sheet beside the bar's printer, laid out as a bartender would lay them.

What stands on a card is told by whoever knows its names and codes; this says in which order they
lie, what comes after each, and which one is in the hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kiosk.domain.cards import NEEDS, Card, Goods, GoodsKind, Needs
from kiosk.presenters.wallviews import CardGroup, Tray, TrayPage, WallCard
from kiosk.presenters.words import Words

_ORDERS = (
    Card.CALL_AGAIN,
    Card.NOT_READY,
    Card.REPRINT,
    Card.NO_ID,
    Card.DRUNK,
    Card.GUEST_LEFT,
    Card.CANNOT_MAKE,
    Card.MISTAKE,
    Card.NOT_PAID,
    Card.FREE_ON_THE_HOUSE,
    Card.FREE_AS_AN_APOLOGY,
)
_GOODS = (Card.SOLD_OUT, Card.BACK_AGAIN)
_EVENING = (Card.TEN_MINUTES, Card.PAUSE, Card.RESUME, Card.HELP_COMES, Card.REPRINT_LAST)
_PAGERS = (Card.SWAP_PAGER, Card.PAGER_LOST, Card.PAGER_FOUND)
_DAY = (Card.OPEN, Card.FIGURES, Card.CLOSE)

# Each message stands in a call of its own, where the collector of messages finds it.
_GROUPS: tuple[tuple[Callable[[Words], str], tuple[Card, ...]], ...] = (
    (lambda words: words.tr("About an order"), _ORDERS),
    (lambda words: words.tr("What runs out"), _GOODS),
    (lambda words: words.tr("This evening"), _EVENING),
    (lambda words: words.tr("Pagers"), _PAGERS),
    (lambda words: words.tr("The day"), _DAY),
)
_HINTS: Mapping[Needs, Callable[[Words], str]] = MappingProxyType(
    {
        Needs.NOTHING: lambda _words: "",
        Needs.ITSELF: lambda words: words.tr("scan it twice"),
        Needs.TICKET: lambda words: words.tr("then the ticket"),
        Needs.GOODS: lambda words: words.tr("then a line of the sheet"),
        Needs.PAGER: lambda words: words.tr("then its code"),
    }
)


def tray_of(words: Words, *, names: Mapping[Card, str], goods: Mapping[Goods, str]) -> Tray:
    """The tray without codes: ``names`` of the cards and of what can run out, to be read."""
    groups = (_group(words, title(words), cards, names) for title, cards in _GROUPS)
    return Tray(
        titles=(words.tr("Cards"), words.tr("The sheet")),
        cards=tuple(group for group in groups if group.cards),
        sheet=(
            CardGroup(words.tr("Ingredients"), "", _lines(goods, GoodsKind.INGREDIENT)),
            CardGroup(words.tr("Drinks"), "", _lines(goods, GoodsKind.DRINK)),
        ),
    )


def key_of(goods: Goods) -> str:
    """By what a line of the sheet is known."""
    return f"{goods.kind}:{goods.name}"


def with_codes(tray: Tray, codes: Mapping[str, str]) -> Tray:
    """The same tray, each card with the code that ``codes`` has for its key."""

    def coded(group: CardGroup) -> CardGroup:
        cards = (replace(card, code=codes.get(card.key, "")) for card in group.cards)
        return replace(group, cards=tuple(cards))

    cards, sheet = map(coded, tray.cards), map(coded, tray.sheet)
    return replace(tray, cards=tuple(cards), sheet=tuple(sheet))


def after_scan(tray: Tray, code: str) -> Tray:
    """The tray after a code was read: a card that wants something more is in the hand now.

    A card about goods turns the sheet up, and stays in the hand: several lines may follow.
    """
    card = _card_of(tray, code)
    if card is None:
        if _is_goods(tray, code):
            return tray
        return replace(tray, held="")
    needs = NEEDS[card]
    is_second = needs is Needs.ITSELF and tray.held == code
    if needs is Needs.NOTHING or is_second:
        return replace(tray, held="", page=TrayPage.CARDS)
    page = TrayPage.SHEET if needs is Needs.GOODS else TrayPage.CARDS
    return replace(tray, held=code, page=page)


def _group(
    words: Words, title: str, cards: tuple[Card, ...], names: Mapping[Card, str]
) -> CardGroup:
    hints = {card: _HINTS[NEEDS[card]](words) for card in cards}
    shared = len(set(hints.values())) == 1
    laid = (
        WallCard(card.value, names[card], "" if shared else hints[card])
        for card in cards
        if card in names
    )
    return CardGroup(title, next(iter(hints.values())) if shared else "", tuple(laid))


def _lines(goods: Mapping[Goods, str], kind: GoodsKind) -> tuple[WallCard, ...]:
    return tuple(WallCard(key_of(each), name) for each, name in goods.items() if each.kind is kind)


def _card_of(tray: Tray, code: str) -> Card | None:
    cards = (card for group in tray.cards for card in group.cards)
    return next((Card(card.key) for card in cards if code and card.code == code), None)


def _is_goods(tray: Tray, code: str) -> bool:
    return any(code and line.code == code for group in tray.sheet for line in group.cards)
