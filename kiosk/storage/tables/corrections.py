"""What was put right of days that were closed already."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer

from kiosk.domain.correction import LONGEST_NAME, LONGEST_WHY, CorrectionKind
from kiosk.ports import PaymentWay
from kiosk.storage.blocks import day, moment, order_id, part, row_id, rule, table, text, whole, word

corrections = table(
    "corrections",
    row_id(),
    text("window"),
    # The opening that was closed last when it was written: it is counted in the one after that.
    # Which that is need not be known yet, and no clock has a say in it.
    day("after_day"),
    whole("after_opening"),
    order_id(),
    word("kind", CorrectionKind),
    word("way", PaymentWay),
    whole("cents"),
    text("why"),
    text("written_by"),
    moment("at"),
    rule("not_nothing", "cents <> 0"),
    rule("sign_of_its_kind", "kind = 'other' OR (kind = 'paid') = (cents > 0)"),
    rule("says_why", f"length(why) BETWEEN 1 AND {LONGEST_WHY}"),
    rule("says_who", f"length(written_by) BETWEEN 1 AND {LONGEST_NAME}"),
    ForeignKeyConstraint(
        ["window", "after_day", "after_opening"],
        ["business_days.window", "business_days.day", "business_days.opening"],
    ),
)
Index(
    "ix_corrections_after",
    corrections.c.window,
    corrections.c.after_day,
    corrections.c.after_opening,
)
Index("ix_corrections_order_id", corrections.c.order_id)

correction_taxes = part(
    "correction_taxes",
    Column(
        "correction_id",
        Integer,
        ForeignKey("corrections.id"),
        primary_key=True,
        autoincrement=False,
    ),
    whole("bp", key=True),
    whole("cents"),
    whole("tax_cents"),
    rule("not_nothing", "cents <> 0"),
    rule("tax_is_in_it", "bp >= 0 AND abs(tax_cents) <= abs(cents)"),
)
