"""The cards about what runs out: sold out, back again."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.lacks import lacks_of
from kiosk.domain.menu import Menu
from kiosk.domain.order import OrderState
from kiosk.domain.shortage import Ended, Shortage, end
from kiosk.ports import Records
from kiosk.services.businessday import Calendar
from kiosk.services.cards.deed import Heard, Said, of_goods, refused, understood_of
from kiosk.services.shortages import missing_now, note_missing


def sold_out(
    records: Records, said: Said, *, menu: Callable[[], Menu], language: str, calendar: Calendar
) -> Heard:
    """It leaves the menu at once; orders already placed with it are named on paper."""
    goods = of_goods(said)
    lacks = (
        lack
        for order in records.orders.open()
        if order.state is OrderState.PLACED
        for lack in lacks_of(order, goods, menu())
    )
    shortage = Shortage(
        goods,
        said.at,
        calendar.back_at(records.days.last(), said.at),
        staff_name=goods_name(menu(), goods, language),
        lacks=tuple(lacks),
    )
    note_missing(records, shortage, calendar)
    return understood_of(shortage.staff_name)


def back_again(records: Records, said: Said, *, menu: Callable[[], Menu], language: str) -> Heard:
    """It is on the menu again."""
    goods = of_goods(said)
    missing = missing_now(records, goods, said.at)
    if missing is None:
        name = goods_name(menu(), goods, language)
        return refused(AnswerLine(AnswerWord.NOT_SOLD_OUT, goods=name))
    records.shortages.update(end(missing, Ended.SCANNED, said.at))
    return understood_of(missing.staff_name)


def goods_name(menu: Menu, goods: Goods, language: str) -> str:
    """An ingredient or a drink as the staff call it; its key once the menu lacks it."""
    if goods.kind is GoodsKind.INGREDIENT:
        ingredient = menu.ingredients.get(goods.name)
        return ingredient.name.in_language(language) if ingredient else goods.name
    drinks = (drink for drink in menu.drinks() if drink.drink_id == goods.name)
    return next((drink.name.in_language(language) for drink in drinks), goods.name)
