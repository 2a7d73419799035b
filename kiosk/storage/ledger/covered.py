"""Which columns of which tables the ledger covers, and how a row of them is written for its hash.

The columns and their order are what was hashed: a column added later is a new form, for new rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import Table

from kiosk.domain.ledger import Part, Value, line_of
from kiosk.storage.tables import (
    business_days,
    correction_taxes,
    corrections,
    job_history,
    order_history,
    order_lines,
    order_options,
    order_taxes,
    orders,
    pauses,
    payment_history,
    payments,
    print_jobs,
    shortages,
)

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        business_days.name: (
            "window",
            "day",
            "opening",
            "opened_at",
            "restored_at",
            "closed_at",
            "last_number",
            "by_card_at",
        ),
        orders.name: (
            "id",
            "key",
            "window",
            "day",
            "opening",
            "number",
            "language",
            "total_cents",
            "placed_at",
            "without",
        ),
        order_lines.name: (
            "order_id",
            "position",
            "drink_id",
            "name",
            "staff_name",
            "quantity",
            "unit_cents",
            "tax_bp",
            "alcoholic",
            "allergens",
            "strength_permille",
        ),
        order_options.name: (
            "order_id",
            "position",
            "place",
            "option_id",
            "name",
            "staff_name",
            "ticket",
            "price_cents",
        ),
        order_taxes.name: ("order_id", "bp", "cents"),
        order_history.name: ("order_id", "seq", "at", "who", "before", "after", "why", "paper"),
        payments.name: ("id", "order_id", "way", "cents", "started_at"),
        payment_history.name: ("payment_id", "seq", "at", "before", "after", "why"),
        print_jobs.name: (
            "id",
            "window",
            "kind",
            "day",
            "order_id",
            "paper",
            "code",
            "copy_of",
            "queued_at",
        ),
        job_history.name: ("job_id", "seq", "at", "before", "after", "why"),
        shortages.name: (
            "id",
            "window",
            "kind",
            "name",
            "began_at",
            "until",
            "ended_at",
            "ended",
            "staff_name",
            "numbers",
        ),
        pauses.name: ("id", "window", "why", "began_at", "until", "ended_at"),
        corrections.name: (
            "id",
            "window",
            "after_day",
            "after_opening",
            "order_id",
            "kind",
            "way",
            "cents",
            "why",
            "written_by",
            "at",
        ),
        correction_taxes.name: ("correction_id", "bp", "cents", "tax_cents"),
    }
)

WHEN_OPENED = 5
"""So many columns of a business day are known when it is opened."""

DERIVED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        orders.name: frozenset({"state", "paid"}),
        payments.name: frozenset({"state"}),
        print_jobs.name: frozenset({"state"}),
    }
)
"""Not hashed, but checked: each must be what the covered rows beside it say."""

LEFT_OUT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # That his card opened it says until when it sells, and nothing of what was sold.
        business_days.name: frozenset({"by_card_at"}),
        # Which pager she had and when she saw her number decide about no money; one may be
        # swapped, and a number is shown after a restart also when its day was closed meanwhile.
        orders.name: frozenset({"pager", "shown_at"}),
        # How the paper came out, not whether: it may move to another printer and wait there.
        print_jobs.name: frozenset(
            {
                "printer",
                "place",
                "proof",
                "attempts",
                "render_failures",
                "waiting_for",
                "next_try_at",
            }
        ),
        shortages.name: frozenset({"job_id"}),
    }
)
"""Neither hashed nor checked, and why."""


def part_of(name: str, table: Table, row: Sequence[Value]) -> Part:
    """A row as it is hashed. It begins with the covered columns; others may follow."""
    return Part(name, line_of(table.name, row[: len(COLUMNS[table.name])]))
