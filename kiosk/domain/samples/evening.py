"""A short evening that never was, for the figures on the sheet of samples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.day import BusinessDay
from kiosk.domain.figures import DayReport, MissingPager, Rows
from kiosk.domain.menu import Ingredient
from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.payment import Payment, PaymentWay
from kiosk.domain.reckoning import figures_of
from kiosk.domain.samples.choices import as_it_is, changed
from kiosk.domain.samples.orders import CHECK, Scene, job_of
from kiosk.domain.shortage import Shortage

_EVENING = timedelta(hours=5)
_EVERY = timedelta(minutes=23)  # an order comes
_MADE_AFTER, _TAKEN_AFTER = timedelta(minutes=3), timedelta(minutes=9)
_MORE = timedelta(seconds=40)  # for each order, so that one has waited longest
_ORDERS = 12
_PAGER = 5
_FREE = 9
_ENDS = {4: Why.NO_ID, 7: Why.GUEST_LEFT}
_CHAIN = " ".join([CHECK] * 5)

_Step = tuple[OrderState, Why, timedelta]
_HANDED_OVER: tuple[_Step, ...] = (
    (OrderState.READY, Why.MADE, _MADE_AFTER),
    (OrderState.COLLECTED, Why.HANDED_OVER, _TAKEN_AFTER),
)


def report_of(scene: Scene) -> DayReport:
    """Twelve orders, one refused, one given up, one for free; limes out, a pager gone."""
    opened_at = scene.now - _EVENING
    orders = tuple(_order(scene, number, opened_at) for number in range(1, _ORDERS + 1))
    day = BusinessDay(
        scene.window, scene.now.date(), opened_at, closed_at=scene.now, last_number=_ORDERS
    )
    rows = Rows(
        openings=(day,),
        before=0,
        orders=orders,
        tickets=tuple(job_of(order.number, order.placed_at) for order in orders),
        payments=tuple(_payments(orders)),
        shortages=tuple(_shortages(scene, opened_at)),
        pagers_missing=(_PAGER,),
    )
    figures = figures_of(rows, scene.now)
    pagers = (MissingPager(_PAGER, f"P{_PAGER}.{CHECK}"),)
    return DayReport(figures, pagers=pagers, chain=_CHAIN, chain_row=_ORDERS)


def _order(scene: Scene, number: int, opened_at: datetime) -> Order:
    drinks = tuple(scene.menu.drinks())
    drink = drinks[number % len(drinks)]
    placed = scene.one(number, drink, changed if number % 2 else as_it_is)
    order = replace(placed, placed_at=opened_at + number * _EVERY)
    steps = _HANDED_OVER
    if number in _ENDS:
        steps = ((OrderState.CANCELLED, _ENDS[number], _MADE_AFTER),)
    for state, why, later in steps:
        at = order.placed_at + later + (number % _FREE) * _MORE
        order = change_state(order, state, who=Who.BARTENDER, why=why, at=at)
    return order


def _payments(orders: Iterable[Order]) -> Iterable[Payment]:
    for order in orders:
        if order.state is OrderState.COLLECTED:
            way = PaymentWay.FREE if order.number == _FREE else PaymentWay.CASH
            why = "on the house" if way is PaymentWay.FREE else ""
            at = order.history[-1].at
            yield Payment(order.number, way, order.total_cents, at, why)


def _shortages(scene: Scene, opened_at: datetime) -> Iterable[Shortage]:
    """What the first drink is made of ran out; a menu may not say of what."""
    ingredients: Iterable[Ingredient] = next(iter(scene.menu.drinks())).ingredients
    for each in tuple(ingredients)[:1]:
        goods = Goods(GoodsKind.INGREDIENT, each.ingredient_id)
        name = each.name.in_language(scene.speech.staff)
        began = opened_at + 4 * _EVERY
        yield Shortage(goods, began, ended_at=began + _EVERY, staff_name=name)
