"""A printer's queue in the database: what is next, what nobody needs any more, what is known.

Two printers may share one queue: a paper that was never begun belongs to whichever begins it.
Each function is one unit of work or part of one; none of them touches a device.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.order import OPEN
from kiosk.domain.papers import Paper, receipt_of, ticket_of
from kiosk.domain.printjob import (
    RECEIPT_KEEPS,
    JobKind,
    JobState,
    PrintJob,
    Proof,
    change_job,
)
from kiosk.ports import Records, Storage, StorageFailed
from kiosk.services import help as helping
from kiosk.services import reminding
from kiosk.services.barpapers import PAPERS
from kiosk.services.copies import has_work

_IN_DOUBT = frozenset({JobState.UNCERTAIN, JobState.WITHDRAWN})
"""A begun job is withdrawn only out of doubt, and the doubt about its paper stays."""

_NOT_BEGUN = frozenset({JobState.QUEUED, JobState.FAILED})


class Overtaken(Exception):
    """A job was withdrawn, proven or begun by somebody else before it could be begun here."""


@dataclass(frozen=True)
class NextPaper:
    """The job at the head of the queue and what it says now."""

    job: PrintJob
    paper: Paper


@dataclass(frozen=True)
class Look:
    """A printer's queue at one moment: is anything unneeded or in doubt, and what is next.

    While a printer that shares the queue has begun a paper nothing is next: papers come out one
    after the other, wherever they come out.
    """

    has_unneeded: bool
    has_doubts: bool
    is_begun_elsewhere: bool
    next_paper: NextPaper | None


def recover(storage: Storage, printer: str, now: datetime) -> bool:
    """After a start: what was being printed is uncertain. True if a fragment may lie there."""
    with storage.write() as records:
        for job in records.jobs.queue(printer):
            if job.state is JobState.PRINTING:
                uncertain = change_job(job, JobState.UNCERTAIN, at=now, why="process ended")
                records.jobs.update(job, uncertain)
        last = records.jobs.last_begun(printer)
        is_loose = records.jobs.has_loose(printer)
        records.commit()
    return is_loose or (last is not None and last.state in _IN_DOUBT)


def look(
    storage: Storage,
    printer: str,
    now: datetime,
    *,
    sharing: tuple[str, ...] = (),
    composes: bool = True,
) -> Look:
    """One look at the queue: a ticket on its way waits for no second question.

    For a printer that is away nothing is composed: a night's report is read from all its orders.
    """
    with storage.read() as records:
        jobs = records.jobs.queue(printer, *sharing)
        elsewhere = any(_is_begun(job) and job.printer != printer for job in jobs)
        is_silent, paper = False, None
        if composes and not elsewhere and jobs:
            paper = _next_paper(records, jobs[0], now)
            is_silent = paper is None and jobs[0].state in _NOT_BEGUN
        return Look(
            has_unneeded=is_silent or bool(_unneeded(records, jobs, now)),
            has_doubts=has_work(records, printer, *sharing),
            is_begun_elsewhere=elsewhere,
            next_paper=paper,
        )


def _is_begun(job: PrintJob) -> bool:
    return job.state is JobState.PRINTING


def tidy(storage: Storage, *printers: str, now: datetime) -> None:
    """Withdraw what nobody needs any more, and a head that has nothing to say: all would wait."""
    with storage.write() as records:
        jobs = records.jobs.queue(*printers)
        unneeded = _unneeded(records, jobs, now)
        head = next(iter(jobs), None)
        if not unneeded and head is not None and head.state in _NOT_BEGUN:
            unneeded = [] if _paper_of(records, head, now) else [(head, "nothing to say")]
        for job, why in unneeded:
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
    if job.kind is JobKind.HELP and not helping.is_wanted(records, job, now):
        return "too old, or seen"
    if job.kind is JobKind.REMINDER and not reminding.is_wanted(records, now):
        return "answered meanwhile"
    order = records.orders.by_key(job.order_key) if job.order_key else None
    if job.kind is JobKind.TICKET and order is not None and order.state not in OPEN:
        return f"order {order.state}"
    is_by_itself = job.is_copy and not job.is_asked_for
    if is_by_itself and job.order_key and _is_proven(records, job):
        return "copy not needed"
    return ""


def _is_proven(records: Records, job: PrintJob) -> bool:
    family = records.jobs.of_order(job.order_key or "")
    return any(each.state is JobState.PRINTED and each.kind is job.kind for each in family)


def head(storage: Storage, *printers: str) -> PrintJob | None:
    """The first job of the queue."""
    with storage.read() as records:
        return next(iter(records.jobs.queue(*printers)), None)


def _next_paper(records: Records, job: PrintJob, now: datetime) -> NextPaper | None:
    """The head of the queue with its paper, composed from what the order is now."""
    paper = _paper_of(records, job, now)
    return None if paper is None else NextPaper(job, paper)


def _paper_of(records: Records, job: PrintJob, now: datetime) -> Paper | None:
    if job.kind in PAPERS:
        return PAPERS[job.kind](records, job, now)
    order = records.orders.by_key(job.order_key) if job.order_key else None
    if order is None:
        return None
    if job.kind is JobKind.RECEIPT:
        return receipt_of(order, job)
    # Only a copy can be of an order of which a part was paid meanwhile.
    approved = records.payments.approved(order.key) if job.is_copy else 0
    return ticket_of(order, job, now, approved_cents=approved)


def claim(
    storage: Storage,
    job: PrintJob,
    identifier: str,
    now: datetime,
    *,
    printer: str | None = None,
) -> PrintJob:
    """Commit that this job is about to be written: the last thing before the first write call.

    ``printer`` is who begins it (None: whose it is already): one update changes state and
    printer, and only of a job that is as it was looked at, so that two never begin the same.
    Raises :class:`Overtaken` if nobody wants it any more, or somebody else has begun it.
    """
    here = printer or job.printer
    why = "begun" if here == job.printer else f"begun at {here}"
    printing = replace(
        change_job(job, JobState.PRINTING, at=now, why=why),
        attempts=job.attempts + 1,
        printer=here,
    )
    try:
        with storage.write() as records:
            records.jobs.update(job, printing)
            records.jobs.begin_attempt(job.job_id, identifier, now)
            records.jobs.forget_loose(here)  # whatever lies there is closed by this paper
            records.commit()
    except StorageFailed as error:
        # Looked into only now: every paper would wait for the question.
        if _is_taken(storage, job, here):
            raise Overtaken(f"job {job.job_id} is not {job.state} any more") from error
        raise
    return printing


def _is_taken(storage: Storage, job: PrintJob, here: str) -> bool:
    """Somebody else was faster. What stands there as begun here may be this very claim."""
    with storage.read() as records:
        current = records.jobs.by_id(job.job_id)
    if current is None or (_is_begun(current) and current.printer == here):
        return False
    return (current.state, current.printer) != (job.state, job.printer)


def settle(storage: Storage, before: PrintJob, after: PrintJob) -> None:
    """Commit what is known of a job now."""
    with storage.write() as records:
        current = records.jobs.by_id(before.job_id)
        if current is not None and _is_same(current, before):
            records.jobs.update(current, after)
            records.commit()
        # Otherwise a scan has proven it, or the day has closed: the later word stands.


def _is_same(current: PrintJob, known: PrintJob) -> bool:
    return (current.state, current.printer) == (known.state, known.printer)


def believe(storage: Storage, identifier: str, now: datetime) -> None:
    """A late confirmation: the attempt it belongs to did print. An unknown one changes nothing."""
    with storage.write() as records:
        job = records.jobs.by_identifier(identifier)
        if job is None or job.state not in _IN_DOUBT:
            return
        prove(records, job, now, why="confirmed late", proof=Proof.CONFIRMED)
        records.commit()


def prove(records: Records, job: PrintJob, now: datetime, *, why: str, proof: Proof) -> None:
    """A paper is out after all: a copy of it not begun is not needed, one begun stays."""
    records.jobs.update(job, change_job(job, JobState.PRINTED, at=now, why=why, proof=proof))
    for other in records.jobs.of_order(job.order_key or ""):
        is_by_itself = other.is_copy and not other.is_asked_for
        if is_by_itself and other.kind is job.kind and other.state in _NOT_BEGUN:
            needless = change_job(other, JobState.WITHDRAWN, at=now, why="copy not needed")
            records.jobs.update(other, needless)
