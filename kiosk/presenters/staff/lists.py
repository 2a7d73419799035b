"""What stands on each page of the staff screen: orders, one order, the evening, goods, devices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.health import Part, PartHealth, Verdict
from kiosk.domain.order import OrderState
from kiosk.presenters.staff.acts import Choice, Enter, OpenPage, Play, PrintTest, StaffSetting
from kiosk.presenters.staff.views import StaffItem
from kiosk.presenters.words import Words
from kiosk.services.byhand import Beside
from kiosk.services.partwords import near_its_end, part_name, what_is_wrong
from kiosk.services.staffdesk import OpenOrder, StaffLook

_APART = " \N{MIDDLE DOT} "

_OF_THE_EVENING = (
    Card.PAUSE,
    Card.TEN_MINUTES,
    Card.RESUME,
    Card.HELP_COMES,
    Card.REPRINT_LAST,
    Card.FIGURES,
    Card.OPEN,
    Card.CLOSE,
)
_CANCEL = (Card.CANNOT_MAKE, Card.GUEST_LEFT, Card.MISTAKE, Card.NO_ID, Card.DRUNK)
_GIVE_FREE = (Card.FREE_ON_THE_HOUSE, Card.FREE_AS_AN_APOLOGY)
_OF_PAGERS = (Card.SWAP_PAGER, Card.PAGER_LOST)


def orders_list(setting: StaffSetting, look: StaffLook) -> Iterator[Choice]:
    """The orders, what waits longest first; those handed over a moment ago come last."""
    words = setting.words
    for order in look.orders:
        is_open = order.state is not OrderState.COLLECTED
        item = StaffItem(
            f"order {order.key}",
            order_title(words, order),
            order_facts(words, order, look.at),
            strong=is_open,
        )
        yield Choice(item, OpenPage(order.key))


def order_title(words: Words, order: OpenOrder) -> str:
    """One order: its number, and how it stands."""
    return _APART.join((str(order.number), state_word(words, order.state)))


def order_facts(words: Words, order: OpenOrder, at: datetime) -> str:
    """Age, pager, what is to pay, in a line."""
    return _APART.join(_facts(words, order, at))


def order_actions(setting: StaffSetting, order: OpenOrder) -> Iterator[Choice]:
    """What can be done about an order in its state; first what is mostly wanted."""
    words = setting.words
    if order.state is not OrderState.COLLECTED:
        is_made = order.state is OrderState.READY
        text = words.tr("collected") if is_made else words.tr("ready")
        yield Choice(StaffItem("enter", text, strong=True), Enter(order.number))
    for card in _cards_for(order, has_pagers=setting.has_pagers):
        name = setting.card_names[card]
        what = _APART.join((str(order.number), name))
        yield Choice(StaffItem(f"card {card}", name), Play(card, Beside(order_key=order.key), what))


def evening_list(setting: StaffSetting, look: StaffLook) -> Iterator[Choice]:
    """The cards that need nothing beside them, then each pager that is not in the rack."""
    for card in _OF_THE_EVENING:
        name = setting.card_names[card]
        yield Choice(StaffItem(f"card {card}", name), Play(card, Beside(), name))
    for number in look.pagers_away:
        name = _APART.join((setting.card_names[Card.PAGER_FOUND], str(number)))
        act = Play(Card.PAGER_FOUND, Beside(pager=number), name)
        yield Choice(StaffItem(f"pager {number}", name), act)


def goods_list(setting: StaffSetting, look: StaffLook) -> Iterator[Choice]:
    """Everything that can run out; a touch says that it did, another that it is back."""
    for goods, name in look.goods:
        is_gone = goods in look.gone
        card = Card.BACK_AGAIN if is_gone else Card.SOLD_OUT
        item = StaffItem(
            f"goods {goods.kind} {goods.name}",
            name,
            _APART.join(_about(setting.words, goods, is_gone=is_gone)),
            wrong=is_gone,
        )
        what = _APART.join((name, setting.card_names[card]))
        yield Choice(item, Play(card, Beside(goods=goods), what))


def devices_list(setting: StaffSetting, parts: tuple[PartHealth, ...]) -> Iterator[Choice]:
    """The test paper, then how each part of the window is, those in trouble first."""
    words = setting.words
    yield Choice(StaffItem("test", words.tr("test print"), strong=True), PrintTest())
    for part in sorted(parts, key=lambda each: not each.in_trouble):
        yield Choice(_part(words, part))


def state_word(words: Words, state: OrderState) -> str:
    """A state as the papers say it."""
    match state:
        case OrderState.PLACED:
            return words.tr("to be made")
        case OrderState.READY:
            return words.tr("ready")
        case OrderState.COLLECTED:
            return words.tr("collected")
        case OrderState.CANCELLED:
            return words.tr("cancelled")
        case OrderState.ABANDONED:
            return words.tr("abandoned")


def _facts(words: Words, order: OpenOrder, at: datetime) -> Iterator[str]:
    """Age, pager, what is to pay."""
    minutes = max(0, int((at - order.placed_at).total_seconds() // 60))
    yield words.tr("{minutes} min", minutes=minutes)
    if order.pager is not None:
        yield words.tr("pager {number}", number=order.pager)
    if order.to_pay_cents:
        yield words.tr("to pay {amount}", amount=words.money(order.to_pay_cents))


def _cards_for(order: OpenOrder, *, has_pagers: bool) -> Iterator[Card]:
    has_pager = has_pagers and order.pager is not None
    if order.state is OrderState.READY and has_pager:
        yield Card.CALL_AGAIN
    if order.state is not OrderState.PLACED:
        yield Card.NOT_READY
    if order.state is not OrderState.COLLECTED:
        if order.to_pay_cents:
            yield from (Card.NOT_PAID, *_GIVE_FREE)
        yield Card.REPRINT
        if has_pager:
            yield from _OF_PAGERS
        yield from _CANCEL
    elif has_pager:
        yield Card.PAGER_LOST


def _about(words: Words, goods: Goods, *, is_gone: bool) -> Iterator[str]:
    """What tells a drink from an ingredient of the same name, and that it ran out."""
    if goods.kind is GoodsKind.DRINK:
        yield words.tr("drink")
    if is_gone:
        yield words.tr("sold out")


def _part(words: Words, part: PartHealth) -> StaffItem:
    name = words.tr("database") if part.part is Part.DATABASE else part_name(words, part.part)
    if part.in_trouble:
        return StaffItem("", what_is_wrong(words, part.part, part.trouble), wrong=True)
    if part.near_end:
        return StaffItem("", near_its_end(words, part.part), wrong=True)
    is_known = part.verdict is not Verdict.UNKNOWN
    return StaffItem("", name, words.tr("works") if is_known else words.tr("not known yet"))
