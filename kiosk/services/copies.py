"""Copies: what is in doubt comes out once more, marked, in the place of its original."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.codes import TicketCode, ticket_code
from kiosk.domain.day import BusinessDay
from kiosk.domain.order import OPEN, Order
from kiosk.domain.printjob import (
    COPIES_BY_ITSELF,
    JobKind,
    JobState,
    PrintJob,
    change_job,
    wants_copy,
)
from kiosk.ports import NewJob, Records, Storage
from kiosk.services.closing import DAY_CLOSED

_REPORTS = frozenset({JobKind.REPORT, JobKind.CLOSING, JobKind.SHORTAGE})
"""The bar's own papers that come once more if the first may not have printed."""

_IN_DOUBT = frozenset({JobState.UNCERTAIN, JobState.WITHDRAWN})


@dataclass(frozen=True)
class Copied:
    """How many copies were queued, and the orders for which a person must look.

    ``helpless`` are open orders that have had all the copies made by themselves and still no
    proven paper.
    """

    made: int
    helpless: tuple[Order, ...]


def make_copies(
    storage: Storage, printer: str, now: datetime, *, sharing: tuple[str, ...] = ()
) -> Copied:
    """Queue a copy at ``printer`` of every ticket in doubt that wants one.

    Looks at what is in doubt at it and at those that share its queue; doubts of a closed day end.
    """
    helpless: dict[str, Order] = {}
    made = 0
    with storage.write() as records:
        today = records.days.last()
        for job in records.jobs.unsettled(printer, *sharing):
            order = _order(records, job)
            if _is_over(job, order, today):
                # It was being written while its day was closed.
                ended = change_job(job, JobState.WITHDRAWN, at=now, why=DAY_CLOSED)
                records.jobs.update(job, ended)
                continue
            if job.kind in _REPORTS:
                made += _copy_report(records, job, printer=printer, now=now)
                continue
            if order is None or not _is_waited_for(job, order):
                continue
            family = _tickets(records, order)
            if wants_copy(job, family, order_is_open=True):
                why = "the first may not have printed"
                records.jobs.add(copy_of(records, order, family, printer=printer, now=now, why=why))
                made += 1
            elif _is_helpless(family):
                helpless[order.key] = order
        records.commit()
    return Copied(made, tuple(helpless.values()))


def has_work(records: Records, *printers: str) -> bool:
    """Whether :func:`make_copies` would change or say anything: most doubts only stand there."""
    today = records.days.last()
    return any(_has_work(records, job, today) for job in records.jobs.unsettled(*printers))


def _has_work(records: Records, job: PrintJob, today: BusinessDay | None) -> bool:
    order = _order(records, job)
    if _is_over(job, order, today):
        return True
    if job.kind in _REPORTS:
        return _wants_report(job, _reports(records, job))
    if order is None or not _is_waited_for(job, order):
        return False
    family = _tickets(records, order)
    return wants_copy(job, family, order_is_open=True) or _is_helpless(family)


def _order(records: Records, job: PrintJob) -> Order | None:
    return records.orders.by_key(job.order_key) if job.order_key else None


def _is_waited_for(job: PrintJob, order: Order) -> bool:
    return job.kind is JobKind.TICKET and order.state in OPEN


def _copy_report(records: Records, job: PrintJob, *, printer: str, now: datetime) -> int:
    """Queue a report once more, marked; how many were queued."""
    family = _reports(records, job)
    if not _wants_report(job, family):
        return 0
    records.jobs.add(
        NewJob(
            kind=job.kind,
            printer=printer,
            day=job.day,
            order_key=None,
            paper=len(family) + 1,
            code="",
            queued_at=now,
            why="the first may not have printed",
            copy_of=next(each for each in family if not each.is_copy),
        )
    )
    return 1


def _reports(records: Records, job: PrintJob) -> tuple[PrintJob, ...]:
    """A report and its copies."""
    original = job.copy_of or job.job_id
    alike = records.jobs.of_kind(job.day, job.kind)
    return tuple(each for each in alike if original in {each.job_id, each.copy_of})


def _wants_report(job: PrintJob, family: tuple[PrintJob, ...]) -> bool:
    is_settled = any(each.state not in _IN_DOUBT for each in family)
    return not is_settled and len(family) <= COPIES_BY_ITSELF and job in family


def _is_over(job: PrintJob, order: Order | None, today: BusinessDay | None) -> bool:
    if today is None:
        return False
    # A window restored from a backup may open again under the date of the day that ended. A
    # restore ends every order, so one that is open is of now, whatever a clock set back says.
    if job.day == today.day and order is not None and order.state in OPEN:
        return False
    is_of_before = today.restored_at is not None and job.queued_at < today.restored_at
    # The report of a day is printed after that day; it is closed when the next one begins.
    is_of_another_day = job.day < today.day and job.kind is not JobKind.CLOSING
    return is_of_another_day or is_of_before


def _tickets(records: Records, order: Order) -> tuple[PrintJob, ...]:
    return tuple(job for job in records.jobs.of_order(order.key) if job.kind is JobKind.TICKET)


def _is_helpless(family: tuple[PrintJob, ...]) -> bool:
    all_unknown = all(job.state is JobState.UNCERTAIN for job in family)
    return all_unknown and sum(job.is_copy for job in family) >= COPIES_BY_ITSELF


def copy_of(
    records: Records,
    order: Order,
    family: tuple[PrintJob, ...],
    *,
    printer: str,
    now: datetime,
    why: str,
) -> NewJob:
    """One more paper of an order, marked; ``family`` are all it has so far."""
    original = next(job for job in family if not job.is_copy)
    paper = max(job.paper for job in family) + 1
    return NewJob(
        kind=JobKind.TICKET,
        printer=printer,
        day=order.day,
        order_key=order.key,
        paper=paper,
        code=ticket_code(TicketCode(order.day, order.number, paper), records.secret()),
        queued_at=now,
        why=why,
        copy_of=original,
    )
