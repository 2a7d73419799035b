"""A basket becomes an order: every name, price and tax rate is copied in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.basket import Basket, BasketLine
from kiosk.domain.menu import (
    LEFT_OUT,
    Choice,
    Drink,
    Option,
    OptionGroup,
    Texts,
    allergens_of,
    chosen_of,
    is_alcoholic,
    left_out,
    strength_of,
)
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

LeftOut = Callable[[str, str], str]
"""Says in the language given first that what is named second is left out."""


@dataclass(frozen=True)
class Speech:
    """The guest's language, the staff's, and how one says "this, not that" and "without this"."""

    guest: str
    staff: str
    instead_of: InsteadOf
    left_out: LeftOut


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
        without=basket.without,
    )


def _line(position: int, line: BasketLine, speech: Speech) -> OrderLine:
    drink, choice = line.drink, line.choice
    return OrderLine(
        position=position,
        drink_id=drink.drink_id,
        name=drink.name.in_language(speech.guest),
        staff_name=drink.name.in_language(speech.staff),
        quantity=line.quantity,
        unit_cents=line.unit_cents,
        tax_bp=drink.tax_bp,
        alcoholic=is_alcoholic(drink, choice),
        options=tuple(_options(drink, choice, speech)),
        allergens=allergens_of(drink, choice),
        strength_permille=strength_of(drink, choice),
    )


def _options(drink: Drink, choice: Choice, speech: Speech) -> Iterator[OrderOption]:
    """What was chosen, then what the recipe has and this glass has not."""
    for group in drink.groups:
        for option in group.options:
            if (group.group_id, option.option_id) in choice:
                yield _option(group, option, speech)
    for name, texts in _gone(drink, choice):
        staff = speech.left_out(speech.staff, texts.amid(speech.staff))
        guest = speech.left_out(speech.guest, texts.amid(speech.guest))
        yield OrderOption(f"{LEFT_OUT}{name}", guest, staff, ticket=staff, price_cents=0)


def _option(group: OptionGroup, option: Option, speech: Speech) -> OrderOption:
    is_recipe = option.option_id in group.defaults
    return OrderOption(
        option_id=option.option_id,
        name=option.name.in_language(speech.guest),
        staff_name=option.name.in_language(speech.staff),
        ticket="" if is_recipe else _change(group, option, speech),
        price_cents=option.price_cents,
    )


def _change(group: OptionGroup, option: Option, speech: Speech) -> str:
    if option.ticket is not None:
        return option.ticket.in_language(speech.staff)
    name = option.name.in_language(speech.staff)
    if not group.is_single or not group.defaults:
        return name
    return speech.instead_of(name, group.option(group.defaults[0]).name.in_language(speech.staff))


def _gone(drink: Drink, choice: Choice) -> Iterator[tuple[str, Texts]]:
    """What the recipe has and nothing else takes the place of: its own options, ingredients."""
    for group in drink.groups:
        if group.is_single and chosen_of(choice, group.group_id):
            continue  # exchanged for another, which says so itself
        for name in group.defaults:
            if (group.group_id, name) not in choice:
                yield name, group.option(name).name
    for each in left_out(drink, choice):
        yield each.ingredient_id, each.name
