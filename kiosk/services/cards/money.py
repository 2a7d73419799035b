"""The cards about money: not paid, given for free; and what is to be given back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card
from kiosk.domain.order import OPEN, NotAllowed, Order, Why
from kiosk.domain.parts import cents_of
from kiosk.ports import CashTaken, GivenFree, PaymentWay, Records
from kiosk.services.cards.deed import Heard, Said, of_ticket, refused, stands, understood
from kiosk.services.handover import hand_over, left_to_pay

FREE_WHY: Mapping[Card, str] = MappingProxyType(
    {Card.FREE_ON_THE_HOUSE: "on the house", Card.FREE_AS_AN_APOLOGY: "an apology"}
)
"""The reasons a drink is given away for, as they stand in the payment's history."""


def give_free(records: Records, said: Said) -> Heard:
    """What is still to pay of an open order is given away; its ticket goes on as ever."""
    order = of_ticket(said)
    if order.state not in OPEN or order.paid:
        return stands(order)
    left = left_to_pay(records, order)
    given = _meant(said, order, left)
    if given is None:
        return _not_with_this(said)
    if given > 0:
        records.payments.give_free(GivenFree(order.key, given, said.at, FREE_WHY[said.card]))
    return understood(*_take(order, left - given if said.parts else 0))


def not_paid(records: Records, said: Said) -> Heard:
    """Handed over though it was not paid, or not all of it: a row, and a line of the figures."""
    order = of_ticket(said)
    left = left_to_pay(records, order)
    missing = _meant(said, order, left)
    if missing is None:
        return _not_with_this(said)
    try:
        hand_over(records, order, said.at, why=Why.NOT_PAID, cash_cents=left - missing)
    except NotAllowed:
        return stands(order)
    return understood(*_take(order, left - missing))


def _meant(said: Said, order: Order, left: int) -> int | None:
    """What the scanned glasses cost, or all that is left to pay; None if it has no such glasses."""
    if not said.parts:
        return left
    cents = cents_of(order, (part.name for part in said.parts))
    return None if cents is None else min(cents, left)


def _take(order: Order, cents: int) -> tuple[AnswerLine, ...]:
    """How much is to be taken, where that is not what stands on the ticket."""
    return (AnswerLine(AnswerWord.TAKE, order.number, cents=cents),) if cents > 0 else ()


def _not_with_this(said: Said) -> Heard:
    return refused(AnswerLine(AnswerWord.MISFIT, card=said.card))


def give_back(records: Records, order: Order, now: datetime) -> tuple[AnswerLine, ...]:
    """Count the cash of an order out again: a row of its own, and a line that says how much."""
    taken = records.payments.approved(order.key, PaymentWay.CASH)
    if taken <= 0:
        return ()
    records.payments.take_cash(CashTaken(order.key, -taken, now))
    return (AnswerLine(AnswerWord.GIVE_BACK, order.number, cents=taken),)
