"""The cards about pagers: another one, lost, found."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import OPEN, OrderState
from kiosk.domain.pagers import Pager, PagerState, longest_free
from kiosk.ports import NewCall, Records
from kiosk.services.cards.deed import Heard, Said, of_ticket, refused, stands, understood
from kiosk.services.cards.orders import pager_of, withdraw_calls


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
    pager = _named(records, said)
    if pager is None:
        number = said.order.number if said.order else None
        return refused(AnswerLine(AnswerWord.NO_PAGER, number, pager=said.pager))
    order = records.orders.by_key(pager.order_key) if pager.order_key else None
    if order is not None and order.state in OPEN and order.pager == pager.number:
        withdraw_calls(records, order)
        records.orders.update(order, replace(order, pager=None))
    records.pagers.save(replace(pager, state=PagerState.MISSING, since=said.at))
    return understood(AnswerLine(AnswerWord.PAGER_LOST, pager=pager.number))


def pager_found(records: Records, said: Said) -> Heard:
    """It is in the rack again."""
    pager = _named(records, said)
    if pager is None or pager.state is not PagerState.MISSING:
        number = pager.number if pager else said.pager
        return refused(AnswerLine(AnswerWord.NOT_MISSING, pager=number))
    free = replace(pager, state=PagerState.FREE, since=said.at, order_key=None)
    records.pagers.save(free)
    return understood(AnswerLine(AnswerWord.PAGER_BACK, pager=pager.number))


def _named(records: Records, said: Said) -> Pager | None:
    """The pager of the scanned code, or the one the ticket's order has or had."""
    number = said.pager if said.order is None else said.order.pager
    return next((pager for pager in records.pagers.all() if pager.number == number), None)
