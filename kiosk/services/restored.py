"""After a restore: the paper that says so, and the way back of the pagers it has put on hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.codes import frees_pager, pager_code
from kiosk.domain.day import BusinessDay
from kiosk.domain.order import Order, Who
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.papers import AfterRestore, HeldPager, LastOrder
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.ports import NewJob, Records
from kiosk.services.ordering import BAR

_CAME_OR_COMES = frozenset(JobState) - {JobState.WITHDRAWN}


def queue_paper(records: Records, now: datetime) -> bool:
    """At a start: queue the paper if pagers are held and it has not come in this business day.

    It is derived from what is stored, so a start that was killed queues it the next time, and a
    pager still held on the next day gets a fresh code. True if it was queued; part of a unit of
    work.
    """
    day = records.days.last()
    if day is None or not _held(records) or _has_paper(records, day):
        return False
    records.jobs.add(
        NewJob(
            kind=JobKind.REPORT,
            printer=BAR,
            day=day.day,
            order_key=None,
            paper=1,
            code="",
            queued_at=now,
            why="pagers are held",
        )
    )
    return True


def paper_of(records: Records, job: PrintJob) -> AfterRestore:
    """What the paper says now: a pager scanned back meanwhile is not on it."""
    secret = records.secret()
    held = _held(records)
    restored_at = min((pager.since for pager in held), default=job.queued_at)
    orders = [order for order in _orders(records, job) if order.placed_at < restored_at]
    return AfterRestore(
        restored_at=restored_at,
        last=_last(orders),
        abandoned=tuple(order.number for order in orders if _ended_at(order, restored_at)),
        pagers=tuple(
            HeldPager(pager.number, pager_code(pager.number, pager.since, secret)) for pager in held
        ),
        copy=job.is_copy,
    )


def give_back(records: Records, number: int, text: str, now: datetime) -> bool | None:
    """Put a held or missing pager into the rack if this is its code. None: it is neither; False:
    no code. Part of a unit of work.
    """
    pager = next((each for each in _away(records) if each.number == number), None)
    if pager is None:
        return None
    if not is_code_of(records, number, text):
        return False
    records.pagers.save(replace(pager, state=PagerState.FREE, since=now, order_key=None))
    return True


def is_code_of(records: Records, number: int, text: str) -> bool:
    """Whether this is the code printed for a pager since it is away."""
    pager = next((each for each in _away(records) if each.number == number), None)
    secret = records.secret()
    return pager is not None and frees_pager(text, number, held_since=pager.since, secret=secret)


def _held(records: Records) -> list[Pager]:
    held = [pager for pager in records.pagers.all() if pager.state is PagerState.HELD]
    return sorted(held, key=lambda pager: pager.number)


def _away(records: Records) -> list[Pager]:
    gone = {PagerState.HELD, PagerState.MISSING}
    return [pager for pager in records.pagers.all() if pager.state in gone]


def _has_paper(records: Records, day: BusinessDay) -> bool:
    since = day.restored_at or day.opened_at
    return any(
        job.state in _CAME_OR_COMES and job.queued_at >= since
        for job in records.jobs.of_kind(day.day, JobKind.REPORT)
    )


def _orders(records: Records, job: PrintJob) -> list[Order]:
    """The orders of the days a restore may have cut off."""
    last = records.jobs.last_begun(job.printer)
    doubtful = records.jobs.unsettled(job.printer)
    days = {job.day, *(each.day for each in doubtful), *([last.day] if last else [])}
    return [order for day in sorted(days) for order in records.orders.of_day(day)]


def _last(orders: list[Order]) -> LastOrder | None:
    newest = max(orders, key=lambda order: (order.placed_at, order.number), default=None)
    return None if newest is None else LastOrder(newest.number, newest.placed_at)


def _ended_at(order: Order, restored_at: datetime) -> bool:
    change = order.history[-1]
    return change.who is Who.RECOVERY and change.at == restored_at
