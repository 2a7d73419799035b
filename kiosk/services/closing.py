"""The end of a business day: nothing of it is left waiting, and its report comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.day import BusinessDay
from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.pause import end_pause
from kiosk.domain.printjob import JobKind, JobState, PrintJob, change_job
from kiosk.domain.shortage import Ended, end, end_over, is_missing
from kiosk.ports import NewJob, Records

DAY_CLOSED = "business day closed"
"""Why a paper is withdrawn that its day did not bring out."""

BAR = "bar"
"""The bartender's printer, by the name the configuration gives it."""

_STILL_WANTED = frozenset({JobState.QUEUED, JobState.FAILED, JobState.UNCERTAIN})


def end_day(
    records: Records,
    day: BusinessDay,
    now: datetime,
    *,
    who: Who = Who.CLOCK,
    next_began_at: datetime | None = None,
) -> None:
    """Close a business day: what is open is abandoned, what is still to print withdrawn.

    What ran out is there again at the next opening. A day that is closed only when the next has
    begun, at ``next_began_at``, leaves alone what ran out since: that is the next evening's.

    Its report is queued by :func:`queue_closing`, in the same unit of work.
    """
    _miss_pagers(records, now)
    abandon_orders(records, now, who=who)
    _withdraw_papers(records, day, now)
    pause = records.pauses.open()
    if pause is not None:
        records.pauses.update(end_pause(pause, now))
    for missing in records.shortages.open():
        if not is_missing(missing, now):
            records.shortages.update(end_over(missing))
        elif missing.until is None and (next_began_at is None or missing.began_at < next_began_at):
            records.shortages.update(end(missing, Ended.OPENING, now))
    records.days.update(replace(day, closed_at=now))


def queue_closing(records: Records, day: BusinessDay, now: datetime) -> PrintJob:
    """Queue the closing report of a day that was closed at ``now``.

    Each day has its own: one still waiting for paper is of another day. After a first order it
    is queued last, or her ticket would wait for it.
    """
    return records.jobs.add(
        NewJob(
            kind=JobKind.CLOSING,
            printer=BAR,
            day=day.day,
            order_key=None,
            paper=1,
            code="",
            queued_at=now,
            why="business day closed",
        )
    )


def abandon_orders(records: Records, now: datetime, *, who: Who) -> None:
    """What is open waits for nobody any more, and no pager is called for it."""
    for order in records.orders.open():
        after = change_state(order, OrderState.ABANDONED, who=who, why=Why.DAY_ENDED, at=now)
        records.orders.update(order, after)
    for call in records.calls.waiting():
        records.calls.update(replace(call, state=CallState.WITHDRAWN))


def _withdraw_papers(records: Records, day: BusinessDay, now: datetime) -> None:
    for job in records.jobs.unfinished(day.day):
        # A date may be closed twice: the report of its first opening is wanted as well.
        if job.state in _STILL_WANTED and job.kind is not JobKind.CLOSING:
            withdrawn = change_job(job, JobState.WITHDRAWN, at=now, why=DAY_CLOSED)
            records.jobs.update(job, withdrawn)


def _miss_pagers(records: Records, now: datetime) -> None:
    # Their guests never came: nobody is given one that was not seen since.
    for pager in records.pagers.all():
        if pager.state is PagerState.OUT:
            records.pagers.save(replace(pager, state=PagerState.MISSING, since=now))
