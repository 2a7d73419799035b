"""After a start: which scans may have counted without their answer having been heard.

Rings and lines are kept in memory and end with the process, and so does the list of what was
scanned while the printer was off. What a scan has changed is in the order's history, written in
the scan's own transaction, so what must be said again is read there: at least once, never lost.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import Order, Who
from kiosk.domain.printjob import JobState
from kiosk.ports import Records

SURELY_UNHEARD = timedelta(seconds=60)
"""A scan this young when the program starts may have been made just before it ended."""

TOO_OLD = timedelta(minutes=30)
"""What was scanned before that has long been drunk: nobody needs to read of it."""


def unheard_scans(records: Records, printer: str, now: datetime) -> tuple[AnswerLine, ...]:
    """A line for each order scanned since the printer last brought out a paper, or just now."""
    day = records.days.last()
    if day is None:
        return ()
    since = max(now - TOO_OLD, min(now - SURELY_UNHEARD, _last_paper(records, printer, now)))
    return tuple(
        _line(order)
        for order in records.orders.of_day(day.day)
        if order.history[-1].who is Who.BARTENDER and since <= order.history[-1].at <= now
    )


def _last_paper(records: Records, printer: str, now: datetime) -> datetime:
    """When the printer last proved that it worked: rings after that may not have been rung."""
    job = records.jobs.last_begun(printer)
    if job is None or job.state is not JobState.PRINTED:
        return now - TOO_OLD
    return job.history[-1].at


def _line(order: Order) -> AnswerLine:
    change = order.history[-1]
    return AnswerLine(AnswerWord.ALREADY, order.number, state=order.state, at=change.at)
