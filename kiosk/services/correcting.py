"""Puts right what was wrong about an order of a closed day. The closed day's own rows stay."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.domain.correction import (
    Asked,
    CannotCorrect,
    Correction,
    Obstacle,
    correction_of,
)
from kiosk.ports import Records


def correct(records: Records, day: date, number: int, *, asked: Asked, now: datetime) -> Correction:
    """Write a correction; returns it as it stands there. Part of a unit of work.

    It opens no day and touches nothing that a kiosk keeps in mind: one that runs meanwhile goes on
    undisturbed, and counts it in the figures of the day that is open, or of the next.

    Raises :class:`~kiosk.domain.correction.CannotCorrect`.
    """
    order = records.orders.by_number(day, number)
    if order is None:
        raise CannotCorrect(Obstacle.NO_SUCH_ORDER)
    openings = records.days.of_date(day)
    opening = next((each for each in openings if number <= each.last_number), None)
    if opening is None or opening.closed_at is None:
        raise CannotCorrect(Obstacle.STILL_OPEN)
    own = [each for each in records.payments.of_day(day) if each.number == number]
    known = [each for each in records.corrections.about(day) if each.number == number]
    records.corrections.add(correction_of(order, asked, payments=own, earlier=known, at=now))
    return [each for each in records.corrections.about(day) if each.number == number][-1]
