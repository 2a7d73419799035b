"""Print jobs as rows and rows as print jobs, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.domain.printjob import JobChange, JobState, PrintJob
from kiosk.ports import NewJob


def new_job(job: NewJob, place: int) -> PrintJob:
    """A job as it begins, before the database has given it a number."""
    return PrintJob(
        job_id=0,
        kind=job.kind,
        printer=job.printer,
        day=job.day,
        place=place,
        state=JobState.QUEUED,
        order_key=job.order_key,
        paper=job.paper,
        code=job.code,
        copy_of=None if job.copy_of is None else job.copy_of.job_id,
        proof=None,
        attempts=0,
        render_failures=0,
        waiting_for="",
        next_try_at=None,
        queued_at=job.queued_at,
        history=(JobChange(job.queued_at, None, JobState.QUEUED, job.why),),
    )


def job_values(job: PrintJob) -> dict[str, object]:
    """The row of a job, apart from its number, its window and its order's row."""
    return {
        "kind": job.kind,
        "printer": job.printer,
        "day": job.day,
        "place": job.place,
        "state": job.state,
        "paper": job.paper,
        "code": job.code,
        "copy_of": job.copy_of,
        "proof": job.proof,
        "attempts": job.attempts,
        "render_failures": job.render_failures,
        "waiting_for": job.waiting_for,
        "next_try_at": job.next_try_at,
        "queued_at": job.queued_at,
    }


def history_row(job_id: int, seq: int, change: JobChange) -> dict[str, object]:
    """A row of a job's history."""
    return {
        "job_id": job_id,
        "seq": seq,
        "at": change.at,
        "before": change.before,
        "after": change.after,
        "why": change.why,
    }


def read_job(row: Row[Any], history: Sequence[JobChange]) -> PrintJob:
    """A job from its row, joined with its order's key, and its history."""
    return PrintJob(
        job_id=row.id,
        kind=row.kind,
        printer=row.printer,
        day=row.day,
        place=row.place,
        state=row.state,
        order_key=row.key,
        paper=row.paper,
        code=row.code,
        copy_of=row.copy_of,
        proof=row.proof,
        attempts=row.attempts,
        render_failures=row.render_failures,
        waiting_for=row.waiting_for,
        next_try_at=row.next_try_at,
        queued_at=row.queued_at,
        history=tuple(history),
    )


def read_change(row: Row[Any]) -> JobChange:
    """A change from a row of a job's history."""
    return JobChange(at=row.at, before=row.before, after=row.after, why=row.why)
