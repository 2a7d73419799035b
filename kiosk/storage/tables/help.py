"""Guests who called the bartender."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, UniqueConstraint

from kiosk.domain.help import HelpScreen
from kiosk.storage.blocks import moment, row_id, rule, table, text, whole, word

help_requests = table(
    "help_requests",
    row_id(),
    text("window"),
    whole("count"),
    text("key"),
    moment("asked_at"),
    word("screen", HelpScreen),
    text("language"),
    whole("number", nullable=True),
    Column("job_id", Integer, ForeignKey("print_jobs.id"), nullable=False),
    moment("seen_at", nullable=True),
    whole("rings"),
    moment("rung_at", nullable=True),
    rule("counts", '"count" >= 1 AND rings >= 0'),
    rule("three_digits", "number IS NULL OR number BETWEEN 1 AND 999"),
    UniqueConstraint("key"),
    UniqueConstraint("window", "count"),
)
Index("ix_help_requests_job_id", help_requests.c.job_id)
