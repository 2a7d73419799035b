"""The tables, and the rules the database itself refuses to break.

Amounts are whole cents, moments ISO 8601 text in UTC. The tables are strict: SQLite then
refuses half a cent instead of storing it. Histories are only ever added to; the triggers that
see to it are made by the migrations, as is everything here in a real database.
"""

from __future__ import annotations

from kiosk.storage.blocks import metadata
from kiosk.storage.tables.bar import IS_WAITING, calls, pagers, settings
from kiosk.storage.tables.corrections import correction_taxes, corrections
from kiosk.storage.tables.evening import pauses, shortages
from kiosk.storage.tables.help import help_requests
from kiosk.storage.tables.ledger import ledger
from kiosk.storage.tables.papers import (
    IS_QUEUED,
    IS_UNCERTAIN,
    job_history,
    loose_papers,
    print_attempts,
    print_jobs,
)
from kiosk.storage.tables.selling import (
    IS_OPEN,
    business_days,
    order_history,
    order_lines,
    order_options,
    order_taxes,
    orders,
    payment_history,
    payments,
)

__all__ = [
    "IS_OPEN",
    "IS_QUEUED",
    "IS_UNCERTAIN",
    "IS_WAITING",
    "business_days",
    "calls",
    "correction_taxes",
    "corrections",
    "help_requests",
    "job_history",
    "ledger",
    "loose_papers",
    "metadata",
    "order_history",
    "order_lines",
    "order_options",
    "order_taxes",
    "orders",
    "pagers",
    "pauses",
    "payment_history",
    "payments",
    "print_attempts",
    "print_jobs",
    "settings",
    "shortages",
]
