"""Reads when the window sells and how much at once: ``[hours]``, ``[limits]``, ``[pace]``."""

from __future__ import annotations

from pathlib import Path

from kiosk.config import kinds
from kiosk.config.settings import SellingSettings
from kiosk.domain.basket import MOST_DRINKS
from kiosk.domain.limits import Limits
from kiosk.tomlfile.kinds import scaled, whole
from kiosk.tomlfile.table import Table

MOST_IN_AN_ORDER = 24  # drinks: a ticket of arm's length, two trips to the hatch
MOST_IN_THE_QUEUE = 500
DEAREST_UNPAID = "20000"  # euro: a night's takings
SLOWEST_S = 1800  # seconds for a drink: half an hour


def read_selling(table: Table, base: Path) -> SellingSettings:
    """All three tables may be left out: then it is always open and only an order is limited."""
    limits, pace = table.table("limits"), table.table("pace")
    return SellingSettings(
        hours=_hours(table.table("hours"), base),
        limits=Limits() if limits is None else _limits(limits),
        drink_s=None if pace is None else _pace(pace),
    )


def _hours(table: Table | None, base: Path) -> Path | None:
    if table is None:
        return None
    file = table.need("file", kinds.file_in(base), stand_in=None)
    table.done()
    return file


def _limits(table: Table) -> Limits:
    limits = Limits(
        order_drinks=table.take("order_drinks", whole(1, MOST_IN_AN_ORDER), default=MOST_DRINKS),
        queue_drinks=table.take("queue_drinks", whole(1, MOST_IN_THE_QUEUE), default=None),
        unpaid_orders=table.take("unpaid_orders", whole(1, 999), default=None),
        unpaid_cents=table.take("unpaid_euro", scaled("1", DEAREST_UNPAID, places=2), default=None),
    )
    if limits.queue_drinks is not None and limits.queue_drinks < limits.order_drinks:
        allowed = f"at least {limits.order_drinks}, or the largest order could never be placed"
        table.wrong("queue_drinks", str(limits.queue_drinks), allowed=allowed)
    table.done()
    return limits


def _pace(table: Table) -> int | None:
    drink_s = table.take("drink_s", whole(1, SLOWEST_S), default=None)
    table.done()
    return drink_s
