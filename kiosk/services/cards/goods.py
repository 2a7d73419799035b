"""The cards about what runs out: sold out, back again."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import Menu
from kiosk.domain.order import Order, OrderState
from kiosk.domain.shortage import Ended, Shortage, end
from kiosk.ports import Records
from kiosk.services.cards.deed import Heard, Said, of_goods, refused, understood


def sold_out(records: Records, said: Said, *, menu: Callable[[], Menu], language: str) -> Heard:
    """It leaves the menu at once; orders already placed with it are named on paper."""
    goods = of_goods(said)
    if not any(each.goods == goods for each in records.shortages.open()):
        records.shortages.add(Shortage(goods, said.at))
    numbers = tuple(
        order.number
        for order in records.orders.open()
        if order.state is OrderState.PLACED and _has(order, goods, menu())
    )
    if not numbers:
        return understood()
    name = goods_name(menu(), goods, language)
    return understood(AnswerLine(AnswerWord.SHORT_OF, goods=name, numbers=numbers))


def back_again(records: Records, said: Said, *, menu: Callable[[], Menu], language: str) -> Heard:
    """It is on the menu again."""
    goods = of_goods(said)
    missing = next((each for each in records.shortages.open() if each.goods == goods), None)
    if missing is None:
        name = goods_name(menu(), goods, language)
        return refused(AnswerLine(AnswerWord.NOT_SOLD_OUT, goods=name))
    records.shortages.update(end(missing, Ended.SCANNED, said.at))
    return understood()


def goods_name(menu: Menu, goods: Goods, language: str) -> str:
    """An ingredient or a drink as the staff call it; its key once the menu lacks it."""
    if goods.kind is GoodsKind.INGREDIENT:
        ingredient = menu.ingredients.get(goods.name)
        return ingredient.name.in_language(language) if ingredient else goods.name
    drinks = (drink for drink in menu.drinks() if drink.drink_id == goods.name)
    return next((drink.name.in_language(language) for drink in drinks), goods.name)


def _has(order: Order, goods: Goods, menu: Menu) -> bool:
    if goods.kind is GoodsKind.DRINK:
        return any(line.drink_id == goods.name for line in order.lines)
    return goods.name in _ingredients(order, menu)


def _ingredients(order: Order, menu: Menu) -> set[str]:
    """What its drinks and options are made of by the menu of now; an order keeps only names.

    Too much rather than too little: an ingredient that was left out is named as well.
    """
    drinks = {drink.drink_id: drink for drink in menu.drinks()}
    found: set[str] = set()
    for line in order.lines:
        drink = drinks.get(line.drink_id)
        if drink is None:
            continue
        chosen = {option.option_id for option in line.options}
        found.update(each.ingredient_id for each in drink.ingredients)
        found.update(
            each.ingredient_id
            for group in drink.groups
            for option in group.options
            if option.option_id in chosen
            for each in option.ingredients
        )
    return found
