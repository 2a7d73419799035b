"""Business days, orders with all that was copied into them, and payments."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from kiosk.domain.menu import Allergen
from kiosk.domain.order import OPEN, OrderState, Who, Why
from kiosk.domain.payment import PaymentState
from kiosk.ports import PaymentWay
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
    several,
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
    moment("by_card_at", nullable=True),
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
    several("without", Allergen),
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
    several("allergens", Allergen),
    whole("strength_permille", nullable=True),
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
