"""The cards about a ticket: call again, not ready after all, print again, cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import CANCELS
from kiosk.domain.order import OPEN, NotAllowed, Order, OrderState, Who, Why, change_state
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import ASKED_FOR, JobKind, JobState, PrintJob
from kiosk.ports import NewCall, Records
from kiosk.services.cards.deed import Heard, Said, of_ticket, refused, stands, understood
from kiosk.services.cards.money import give_back
from kiosk.services.copies import copy_of
from kiosk.services.handover import withdraw_calls
from kiosk.services.ordering import BAR
from kiosk.services.recalling import WAITING

MOST_CALLS = 5
"""Calls of one order: who has not come after five will not hear the sixth."""

_STILL_COMES = frozenset({JobState.QUEUED, JobState.FAILED, JobState.PRINTING})


def call_again(records: Records, said: Said, *, most: int = MOST_CALLS) -> Heard:
    """Let the pager buzz once more. One that is being called already is not called twice."""
    order = of_ticket(said)
    if order.state is not OrderState.READY:
        return stands(order)
    if order.pager is None:
        return refused(AnswerLine(AnswerWord.NO_PAGER, order.number))
    calls = records.calls.of_order(order.key)
    if any(call.state in WAITING for call in calls):
        return understood()
    if len(calls) >= most:
        return refused(AnswerLine(AnswerWord.CALLED_OFTEN, order.number, count=len(calls)))
    records.calls.add(NewCall(order.key, order.number, order.pager, said.at))
    return understood()


def not_ready(records: Records, said: Said) -> Heard:
    """Back to be made; or handed over by mistake, within ten minutes, back to be called."""
    order = of_ticket(said)
    if order.state is OrderState.COLLECTED:
        return _bring_back(records, order, said)
    try:
        after = change_state(
            order,
            OrderState.PLACED,
            who=Who.BARTENDER,
            why=Why.NOT_READY_AFTER_ALL,
            at=said.at,
        )
    except NotAllowed:
        return stands(order)
    records.orders.update(order, after)
    withdraw_calls(records, order)
    return understood()


def reprint(records: Records, said: Said) -> Heard:
    """One more paper of an open order, marked as a copy. One still to come is not doubled."""
    order = of_ticket(said)
    if order.state not in OPEN:
        return stands(order)
    family = _tickets(records, order)
    if not any(job.state in _STILL_COMES for job in family):
        copy = copy_of(records, order, family, printer=BAR, now=said.at, why=ASKED_FOR)
        records.jobs.add(copy)
    return understood()


def reprint_last(records: Records, said: Said) -> Heard:
    """The ticket that came out last, once more: it fell into the ice."""
    day = records.days.last()
    jobs = records.jobs.of_kind(day.day, JobKind.TICKET) if day is not None else ()
    begun = [(at, job.order_key) for job in jobs if (at := _begun_at(job)) is not None]
    key = max(begun, default=(None, None))[1]
    order = records.orders.by_key(key) if key else None
    if order is None:
        return refused(AnswerLine(AnswerWord.NO_TICKET))
    return reprint(records, replace(said, order=order))


def _begun_at(job: PrintJob) -> datetime | None:
    """When its paper was last begun; None if it never was: withdrawn before, or no byte written."""
    rows = zip(job.history, (*job.history[1:], None), strict=True)
    begun = (
        row.at
        for row, then in rows
        if row.after is JobState.PRINTING and (then is None or then.after is not JobState.FAILED)
    )
    return max(begun, default=None)


def cancel(records: Records, said: Said) -> Heard:
    """End an order with its reason; the pager is missing until it is found in the rack.

    What was handed over and paid just now comes back first, and its cash is counted out again.
    """
    order = of_ticket(said)
    if order.state is OrderState.COLLECTED and _is_settled(records, order):
        return refused(AnswerLine(AnswerWord.OTHER_DAY, order.number))
    try:
        after = _cancelled(order, said)
    except NotAllowed:
        return stands(order)
    records.orders.update(order, after)
    withdraw_calls(records, order)
    _miss_pager(records, order, said)
    return understood(*give_back(records, order, said.at))


def _cancelled(order: Order, said: Said) -> Order:
    back = order
    if order.state is OrderState.COLLECTED:
        back = change_state(
            order, OrderState.READY, who=Who.BARTENDER, why=Why.BROUGHT_BACK, at=said.at
        )
    why = CANCELS[said.card]
    return change_state(back, OrderState.CANCELLED, who=Who.BARTENDER, why=why, at=said.at)


def _is_settled(records: Records, order: Order) -> bool:
    """Its day is closed, or an opening before this one: its rows do not change any more."""
    day = records.days.last()
    if day is None or day.closed_at is not None or order.day != day.day:
        return True
    # By its number, for a clock that was set back places orders before their day was opened.
    before = [each for each in records.days.of_date(day.day) if each.opening < day.opening]
    return bool(before) and order.number <= before[-1].last_number


def pager_of(records: Records, order: Order) -> Pager | None:
    """The pager its guest has, if she has one."""
    held = (pager for pager in records.pagers.all() if pager.order_key == order.key)
    return next((pager for pager in held if pager.state is PagerState.OUT), None)


def _bring_back(records: Records, order: Order, said: Said) -> Heard:
    """Its cash is counted out again; its pager may be somebody else's by now."""
    if _is_settled(records, order):
        return refused(AnswerLine(AnswerWord.OTHER_DAY, order.number))
    pager = _free_again(records, order)
    made = order.last_change(OrderState.READY)
    try:
        after = change_state(
            replace(order, pager=pager.number if pager else None),
            OrderState.READY,
            who=Who.BARTENDER,
            why=Why.BROUGHT_BACK,
            at=said.at,
            paper=made.paper if made else None,  # it is handed over with the ticket it was made by
        )
    except NotAllowed:
        return stands(order)
    records.orders.update(order, after)
    if pager is not None:
        out = replace(pager, state=PagerState.OUT, since=said.at, order_key=order.key)
        records.pagers.save(out)
    return understood(*give_back(records, order, said.at))


def _free_again(records: Records, order: Order) -> Pager | None:
    pagers = (pager for pager in records.pagers.all() if pager.number == order.pager)
    return next((pager for pager in pagers if pager.state is PagerState.FREE), None)


def _miss_pager(records: Records, order: Order, said: Said) -> None:
    pager = pager_of(records, order)
    if pager is not None:
        records.pagers.save(replace(pager, state=PagerState.MISSING, since=said.at))


def _tickets(records: Records, order: Order) -> tuple[PrintJob, ...]:
    return tuple(job for job in records.jobs.of_order(order.key) if job.kind is JobKind.TICKET)
