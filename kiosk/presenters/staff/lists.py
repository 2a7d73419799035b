"""What stands on the pages of orders, the evening and what runs out, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import PagerState
from kiosk.presenters.staff.acts import Choice, Group, OpenPage, Play, StaffSetting
from kiosk.presenters.staff.views import StaffItem
from kiosk.presenters.words import Words
from kiosk.services.byhand import Beside
from kiosk.services.stafflook import OpenOrder, RackPager, StaffLook

APART = " \N{MIDDLE DOT} "
"""Between two facts in a line."""

_OF_THE_WINDOW = (Card.PAUSE, Card.TEN_MINUTES, Card.RESUME, Card.OPEN, Card.CLOSE)
_OF_PAPERS = (Card.FIGURES, Card.REPRINT_LAST)
_AWAY = frozenset({PagerState.MISSING, PagerState.HELD})


def order_list(setting: StaffSetting, look: StaffLook) -> Iterator[Group]:
    """The orders, what waits longest first; those handed over a moment ago come last."""
    done = [order for order in look.orders if order.state is OrderState.COLLECTED]
    waiting = [order for order in look.orders if order not in done]
    yield Group("", tuple(_row(setting, each, look.at) for each in waiting), columns=1)
    title = setting.words.tr("handed over a moment ago")
    yield Group(title, tuple(_row(setting, each, look.at) for each in done), columns=1)


def order_title(words: Words, order: OpenOrder) -> str:
    """One order: its number, and how it stands."""
    return APART.join((str(order.number), state_word(words, order.state)))


def order_facts(words: Words, order: OpenOrder, at: datetime) -> str:
    """Age, pager, what is to pay, in a line."""
    return APART.join(_facts(words, order, at))


def evening_list(setting: StaffSetting, look: StaffLook) -> Iterator[Group]:
    """The cards that need nothing beside them, then the pagers with where they are."""
    words = setting.words
    wanted = {Card.RESUME} if look.is_paused else set()
    window = (_card(setting, card, strong=card in wanted) for card in _OF_THE_WINDOW)
    yield Group(words.tr("window"), tuple(window), columns=3)
    help_comes = _card(setting, Card.HELP_COMES, strong=look.wants_help)
    papers = (_card(setting, card, strong=False) for card in _OF_PAPERS)
    yield Group(words.tr("papers and guests"), (*papers, help_comes), columns=3)
    if setting.has_pagers:
        pagers = tuple(_pager(setting, pager) for pager in look.pagers)
        yield Group(words.tr("pagers: lost, found"), pagers, columns=3)


def goods_list(setting: StaffSetting, look: StaffLook) -> Iterator[Group]:
    """Everything that can run out; a touch says that it did, another that it is back."""
    words = setting.words
    for kind, title in (
        (GoodsKind.INGREDIENT, words.tr("ingredients")),
        (GoodsKind.DRINK, words.tr("drinks")),
    ):
        goods = (each for each in look.goods if each[0].kind is kind)
        choices = (_goods(setting, *each, is_gone=each[0] in look.gone) for each in goods)
        yield Group(title, tuple(choices))


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


def _row(setting: StaffSetting, order: OpenOrder, at: datetime) -> Choice:
    words = setting.words
    item = StaffItem(
        f"order {order.key}",
        order_title(words, order),
        order_facts(words, order, at),
        strong=order.state is not OrderState.COLLECTED,
    )
    return Choice(item, OpenPage(order.key))


def _facts(words: Words, order: OpenOrder, at: datetime) -> Iterator[str]:
    """Age, pager, what is to pay."""
    minutes = max(0, int((at - order.placed_at).total_seconds() // 60))
    yield words.tr("{minutes} min", minutes=minutes)
    if order.pager is not None:
        yield words.tr("pager {number}", number=order.pager)
    if order.to_pay_cents:
        yield words.tr("to pay {amount}", amount=words.money(order.to_pay_cents))


def _card(setting: StaffSetting, card: Card, *, strong: bool) -> Choice:
    name = setting.card_names[card]
    return Choice(StaffItem(f"card {card}", name, strong=strong), Play(card, Beside(), name))


def _pager(setting: StaffSetting, pager: RackPager) -> Choice:
    """A touch says the other of the two: one that is missing was found, any other is lost."""
    words, is_away = setting.words, pager.state in _AWAY
    card = Card.PAGER_FOUND if is_away else Card.PAGER_LOST
    item = StaffItem(
        f"pager {pager.number}",
        words.tr("pager {number}", number=pager.number),
        _where(words, pager),
        wrong=is_away,
    )
    what = APART.join((setting.card_names[card], str(pager.number)))
    return Choice(item, Play(card, Beside(pager=pager.number), what))


def _where(words: Words, pager: RackPager) -> str:
    if pager.state in _AWAY:
        return words.tr("missing")
    if pager.state is PagerState.FREE:
        return words.tr("in the rack")
    if pager.order is None:
        return words.tr("with a guest")
    return words.tr("out with {number}", number=pager.order)


def _goods(setting: StaffSetting, goods: Goods, name: str, *, is_gone: bool) -> Choice:
    card = Card.BACK_AGAIN if is_gone else Card.SOLD_OUT
    detail = setting.words.tr("sold out") if is_gone else ""
    item = StaffItem(f"goods {goods.kind} {goods.name}", name, detail, wrong=is_gone)
    what = APART.join((name, setting.card_names[card]))
    return Choice(item, Play(card, Beside(goods=goods), what))
