"""Pagers, calls, and what a window keeps to itself."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    LargeBinary,
)

from kiosk.domain.pagers import CallState, PagerState
from kiosk.storage import SECRET_BYTES
from kiosk.storage.blocks import (
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
