"""The bar's own papers: those that belong to no order, and what each says now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from kiosk.domain.papers import Paper
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.domain.trial import Trial, trial_code
from kiosk.ports import NewJob, Records
from kiosk.services import help as helping
from kiosk.services import reminding, report, restored, shortages
from kiosk.services.ordering import BAR

Compose = Callable[[Records, PrintJob, datetime], Paper | None]
"""What a job's paper says now, read in one unit of work; None if there is nothing to say."""

PAPERS: Mapping[JobKind, Compose] = MappingProxyType(
    {
        JobKind.REPORT: lambda records, job, _now: restored.paper_of(records, job),
        JobKind.CLOSING: report.closing_of,
        JobKind.FIGURES: report.so_far_of,
        JobKind.REMINDER: reminding.reminder_of,
        JobKind.SHORTAGE: shortages.shortage_of,
        JobKind.SAMPLES: lambda records, job, now: Trial(
            now, trial_code(job.day, records.secret())
        ),
        JobKind.HELP: lambda records, job, _now: helping.slip_of(records, job),
    }
)
"""How each of them is composed. A kind that is not here is a paper of an order."""

_STILL_COMES = frozenset({JobState.QUEUED, JobState.FAILED})


def queue_paper(
    records: Records, kind: JobKind, *, day: date, now: datetime, why: str, printer: str = BAR
) -> PrintJob:
    """Queue a paper of the bar's own; the one that still waits is as good. Part of a unit of work.

    It says what is so when it is printed, so a second one would say the same.
    """
    waiting = (job for job in records.jobs.queue(printer) if job.kind is kind)
    known = next((job for job in waiting if job.state in _STILL_COMES), None)
    if known is not None:
        return known
    return records.jobs.add(
        NewJob(
            kind=kind,
            printer=printer,
            day=day,
            order_key=None,
            paper=1,
            code="",
            queued_at=now,
            why=why,
        )
    )
