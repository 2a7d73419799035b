"""Print jobs, the attempts to print them, and papers that are no jobs."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from kiosk.domain.printjob import JobKind, JobState, Proof
from kiosk.storage.blocks import (
    day,
    moment,
    one_of,
    only,
    order_id,
    part,
    row_id,
    rule,
    table,
    text,
    whole,
    word,
)

print_jobs = table(
    "print_jobs",
    row_id(),
    text("window"),
    word("kind", JobKind),
    text("printer"),
    day("day"),
    whole("place"),
    word("state", JobState),
    order_id(nullable=True),
    whole("paper"),
    text("code"),
    Column("copy_of", Integer, ForeignKey("print_jobs.id")),
    word("proof", Proof, nullable=True),
    whole("attempts"),
    whole("render_failures"),
    text("waiting_for"),
    moment("next_try_at", nullable=True),
    moment("queued_at"),
    rule("proof_means_printed", "(state = 'printed') = (proof IS NOT NULL)"),
    rule("waits_while_printing", "waiting_for = '' OR state = 'printing'"),
    rule("tries_again_if_failed", "next_try_at IS NULL OR state = 'failed'"),
    rule("counts", "paper >= 1 AND attempts >= 0 AND render_failures >= 0"),
    rule("of_an_order", "kind NOT IN ('ticket', 'receipt') OR order_id IS NOT NULL"),
    UniqueConstraint("order_id", "kind", "paper"),
)
# The unmarked form of a paper exists once in the life of its order.
only(
    "uq_print_jobs_one_original",
    print_jobs.c.order_id,
    print_jobs.c.kind,
    where=print_jobs.c.copy_of.is_(None),
    unique=True,
)
only(
    "uq_print_jobs_code",
    print_jobs.c.window,
    print_jobs.c.code,
    where=print_jobs.c.code != "",
    unique=True,
)
_place = (print_jobs.c.window, print_jobs.c.printer, print_jobs.c.place)
IS_QUEUED = one_of(print_jobs.c.state, (JobState.QUEUED, JobState.FAILED, JobState.PRINTING))
"""Still to come, or coming."""

IS_UNCERTAIN = one_of(print_jobs.c.state, (JobState.UNCERTAIN,))

only("ix_print_jobs_queue", *_place, print_jobs.c.id, where=IS_QUEUED)
only("ix_print_jobs_unsettled", *_place, print_jobs.c.id, where=IS_UNCERTAIN)
Index("ix_print_jobs_place", *_place)
Index("ix_print_jobs_day", print_jobs.c.window, print_jobs.c.day, print_jobs.c.kind)

print_attempts = table(
    "print_attempts",
    row_id(),
    text("window"),
    text("printer"),
    text("identifier"),
    Column("job_id", Integer, ForeignKey("print_jobs.id"), nullable=False),
    moment("begun_at"),
    UniqueConstraint("window", "identifier"),
)
Index(
    "ix_print_attempts_begun",
    print_attempts.c.window,
    print_attempts.c.printer,
    print_attempts.c.id,
)

job_history = part(
    "job_history",
    Column("job_id", Integer, ForeignKey("print_jobs.id"), autoincrement=False),
    whole("seq"),
    moment("at"),
    word("before", JobState, nullable=True),
    word("after", JobState),
    text("why"),
    rule("first_has_no_before", '(seq = 1) = ("before" IS NULL)'),
    PrimaryKeyConstraint("job_id", "seq"),
)

loose_papers = part(
    "loose_papers",
    text("window", key=True),
    text("printer", key=True),
    moment("begun_at"),
)
