"""A print job: one paper that must come out, and what is known of it.

Unknown is its own answer. A job is ``uncertain`` as soon as a write call was made without a
proof, and a paper that may exist is never printed again unmarked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum


class JobKind(StrEnum):
    """What a print job brings out."""

    TICKET = "ticket"
    RECEIPT = "receipt"
    REPORT = "report"
    """What a window restored from a backup has to say."""
    HELP = "help"
    CLOSING = "closing"
    """The figures of a business day that is over."""
    FIGURES = "figures"
    """The figures so far."""
    REMINDER = "reminder"
    """What nobody has answered yet."""
    SHORTAGE = "shortage"
    """The orders that still need what has just run out."""
    SAMPLES = "samples"
    """A test of the printer, asked for on the staff screen."""


ASKED_FOR = "asked for at the bar"
"""Why a copy is queued that the bartender wants in his hand, whatever is proven of the first."""

OF_AN_ORDER = frozenset({JobKind.TICKET, JobKind.RECEIPT})
"""Papers that belong to an order; all others are the bar's own."""


class JobState(StrEnum):
    """What is known of the paper."""

    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    WITHDRAWN = "withdrawn"


class Proof(StrEnum):
    """How it is known that the paper came out."""

    CONFIRMED = "confirmed"
    FENCED = "fenced"
    SENT = "sent"
    SCANNED = "scanned"


TRANSITIONS: frozenset[tuple[JobState, JobState]] = frozenset(
    {
        (JobState.QUEUED, JobState.PRINTING),
        (JobState.QUEUED, JobState.FAILED),
        (JobState.QUEUED, JobState.WITHDRAWN),
        (JobState.FAILED, JobState.PRINTING),
        (JobState.FAILED, JobState.FAILED),
        (JobState.FAILED, JobState.WITHDRAWN),
        (JobState.PRINTING, JobState.PRINTED),
        (JobState.PRINTING, JobState.UNCERTAIN),
        # No write call was made after all: the printer was asked and said no.
        (JobState.PRINTING, JobState.FAILED),
        # After a restore nobody knows what was printed since the backup.
        (JobState.QUEUED, JobState.UNCERTAIN),
        (JobState.FAILED, JobState.UNCERTAIN),
        (JobState.UNCERTAIN, JobState.PRINTED),
        (JobState.UNCERTAIN, JobState.WITHDRAWN),
        # Withdrawn out of doubt when its day was closed; then it came out after all.
        (JobState.WITHDRAWN, JobState.PRINTED),
    }
)

COPIES_BY_ITSELF = 2
"""Copies made without anyone asking; after that the bar is rung and the order is listed."""

RECEIPT_KEEPS = timedelta(seconds=60)
"""A receipt not begun by then is withdrawn: its guest has read her number and gone."""

RENDER_TRIES = 3
"""A job whose paper cannot be composed this often on a healthy device is printed plain."""


class NotAllowed(ValueError):
    """This change of a job's state is not in the table."""


@dataclass(frozen=True)
class JobChange:
    """A row of a job's history: never altered. ``before`` is None for the first."""

    at: datetime
    before: JobState | None
    after: JobState
    why: str


@dataclass(frozen=True)
class PrintJob:
    """One paper. ``place`` is its place in its printer's queue; a copy has its original's.

    ``attempts`` counts the times a write may have begun; ``paper`` is the running number of
    the paper within its order, from which its code is made; ``next_try_at`` is set while
    ``failed``; ``waiting_for`` names what the printer lacks while ``printing``.
    """

    job_id: int
    kind: JobKind
    printer: str
    day: date
    place: int
    state: JobState
    order_key: str | None
    paper: int
    code: str
    copy_of: int | None
    proof: Proof | None
    attempts: int
    render_failures: int
    waiting_for: str
    next_try_at: datetime | None
    queued_at: datetime
    history: tuple[JobChange, ...]

    @property
    def is_copy(self) -> bool:
        """It must be marked as a copy."""
        return self.copy_of is not None

    @property
    def is_asked_for(self) -> bool:
        """Somebody wants this very paper: that another one is out makes it no less wanted."""
        return bool(self.history) and self.history[0].why == ASKED_FOR


def change_job(
    job: PrintJob, after: JobState, *, at: datetime, why: str, proof: Proof | None = None
) -> PrintJob:
    """The job in its new state, with the row that says so.

    ``printed`` needs a proof and nothing else may have one. Raises :class:`NotAllowed`.
    """
    if (job.state, after) not in TRANSITIONS:
        raise NotAllowed(f"job {job.job_id}: {job.state} -> {after} ({why}) is not allowed")
    if job.state is JobState.WITHDRAWN and not job.attempts:
        raise NotAllowed(f"job {job.job_id}: it was never begun ({why})")
    if (after is JobState.PRINTED) != (proof is not None):
        raise NotAllowed(f"job {job.job_id}: {after} with proof {proof} is not allowed")
    row = JobChange(at, job.state, after, why)
    return replace(
        job, state=after, proof=proof, waiting_for="", next_try_at=None, history=(*job.history, row)
    )


def wants_copy(job: PrintJob, family: Iterable[PrintJob], *, order_is_open: bool) -> bool:
    """An uncertain ticket wants a copy: its order still waits and no paper of it is proven.

    ``family`` is the original and all its copies. A copy that is still to come is enough.
    """
    papers = tuple(family)
    if job.kind is not JobKind.TICKET or job.state is not JobState.UNCERTAIN or not order_is_open:
        return False
    if any(_settles(paper) for paper in papers):
        return False
    return sum(paper.is_copy for paper in papers) < COPIES_BY_ITSELF


def _settles(paper: PrintJob) -> bool:
    return paper.state in {
        JobState.PRINTED,
        JobState.QUEUED,
        JobState.FAILED,
        JobState.PRINTING,
    }


def queue_order(job: PrintJob) -> tuple[int, int]:
    """The sort key of a printer's queue: place first, then age."""
    return job.place, job.job_id
