"""An order goes through the hatch: its cash comes in, its pager is back, its calls are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.pagers import CallState, PagerState
from kiosk.ports import CashTaken, Records
from kiosk.services.recalling import WAITING


def hand_over(
    records: Records,
    order: Order,
    at: datetime,
    *,
    why: Why,
    cash_cents: int,
    paper: int | None = None,
) -> Order:
    """The order after it, with all that follows. Part of a unit of work.

    Raises :class:`~kiosk.domain.order.NotAllowed`, before anything is written.
    """
    after = change_state(
        order, OrderState.COLLECTED, who=Who.BARTENDER, why=why, at=at, paper=paper
    )
    records.orders.update(order, after)
    if cash_cents > 0:
        records.payments.take_cash(CashTaken(order.key, cash_cents, at))
    withdraw_calls(records, order)
    for pager in records.pagers.all():
        if pager.order_key == order.key and pager.state is PagerState.OUT:
            free = replace(pager, state=PagerState.FREE, since=at, order_key=None)
            records.pagers.save(free)
    return after


def left_to_pay(records: Records, order: Order) -> int:
    """What of it nobody has paid or been given yet, in cents. Part of a unit of work."""
    return 0 if order.paid else order.total_cents - records.payments.approved(order.key)


def withdraw_calls(records: Records, order: Order) -> None:
    """Nobody is to be called for it any more. Part of a unit of work."""
    for call in records.calls.of_order(order.key):
        if call.state in WAITING:
            records.calls.update(replace(call, state=CallState.WITHDRAWN))
