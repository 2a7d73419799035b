"""Guests who were called and have not come: each is called again by itself, up to a limit."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.domain.order import Order, OrderState
from kiosk.domain.pagers import CallState
from kiosk.ports import NewCall, Records

WAITING = frozenset({CallState.QUEUED, CallState.CALLING})
"""A call that is still to be made."""


def calls_due(
    records: Records, now: datetime, *, every: timedelta, most: int
) -> tuple[NewCall, ...]:
    """The calls to make now: ``every`` so long after the last, at most ``most`` for one order."""
    ready = (order for order in records.orders.open() if order.state is OrderState.READY)
    found = (_call_of(records, order, now, every=every, most=most) for order in ready)
    return tuple(call for call in found if call is not None)


def _call_of(
    records: Records, order: Order, now: datetime, *, every: timedelta, most: int
) -> NewCall | None:
    if order.pager is None:
        return None
    calls = records.calls.of_order(order.key)
    if len(calls) >= most or any(call.state in WAITING for call in calls):
        return None
    last = max((call.queued_at for call in calls), default=None)
    if last is None or now - last < every:
        return None
    return NewCall(order.key, order.number, order.pager, now)
