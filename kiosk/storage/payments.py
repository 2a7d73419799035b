"""Money taken and given back: attempts that are never altered, only added to."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from kiosk.domain.payment import Payment, PaymentState
from kiosk.ports import CashTaken, GivenFree, PaymentWay
from kiosk.storage.statements import Statements
from kiosk.storage.tables import orders, payment_history, payments


class SqlPayments:
    """Implements :class:`kiosk.ports.Payments`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def take_cash(self, taken: CashTaken) -> None:
        """Note cash that went through the hatch, and whether the order is paid now.

        Cash given back is a row of its own with a negative amount, never a row taken away.
        """
        why = "cash taken" if taken.cents > 0 else "cash given back"
        given = GivenFree(taken.order_key, taken.cents, taken.at, why)
        self._approve(PaymentWay.CASH, given)

    def give_free(self, given: GivenFree) -> None:
        """Note that nobody has to pay it: a payment of its own kind, with its reason."""
        self._approve(PaymentWay.FREE, given)

    def approved(self, key: str, way: PaymentWay | None = None) -> int:
        """What of an order counts as paid, in cents."""
        sum_of = (
            select(func.coalesce(func.sum(payments.c.cents), 0).label("cents"))
            .where(payments.c.order_id == self._db.order_id(key))
            .where(payments.c.state == PaymentState.APPROVED)
        )
        if way is not None:
            sum_of = sum_of.where(payments.c.way == way)
        return int(self._db.read(sum_of)[0].cents)

    def of_day(self, day: date) -> tuple[Payment, ...]:
        """What counts as paid of the orders of a date, in the order in which it happened."""
        rows = self._db.read(
            select(
                orders.c.number,
                payments.c.way,
                payments.c.cents,
                payments.c.started_at,
                payment_history.c.why,
            )
            .join(orders, orders.c.id == payments.c.order_id)
            .join(payment_history, payment_history.c.payment_id == payments.c.id)
            .where(orders.c.window == self._db.window, orders.c.day == day)
            .where(payments.c.state == PaymentState.APPROVED)
            .where(payment_history.c.after == PaymentState.APPROVED)
            .order_by(payments.c.id)
        )
        return tuple(
            Payment(row.number, row.way, row.cents, row.started_at, row.why) for row in rows
        )

    def _approve(self, way: PaymentWay, given: GivenFree) -> None:
        order_id = self._db.order_id(given.order_key)
        payment_id = self._db.write_one(
            payments.insert()
            .values(
                order_id=order_id,
                way=way,
                cents=given.cents,
                state=PaymentState.APPROVED,
                started_at=given.at,
            )
            .returning(payments.c.id),
            otherwise="the payment was not inserted",
        )
        self._db.write(
            payment_history.insert().values(
                payment_id=payment_id,
                seq=1,
                at=given.at,
                before=None,
                after=PaymentState.APPROVED,
                why=given.why,
            )
        )
        self._note_paid(order_id)

    def _note_paid(self, order_id: int) -> None:
        approved = (
            select(func.coalesce(func.sum(payments.c.cents), 0))
            .where(payments.c.order_id == order_id)
            .where(payments.c.state == PaymentState.APPROVED)
            .scalar_subquery()
        )
        rows = self._db.read(
            select(orders.c.total_cents, approved.label("approved")).where(orders.c.id == order_id)
        )
        is_paid = rows[0].approved >= rows[0].total_cents
        self._db.write(orders.update().where(orders.c.id == order_id).values(paid=is_paid))
