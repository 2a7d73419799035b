"""The cards about money: not paid, given for free; and what is to be given back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card
from kiosk.domain.order import OPEN, NotAllowed, Order, OrderState, Who, Why, change_state
from kiosk.domain.pagers import PagerState
from kiosk.ports import CashTaken, GivenFree, PaymentWay, Records
from kiosk.services.cards.deed import Heard, Said, of_ticket, stands, understood

FREE_WHY: Mapping[Card, str] = MappingProxyType(
    {Card.FREE_ON_THE_HOUSE: "on the house", Card.FREE_AS_AN_APOLOGY: "an apology"}
)
"""The reasons a drink is given away for, as they stand in the payment's history."""


def give_free(records: Records, said: Said) -> Heard:
    """What is still to pay of an open order is given away; its ticket goes on as ever."""
    order = of_ticket(said)
    if order.state not in OPEN or order.paid:
        return stands(order)
    left = order.total_cents - records.payments.approved(order.key)
    if left > 0:
        records.payments.give_free(GivenFree(order.key, left, said.at, FREE_WHY[said.card]))
    return understood()


def not_paid(records: Records, said: Said) -> Heard:
    """Handed over though it was not paid, or not all of it: a row, and a line of the figures."""
    order = of_ticket(said)
    try:
        after = change_state(
            order, OrderState.COLLECTED, who=Who.BARTENDER, why=Why.NOT_PAID, at=said.at
        )
    except NotAllowed:
        return stands(order)
    records.orders.update(order, after)
    for pager in records.pagers.all():
        if pager.order_key == order.key and pager.state is PagerState.OUT:
            free = replace(pager, state=PagerState.FREE, since=said.at, order_key=None)
            records.pagers.save(free)
    return understood()


def give_back(records: Records, order: Order, now: datetime) -> tuple[AnswerLine, ...]:
    """Count the cash of an order out again: a row of its own, and a line that says how much."""
    taken = records.payments.approved(order.key, PaymentWay.CASH)
    if taken <= 0:
        return ()
    records.payments.take_cash(CashTaken(order.key, -taken, now))
    return (AnswerLine(AnswerWord.GIVE_BACK, order.number, cents=taken),)
