"""Orders with their lines, tax and history."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ScalarSelect, func, literal, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.limits import Unpaid
from kiosk.domain.order import Order, OrderState, StateChange
from kiosk.domain.pace import Made, Waiting
from kiosk.storage import order_rows
from kiosk.storage.history import added, changed
from kiosk.storage.order_rows import Parts
from kiosk.storage.statements import Statements
from kiosk.storage.tables import (
    IS_OPEN,
    business_days,
    order_history,
    order_lines,
    order_options,
    order_taxes,
    orders,
)
from kiosk.storage.types import Flag

_MAY_CHANGE = frozenset({"state", "pager", "paid", "shown_at"})


class SqlOrders:
    """Implements :class:`kiosk.ports.Orders`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def by_key(self, key: str) -> Order | None:
        """The order a basket became, if it did."""
        return next(iter(self._load(orders.c.key == key)), None)

    def by_number(self, day: date, number: int) -> Order | None:
        """The order a guest is called by."""
        return next(iter(self._load((orders.c.day == day) & (orders.c.number == number))), None)

    def add(self, order: Order) -> None:
        """Insert the order and all its parts."""
        self._db.own(order.window)
        order_id = self._db.write_one(
            orders.insert()
            .values({**order_rows.head(order), "opening": _latest_opening(order)})
            .returning(orders.c.id),
            otherwise="the order was not inserted",
        )
        self._db.know_order(order.key, order_id)
        self._db.write(order_lines.insert(), order_rows.lines(order_id, order))
        self._db.write(order_options.insert(), order_rows.options(order_id, order))
        self._db.write(order_taxes.insert(), order_rows.taxes(order_id, order))
        self._add_history(order_id, added((), order.history))

    def update(self, before: Order, after: Order) -> None:
        """Write what changed, if the order is still in the state it was read in."""
        values = changed(before, after, may_change=_MAY_CHANGE)
        rows = added(before.history, after.history)
        order_id = self._db.write_one(
            orders.update()
            .where(orders.c.key == before.key, orders.c.window == self._db.window)
            .where(orders.c.state == before.state)
            .values({"state": after.state, **values})
            .returning(orders.c.id),
            otherwise=f"order {before.number} is not {before.state} any more",
        )
        self._add_history(order_id, rows)

    def open(self) -> tuple[Order, ...]:
        """All orders still placed or ready, oldest first."""
        return self._load(IS_OPEN)

    def of_day(self, day: date | None) -> tuple[Order, ...]:
        """All orders of a day (None: of every day), oldest first."""
        return self._load(None if day is None else orders.c.day == day)

    def waiting(self) -> tuple[Waiting, ...]:
        """The orders still to be made, oldest first."""
        drinks = func.sum(order_lines.c.quantity).label("drinks")
        found = self._db.read(
            select(orders.c.number, orders.c.placed_at, drinks)
            .join(order_lines, order_lines.c.order_id == orders.c.id)
            # The state twice: the first is what the index of open orders is made for.
            .where(orders.c.window == self._db.window, IS_OPEN)
            .where(orders.c.state == OrderState.PLACED)
            .group_by(orders.c.id, orders.c.number, orders.c.placed_at)
            .order_by(orders.c.id)
        )
        return tuple(Waiting(row.number, row.placed_at, int(row.drinks)) for row in found)

    def unpaid(self) -> Unpaid:
        """The open orders that nobody has paid yet."""
        total = func.coalesce(func.sum(orders.c.total_cents), 0).label("cents")
        (row,) = self._db.read(
            select(func.count().label("orders"), total)
            .where(orders.c.window == self._db.window, IS_OPEN)
            .where(orders.c.paid == literal(value=False, type_=Flag()))  # "IS 0" is SQLite's alone
        )
        return Unpaid(row.orders, int(row.cents))

    def made_lately(self, day: date, most: int) -> tuple[Made, ...]:
        """The orders of a day that became ready last, at most so many."""
        here = (orders.c.window == self._db.window) & (orders.c.day == day)
        ready = (
            select(order_history.c.order_id, func.max(order_history.c.at).label("at"))
            .join(orders, orders.c.id == order_history.c.order_id)
            .where(here, order_history.c.after == OrderState.READY)
            .where(order_history.c.before == OrderState.PLACED)
            .group_by(order_history.c.order_id)
            .order_by(func.max(order_history.c.at).desc())
            .limit(most)
            .subquery()
        )
        found = self._db.read(
            select(orders.c.placed_at, ready.c.at, func.sum(order_lines.c.quantity).label("drinks"))
            .join(ready, ready.c.order_id == orders.c.id)
            .join(order_lines, order_lines.c.order_id == orders.c.id)
            .group_by(orders.c.id, orders.c.placed_at, ready.c.at)
        )
        return tuple(Made(row.placed_at, row.at, int(row.drinks)) for row in found)

    def unshown_since(self, at: datetime) -> tuple[Order, ...]:
        """Orders placed since ``at`` whose number was never shown, oldest first."""
        return self._load((orders.c.placed_at >= at) & orders.c.shown_at.is_(None))

    def mark_shown(self, key: str, at: datetime) -> None:
        """Note that the guest was shown her number; the first time counts."""
        self._db.write(
            orders.update()
            .where(orders.c.key == key, orders.c.window == self._db.window)
            .where(orders.c.shown_at.is_(None))
            .values(shown_at=at)
        )

    def _add_history(self, order_id: int, rows: list[tuple[int, StateChange]]) -> None:
        self._db.write(
            order_history.insert(), [order_rows.history(order_id, seq, row) for seq, row in rows]
        )

    def _load(self, which: ColumnElement[bool] | None) -> tuple[Order, ...]:
        here = orders.c.window == self._db.window
        where = here if which is None else here & which
        heads = self._db.read(select(orders).where(where).order_by(orders.c.id))
        if not heads:
            return ()
        ids = select(orders.c.id).where(where)
        parts = Parts(
            *(
                self._db.read(
                    select(part).where(part.c.order_id.in_(ids)).order_by(*part.primary_key)
                )
                for part in (order_lines, order_options, order_taxes, order_history)
            )
        )
        return tuple(order_rows.order(head, parts) for head in heads)


def _latest_opening(order: Order) -> ScalarSelect[int]:
    """The opening an order belongs to: a restored window opens a date for a second time."""
    return (
        select(func.max(business_days.c.opening))
        .where(business_days.c.window == order.window, business_days.c.day == order.day)
        .scalar_subquery()
    )
