"""A basket becomes an order: every name, price and tax rate is copied in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.basket import Basket, BasketLine
from kiosk.domain.menu import Option, OptionGroup
from kiosk.domain.money import tax_shares
from kiosk.domain.order import (
    Order,
    OrderLine,
    OrderOption,
    OrderState,
    StateChange,
    Who,
    Why,
)

InsteadOf = Callable[[str, str], str]
"""Says in the staff's language that the first option was chosen instead of the second."""


@dataclass(frozen=True)
class Speech:
    """The guest's language, the staff's, and how the staff's says "this, not that"."""

    guest: str
    staff: str
    instead_of: InsteadOf


def order_from(
    basket: Basket,
    speech: Speech,
    *,
    window: str,
    day: date,
    number: int,
    pager: int | None,
    at: datetime,
) -> Order:
    """The order a basket becomes. The amounts are those that were shown."""
    lines = tuple(
        _line(position, line, speech) for position, line in enumerate(basket.lines, start=1)
    )
    return Order(
        key=basket.key,
        window=window,
        day=day,
        number=number,
        state=OrderState.PLACED,
        language=speech.guest,
        pager=pager,
        lines=lines,
        total_cents=basket.total_cents,
        taxes=tax_shares((line.cents, line.tax_bp) for line in lines),
        paid=basket.total_cents == 0,  # nothing to pay is nothing owed
        placed_at=at,
        shown_at=None,
        history=(StateChange(at, Who.GUEST, None, OrderState.PLACED, Why.ORDERED),),
    )


def _line(position: int, line: BasketLine, speech: Speech) -> OrderLine:
    drink, chosen = line.drink, dict(line.choice)
    return OrderLine(
        position=position,
        drink_id=drink.drink_id,
        name=drink.name.in_language(speech.guest),
        staff_name=drink.name.in_language(speech.staff),
        quantity=line.quantity,
        unit_cents=line.unit_cents,
        tax_bp=drink.tax_bp,
        alcoholic=drink.alcoholic,
        options=tuple(
            _option(group, group.option(chosen[group.group_id]), speech) for group in drink.groups
        ),
        strength_permille=drink.strength_permille,
    )


def _option(group: OptionGroup, option: Option, speech: Speech) -> OrderOption:
    return OrderOption(
        option_id=option.option_id,
        name=option.name.in_language(speech.guest),
        staff_name=option.name.in_language(speech.staff),
        ticket="" if option.option_id == group.default else _change(group, option, speech),
        price_cents=option.price_cents,
    )


def _change(group: OptionGroup, option: Option, speech: Speech) -> str:
    if option.ticket is not None:
        return option.ticket.in_language(speech.staff)
    name = option.name.in_language(speech.staff)
    if group.default is None:
        return name
    return speech.instead_of(name, group.option(group.default).name.in_language(speech.staff))
