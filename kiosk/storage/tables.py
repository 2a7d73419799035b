"""The tables, and the rules the database itself refuses to break.

Amounts are whole cents, moments ISO 8601 text in UTC. The tables are strict: SQLite then
refuses half a cent instead of storing it. Histories are only ever added to; the triggers that
see to it are made by the migrations, as is everything here in a real database.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from kiosk.domain.order import OPEN, OrderState, Who, Why
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.payment import PaymentState
from kiosk.domain.printjob import JobKind, JobState, Proof
from kiosk.ports import PaymentWay
from kiosk.storage import SECRET_BYTES
from kiosk.storage.blocks import (
    day,
    flag,
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

business_days = part(
    "business_days",
    text("window", key=True),
    day("day", key=True),
    whole("opening", key=True),
    moment("opened_at"),
    moment("closed_at", nullable=True),
    whole("last_number"),
    moment("restored_at", nullable=True),
    rule("three_digits", "last_number BETWEEN 0 AND 999"),
    rule("counted_from_one", "opening >= 1"),
)
_not_closed = business_days.c.closed_at.is_(None)
only("uq_business_days_one_open", business_days.c.window, where=_not_closed, unique=True)

orders = table(
    "orders",
    row_id(),
    text("key"),
    text("window"),
    day("day"),
    whole("opening"),
    whole("number"),
    word("state", OrderState),
    text("language"),
    whole("pager", nullable=True),
    whole("total_cents"),
    flag("paid"),
    moment("placed_at"),
    moment("shown_at", nullable=True),
    rule("three_digits", "number BETWEEN 1 AND 999"),
    rule("not_negative", "total_cents >= 0"),
    UniqueConstraint("key"),
    UniqueConstraint("window", "day", "number"),
    ForeignKeyConstraint(
        ["window", "day", "opening"],
        ["business_days.window", "business_days.day", "business_days.opening"],
    ),
)
IS_OPEN = one_of(orders.c.state, sorted(OPEN))
"""Placed or ready."""

only("ix_orders_open", orders.c.window, orders.c.id, where=IS_OPEN)
only(
    "uq_orders_one_open_per_pager",
    orders.c.window,
    orders.c.pager,
    where=IS_OPEN & orders.c.pager.is_not(None),
    unique=True,
)
_unshown = orders.c.shown_at.is_(None)
only("ix_orders_unshown", orders.c.window, orders.c.placed_at, where=_unshown)

order_lines = part(
    "order_lines",
    order_id(key=True),
    whole("position", key=True),
    text("drink_id"),
    text("name"),
    text("staff_name"),
    whole("quantity"),
    whole("unit_cents"),
    whole("tax_bp"),
    flag("alcoholic"),
    rule("at_least_one", "quantity >= 1"),
    rule("not_negative", "unit_cents >= 0 AND tax_bp >= 0"),
)

order_options = part(
    "order_options",
    whole("order_id", key=True),
    whole("position", key=True),
    whole("place", key=True),
    text("option_id"),
    text("name"),
    text("staff_name"),
    text("ticket"),
    whole("price_cents"),
    ForeignKeyConstraint(
        ["order_id", "position"], ["order_lines.order_id", "order_lines.position"]
    ),
)

order_taxes = part(
    "order_taxes",
    order_id(key=True),
    whole("bp", key=True),
    whole("cents"),
    rule("not_negative", "bp >= 0 AND cents >= 0"),
)

order_history = part(
    "order_history",
    order_id(key=True),
    whole("seq", key=True),
    moment("at"),
    word("who", Who),
    word("before", OrderState, nullable=True),
    word("after", OrderState),
    word("why", Why),
    whole("paper", nullable=True),
    rule("first_has_no_before", '(seq = 1) = ("before" IS NULL)'),
)

payments = table(
    "payments",
    row_id(),
    order_id(),
    word("way", PaymentWay),
    whole("cents"),
    word("state", PaymentState),
    moment("started_at"),
    rule("not_nothing", "cents <> 0"),
)
Index("ix_payments_order_id", payments.c.order_id)

payment_history = part(
    "payment_history",
    Column("payment_id", Integer, ForeignKey("payments.id"), autoincrement=False),
    whole("seq"),
    moment("at"),
    word("before", PaymentState, nullable=True),
    word("after", PaymentState),
    text("why"),
    rule("first_has_no_before", '(seq = 1) = ("before" IS NULL)'),
    PrimaryKeyConstraint("payment_id", "seq"),
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
    rule("of_an_order", "kind = 'report' OR order_id IS NOT NULL"),
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
Index("ix_print_jobs_day", print_jobs.c.window, print_jobs.c.day)

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

pagers = part(
    "pagers",
    text("window", key=True),
    whole("number", key=True),
    word("state", PagerState),
    moment("since"),
    order_id(nullable=True),
    moment("called_at", nullable=True),
    rule("out_with_an_order", "state <> 'out' OR order_id IS NOT NULL"),
    rule("free_of_orders", "state <> 'free' OR order_id IS NULL"),
)

calls = table(
    "calls",
    row_id(),
    text("window"),
    order_id(),
    whole("number"),
    whole("pager"),
    word("state", CallState),
    moment("queued_at"),
    whole("attempts"),
    moment("next_try_at", nullable=True),
    rule("counts", "attempts >= 0"),
)
Index("ix_calls_order_id", calls.c.order_id)
IS_WAITING = one_of(calls.c.state, (CallState.QUEUED, CallState.CALLING))
"""To be made, or being made."""

only("ix_calls_waiting", calls.c.window, calls.c.id, where=IS_WAITING)

settings = part(
    "settings",
    text("window", key=True),
    Column("secret", LargeBinary, nullable=False),
    rule("long_enough", f"length(secret) = {SECRET_BYTES}"),
)

metadata = orders.metadata
"""All of the above."""
