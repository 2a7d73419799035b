"""What can be done about one order: what it is mostly touched for first, its end last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.order import OPEN, OrderState
from kiosk.presenters.staff.acts import Choice, Enter, Group, MeanGlass, Play, StaffSetting
from kiosk.presenters.staff.lists import APART
from kiosk.presenters.staff.views import StaffItem
from kiosk.services.byhand import Beside
from kiosk.services.stafflook import Glasses, OpenOrder

_TIMES = "\N{MULTIPLICATION SIGN}"
_GIFTS = (Card.FREE_ON_THE_HOUSE, Card.FREE_AS_AN_APOLOGY)
_OF_MONEY = (Card.NOT_PAID, *_GIFTS)
_CANCEL = (Card.CANNOT_MAKE, Card.GUEST_LEFT, Card.MISTAKE, Card.NO_ID, Card.DRUNK)


def order_groups(
    setting: StaffSetting, order: OpenOrder, meant: tuple[str, ...]
) -> Iterator[Group]:
    """``meant`` are the drinks of the glasses that were touched: money is then about them only."""
    words = setting.words
    yield Group("", tuple(_next_step(setting, order)), columns=1)
    yield Group("", tuple(_steps_back(setting, order)))
    drinks = tuple(_glasses(setting, order, each, meant) for each in order.glasses)
    if order.state in OPEN and order.to_pay_cents:
        some = words.tr("drinks: touch some, and money means only these")
        yield Group(some if _has_parts(order) else words.tr("drinks"), drinks)
        title = words.tr("money: only for what is marked") if meant else words.tr("money")
        yield Group(title, tuple(_of_money(setting, order, meant)), columns=3)
    else:
        yield Group(words.tr("drinks"), drinks)
    yield Group(words.tr("paper and pager"), tuple(_things(setting, order)), columns=3)
    yield Group(words.tr("cancel"), _cards(setting, order, _CANCEL), columns=3)


def _next_step(setting: StaffSetting, order: OpenOrder) -> Iterator[Choice]:
    words = setting.words
    if order.state in OPEN:
        is_made = order.state is OrderState.READY
        text = words.tr("collected") if is_made else words.tr("ready")
        yield Choice(StaffItem("enter", text, strong=True), Enter(order.number))


def _steps_back(setting: StaffSetting, order: OpenOrder) -> Iterator[Choice]:
    if order.state is OrderState.READY and setting.has_pagers and order.pager is not None:
        yield from _cards(setting, order, (Card.CALL_AGAIN,))
    if order.state is not OrderState.PLACED:
        yield from _cards(setting, order, (Card.NOT_READY,))


def _glasses(
    setting: StaffSetting, order: OpenOrder, glasses: Glasses, meant: tuple[str, ...]
) -> Choice:
    """A kind of drink; while something is to pay a touch means one glass of it more."""
    words = setting.words
    text = f"{glasses.quantity} {_TIMES} {glasses.name}"
    if order.state not in OPEN or not order.to_pay_cents or not _has_parts(order):
        return Choice(StaffItem("", text))
    many = meant.count(glasses.drink_id)
    detail = words.tr("{count} of them meant", count=many) if many else ""
    key = f"glass {glasses.drink_id}"
    item = StaffItem(key, text, detail, strong=many > 0)
    return Choice(item, MeanGlass(glasses.drink_id, glasses.quantity))


def _has_parts(order: OpenOrder) -> bool:
    """There is more than one glass, so that some of them can be meant."""
    return sum(each.quantity for each in order.glasses) > 1


def _of_money(setting: StaffSetting, order: OpenOrder, meant: tuple[str, ...]) -> Iterator[Choice]:
    """For all of it, or for the glasses that were touched, as drinks scanned between a card and
    its ticket. What was not made yet cannot have been handed over.
    """
    parts = tuple(Goods(GoodsKind.DRINK, drink) for drink in meant)
    for card in _OF_MONEY if order.state is OrderState.READY else _GIFTS:
        choice = _card(setting, order, card)
        beside = Beside(order.key, parts=parts)
        yield replace(choice, act=Play(card, beside, _what(setting, order, card)))


def _things(setting: StaffSetting, order: OpenOrder) -> Iterator[Choice]:
    has_pager = setting.has_pagers and order.pager is not None
    if order.state in OPEN:
        yield from _cards(setting, order, (Card.REPRINT,))
        if setting.has_pagers:
            yield from _cards(setting, order, (Card.SWAP_PAGER,))
    if has_pager:
        yield from _cards(setting, order, (Card.PAGER_LOST,))


def _cards(setting: StaffSetting, order: OpenOrder, cards: tuple[Card, ...]) -> tuple[Choice, ...]:
    return tuple(_card(setting, order, card) for card in cards)


def _card(setting: StaffSetting, order: OpenOrder, card: Card) -> Choice:
    act = Play(card, Beside(order_key=order.key), _what(setting, order, card))
    return Choice(StaffItem(f"card {card}", setting.card_names[card]), act)


def _what(setting: StaffSetting, order: OpenOrder, card: Card) -> str:
    return APART.join((str(order.number), setting.card_names[card]))
