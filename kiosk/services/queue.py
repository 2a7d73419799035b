"""A printer's queue in the database: what is next, what nobody needs any more, what is known.

Each function is one unit of work or part of one; none of them touches a device.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from kiosk.domain.codes import TicketCode, ticket_code
from kiosk.domain.order import OPEN, Order
from kiosk.domain.papers import Paper, receipt_of, ticket_of
from kiosk.domain.printjob import (
    COPIES_BY_ITSELF,
    RECEIPT_KEEPS,
    JobKind,
    JobState,
    PrintJob,
    Proof,
    change_job,
    wants_copy,
)
from kiosk.ports import NewJob, Records, Storage, StorageFailed
from kiosk.services.closing import DAY_CLOSED

_MAY_BE_A_FRAGMENT = frozenset({JobState.UNCERTAIN, JobState.WITHDRAWN})
"""A begun job is withdrawn only out of doubt, and the doubt about its paper stays."""

_NOT_BEGUN = frozenset({JobState.QUEUED, JobState.FAILED})


class Overtaken(Exception):
    """A job was withdrawn or proven by somebody else before it could be begun."""


@dataclass(frozen=True)
class NextPaper:
    """The job at the head of the queue and what it says now."""

    job: PrintJob
    paper: Paper


@dataclass(frozen=True)
class Look:
    """A printer's queue at one moment: is anything unneeded or in doubt, and what is next."""

    has_unneeded: bool
    has_doubts: bool
    next_paper: NextPaper | None


def recover(storage: Storage, printer: str, now: datetime) -> bool:
    """After a start: what was being printed is uncertain. True if a fragment may lie there."""
    with storage.write() as records:
        for job in records.jobs.queue(printer):
            if job.state is JobState.PRINTING:
                uncertain = change_job(job, JobState.UNCERTAIN, at=now, why="process ended")
                records.jobs.update(job, uncertain)
        last = records.jobs.last_begun(printer)
        records.commit()
    return last is not None and last.state in _MAY_BE_A_FRAGMENT


def look(storage: Storage, printer: str, now: datetime) -> Look:
    """One look at the queue: a ticket on its way waits for no second question."""
    with storage.read() as records:
        jobs = records.jobs.queue(printer)
        return Look(
            has_unneeded=bool(_unneeded(records, jobs, now)),
            has_doubts=bool(records.jobs.unsettled(printer)),
            next_paper=_next_paper(records, jobs, now),
        )


def tidy(storage: Storage, printer: str, now: datetime) -> None:
    """Withdraw what nobody needs any more."""
    with storage.write() as records:
        for job, why in _unneeded(records, records.jobs.queue(printer), now):
            records.jobs.update(job, change_job(job, JobState.WITHDRAWN, at=now, why=why))
        records.commit()


def _unneeded(
    records: Records, jobs: Sequence[PrintJob], now: datetime
) -> list[tuple[PrintJob, str]]:
    return [
        (job, why)
        for job in jobs
        if job.state in _NOT_BEGUN and (why := _why_unneeded(records, job, now))
    ]


def _why_unneeded(records: Records, job: PrintJob, now: datetime) -> str:
    # Apart in either direction: a clock that was set back tells no age at all.
    if job.kind is JobKind.RECEIPT and abs(now - job.queued_at) > RECEIPT_KEEPS:
        return "too old"
    order = records.orders.by_key(job.order_key) if job.order_key else None
    if job.kind is JobKind.TICKET and order is not None and order.state not in OPEN:
        return f"order {order.state}"
    if job.is_copy and job.order_key and _is_proven(records, job):
        return "copy not needed"
    return ""


def _is_proven(records: Records, job: PrintJob) -> bool:
    family = records.jobs.of_order(job.order_key or "")
    return any(each.state is JobState.PRINTED and each.kind is job.kind for each in family)


def head(storage: Storage, printer: str) -> PrintJob | None:
    """The first job of the queue."""
    with storage.read() as records:
        return next(iter(records.jobs.queue(printer)), None)


def _next_paper(records: Records, jobs: Sequence[PrintJob], now: datetime) -> NextPaper | None:
    """The head of the queue with its paper, composed from what the order is now."""
    job = next(iter(jobs), None)
    if job is None or job.order_key is None:
        return None
    order = records.orders.by_key(job.order_key)
    return None if order is None else NextPaper(job, _paper_of(order, job, now))


def _paper_of(order: Order, job: PrintJob, now: datetime) -> Paper:
    match job.kind:
        case JobKind.TICKET:
            return ticket_of(order, job, now)
        case JobKind.RECEIPT:
            return receipt_of(order, job)
        case JobKind.REPORT:
            raise ValueError(f"job {job.job_id}: a report has no order")
        case _:
            assert_never(job.kind)


def claim(storage: Storage, job: PrintJob, identifier: str, now: datetime) -> PrintJob:
    """Commit that this job is about to be written: the last thing before the first write call.

    Raises :class:`Overtaken` if nobody wants it any more.
    """
    printing = replace(
        change_job(job, JobState.PRINTING, at=now, why="begun"), attempts=job.attempts + 1
    )
    try:
        with storage.write() as records:
            records.jobs.update(job, printing)
            records.jobs.begin_attempt(job.job_id, identifier, now)
            records.commit()
    except StorageFailed as error:
        # Looked into only now: every paper would wait for the question.
        if _is_settled(storage, job):
            raise Overtaken(f"job {job.job_id} is not {job.state} any more") from error
        raise
    return printing


def _is_settled(storage: Storage, job: PrintJob) -> bool:
    with storage.read() as records:
        current = records.jobs.by_id(job.job_id)
    return current is not None and current.state in {JobState.PRINTED, JobState.WITHDRAWN}


def settle(storage: Storage, before: PrintJob, after: PrintJob) -> None:
    """Commit what is known of a job now."""
    with storage.write() as records:
        current = records.jobs.by_id(before.job_id)
        if current is not None and current.state is before.state:
            records.jobs.update(current, after)
            records.commit()
        # Otherwise a scan has proven it, or the day has closed: the later word stands.


def believe(storage: Storage, identifier: str, now: datetime) -> None:
    """A late confirmation: the attempt it belongs to did print. An unknown one changes nothing."""
    with storage.write() as records:
        job = records.jobs.by_identifier(identifier)
        if job is None or job.state is not JobState.UNCERTAIN:
            return
        prove(records, job, now, why="confirmed late", proof=Proof.CONFIRMED)
        records.commit()


def prove(records: Records, job: PrintJob, now: datetime, *, why: str, proof: Proof) -> None:
    """A paper is out after all: a copy of it not begun is not needed, one begun stays."""
    records.jobs.update(job, change_job(job, JobState.PRINTED, at=now, why=why, proof=proof))
    for other in records.jobs.of_order(job.order_key or ""):
        if other.is_copy and other.kind is job.kind and other.state in _NOT_BEGUN:
            needless = change_job(other, JobState.WITHDRAWN, at=now, why="copy not needed")
            records.jobs.update(other, needless)


def make_copies(storage: Storage, printer: str, now: datetime) -> tuple[Order, ...]:
    """Queue a copy of every uncertain ticket that wants one; doubts of a closed day end.

    Returns the open orders that have had all the copies made by themselves and still no
    proven paper: a person must look.
    """
    helpless: dict[str, Order] = {}
    with storage.write() as records:
        today = records.days.last()
        for job in records.jobs.unsettled(printer):
            if today is not None and job.day < today.day:
                # It was being written while its day was closed.
                ended = change_job(job, JobState.WITHDRAWN, at=now, why=DAY_CLOSED)
                records.jobs.update(job, ended)
                continue
            order = records.orders.by_key(job.order_key) if job.order_key else None
            if order is None or order.state not in OPEN or job.kind is not JobKind.TICKET:
                continue
            family = _tickets(records, order)
            if wants_copy(job, family, order_is_open=True):
                records.jobs.add(_copy(order, family, records.secret(), now))
            elif _is_helpless(family):
                helpless[order.key] = order
        records.commit()
    return tuple(helpless.values())


def _tickets(records: Records, order: Order) -> tuple[PrintJob, ...]:
    return tuple(job for job in records.jobs.of_order(order.key) if job.kind is JobKind.TICKET)


def _is_helpless(family: tuple[PrintJob, ...]) -> bool:
    all_unknown = all(job.state is JobState.UNCERTAIN for job in family)
    return all_unknown and sum(job.is_copy for job in family) >= COPIES_BY_ITSELF


def _copy(order: Order, family: tuple[PrintJob, ...], secret: bytes, now: datetime) -> NewJob:
    original = next(job for job in family if not job.is_copy)
    paper = max(job.paper for job in family) + 1
    return NewJob(
        kind=JobKind.TICKET,
        printer=original.printer,
        day=order.day,
        order_key=order.key,
        paper=paper,
        code=ticket_code(TicketCode(order.day, order.number, paper), secret),
        queued_at=now,
        why="the first may not have printed",
        copy_of=original,
    )
