"""The end of a business day: nothing of it is left waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.day import BusinessDay
from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.printjob import JobState, change_job
from kiosk.ports import Records

DAY_CLOSED = "business day closed"
"""Why a paper is withdrawn that its day did not bring out."""

_STILL_WANTED = frozenset({JobState.QUEUED, JobState.FAILED, JobState.UNCERTAIN})


def end_day(records: Records, day: BusinessDay, now: datetime) -> None:
    """Close a business day: what is open is abandoned, what is still to print withdrawn."""
    abandon_orders(records, now, who=Who.CLOCK)
    _withdraw_papers(records, day, now)
    _take_pagers_back(records, now)
    records.days.update(replace(day, closed_at=now))


def abandon_orders(records: Records, now: datetime, *, who: Who) -> None:
    """What is open waits for nobody any more, and no pager is called for it."""
    for order in records.orders.open():
        after = change_state(order, OrderState.ABANDONED, who=who, why=Why.DAY_ENDED, at=now)
        records.orders.update(order, after)
    for call in records.calls.waiting():
        records.calls.update(replace(call, state=CallState.WITHDRAWN))


def _withdraw_papers(records: Records, day: BusinessDay, now: datetime) -> None:
    for job in records.jobs.of_day(day.day):
        if job.state in _STILL_WANTED:
            withdrawn = change_job(job, JobState.WITHDRAWN, at=now, why=DAY_CLOSED)
            records.jobs.update(job, withdrawn)


def _take_pagers_back(records: Records, now: datetime) -> None:
    # Between two days the rack is filled again by hand.
    for pager in records.pagers.all():
        if pager.state is PagerState.OUT:
            back = replace(pager, state=PagerState.FREE, since=now, order_key=None)
            records.pagers.save(back)
