"""After a start: which scans may have counted without their answer having been heard.

Rings and lines are kept in memory and end with the process, and so does the list of what was
scanned while the printer was off. What a scan has changed is in rows, written in the scan's own
transaction: the order's history, the money given back or still to take, the pager she has now. So
what must be said again is read there: at least once, never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import OPEN, Order, Who, Why
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.payment import Payment, PaymentWay
from kiosk.domain.printjob import JobState
from kiosk.ports import Records
from kiosk.services.handover import left_to_pay

SURELY_UNHEARD = timedelta(seconds=60)
"""A scan this young when the program starts may have been made just before it ended."""

TOO_OLD = timedelta(minutes=30)
"""What was scanned before that has long been drunk: nobody needs to read of it."""


def unheard_scans(records: Records, printer: str, now: datetime) -> tuple[AnswerLine, ...]:
    """What was done since the printer last brought out a paper, or just now, order by order."""
    day = records.days.last()
    if day is None:
        return ()
    since = max(now - TOO_OLD, min(now - SURELY_UNHEARD, _last_paper(records, printer, now)))

    def recent(at: datetime) -> bool:
        return since <= at <= now

    orders = {order.number: order for order in records.orders.of_day(day.day)}
    payments = [each for each in records.payments.of_day(day.day) if recent(each.at)]
    pagers = [each for each in records.pagers.all() if recent(each.since)]
    lines = (
        *_changes(order for order in orders.values() if recent(order.history[-1].at)),
        *(line for each in payments for line in _about_money(records, orders[each.number], each)),
        *_with_pagers(orders.values(), pagers),
    )
    # Each once: a glass and another one given away leave one amount to take.
    return tuple(sorted(dict.fromkeys(lines), key=lambda line: line.number or 0))


def _changes(orders: Iterable[Order]) -> Iterator[AnswerLine]:
    for order in orders:
        change = order.history[-1]
        if change.who is Who.BARTENDER:
            yield AnswerLine(AnswerWord.ALREADY, order.number, state=order.state, at=change.at)


def _with_pagers(orders: Iterable[Order], pagers: Iterable[Pager]) -> Iterator[AnswerLine]:
    """Those that went out after the order they are with: swapped, or taken out once more."""
    out = {pager.order_key: pager for pager in pagers if pager.state is PagerState.OUT}
    for order in orders:
        pager = out.get(order.key)
        if pager is not None and order.placed_at < pager.since:
            yield AnswerLine(AnswerWord.PAGER_INSTEAD, order.number, pager=pager.number)


def _about_money(records: Records, order: Order, payment: Payment) -> Iterator[AnswerLine]:
    """What must still go through the hatch, where it is not what stands on the ticket."""
    if payment.cents < 0:
        yield AnswerLine(AnswerWord.GIVE_BACK, order.number, cents=-payment.cents)
    elif payment.way is PaymentWay.FREE:
        left = left_to_pay(records, order) if order.state in OPEN else 0
        if left:
            yield AnswerLine(AnswerWord.TAKE, order.number, cents=left)
    elif order.history[-1].why is Why.NOT_PAID:
        yield AnswerLine(AnswerWord.TAKE, order.number, cents=payment.cents)


def _last_paper(records: Records, printer: str, now: datetime) -> datetime:
    """When the printer last proved that it worked: rings after that may not have been rung."""
    job = records.jobs.last_begun(printer)
    if job is None or job.state is not JobState.PRINTED:
        return now - TOO_OLD
    return job.history[-1].at
