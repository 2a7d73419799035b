"""The cards about pagers: another one, lost, found."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import OPEN, Order, OrderState
from kiosk.domain.pagers import Pager, PagerState, longest_free
from kiosk.ports import NewCall, Records
from kiosk.services.cards.deed import Heard, Said, of_ticket, refused, stands, understood
from kiosk.services.cards.orders import pager_of
from kiosk.services.handover import withdraw_calls

_AWAY = frozenset({PagerState.MISSING, PagerState.HELD})


def swap_pager(records: Records, said: Said) -> Heard:
    """The guest gets another one; hers is missing until it is found."""
    order = of_ticket(said)
    if order.state not in OPEN:
        return stands(order)
    fresh = longest_free(records.pagers.all(), said.at)
    if fresh is None:
        return refused(AnswerLine(AnswerWord.NO_FREE_PAGER, order.number))
    old = pager_of(records, order)
    withdraw_calls(records, order)
    records.orders.update(order, replace(order, pager=fresh.number))
    if old is not None:
        records.pagers.save(replace(old, state=PagerState.MISSING, since=said.at))
    out = replace(fresh, state=PagerState.OUT, since=said.at, order_key=order.key)
    records.pagers.save(out)
    if order.state is OrderState.READY:
        records.calls.add(NewCall(order.key, order.number, fresh.number, said.at))
    return understood(AnswerLine(AnswerWord.PAGER_INSTEAD, order.number, pager=fresh.number))


def pager_lost(records: Records, said: Said) -> Heard:
    """It is handed to nobody until it is found; its order goes on by its number."""
    pager = _lost(records, said)
    if pager is None:
        number = said.order.number if said.order else None
        return refused(AnswerLine(AnswerWord.NO_PAGER, number, pager=said.pager))
    told = understood(AnswerLine(AnswerWord.PAGER_LOST, pager=pager.number))
    if pager.state in _AWAY:
        return told  # anew, it would have another code than the one on paper
    order = records.orders.by_key(pager.order_key) if pager.order_key else None
    if order is not None and order.state in OPEN and order.pager == pager.number:
        withdraw_calls(records, order)
        records.orders.update(order, replace(order, pager=None))
    records.pagers.save(replace(pager, state=PagerState.MISSING, since=said.at))
    return told


def pager_found(records: Records, said: Said) -> Heard:
    """It is in the rack again."""
    pager = _found(records, said)
    if pager is None:
        number = said.order.number if said.order else None
        return refused(AnswerLine(AnswerWord.NO_PAGER, number, pager=said.pager))
    if pager.state is not PagerState.MISSING:
        return refused(AnswerLine(AnswerWord.NOT_MISSING, pager=pager.number))
    free = replace(pager, state=PagerState.FREE, since=said.at, order_key=None)
    records.pagers.save(free)
    return understood(AnswerLine(AnswerWord.PAGER_BACK, pager=pager.number))


def _lost(records: Records, said: Said) -> Pager | None:
    """The one its guest has, else the one the order had; never one that another guest has now."""
    if said.order is None:
        return _by_number(records, said.pager)
    pager = pager_of(records, said.order) or _by_number(records, said.order.pager)
    return None if pager is not None and _is_elsewhere(pager, said.order) else pager


def _found(records: Records, said: Said) -> Pager | None:
    """The one that is missing since its order, else the one the order has or had."""
    if said.order is None:
        return _by_number(records, said.pager)
    missing = (
        pager
        for pager in records.pagers.all()
        if pager.state is PagerState.MISSING and pager.order_key == said.order.key
    )
    # Of two it is the one that went first: its number stands on the ticket that was scanned.
    first = min(missing, key=lambda pager: pager.since, default=None)
    return first or _by_number(records, said.order.pager)


def _is_elsewhere(pager: Pager, order: Order) -> bool:
    return pager.state is PagerState.OUT and pager.order_key != order.key


def _by_number(records: Records, number: int | None) -> Pager | None:
    return next((pager for pager in records.pagers.all() if pager.number == number), None)
