"""Calls to be made and made."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.pagers import Call, CallState
from kiosk.ports import NewCall
from kiosk.storage.statements import Statements
from kiosk.storage.tables import IS_WAITING, calls, orders


class SqlCalls:
    """Implements :class:`kiosk.ports.Calls`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, call: NewCall) -> Call:
        """Insert; it waits to be made."""
        new = Call(
            call_id=0,
            order_key=call.order_key,
            number=call.number,
            pager=call.pager,
            state=CallState.QUEUED,
            queued_at=call.queued_at,
        )
        call_id = self._db.write_one(
            calls.insert()
            .values(
                window=self._db.window,
                order_id=self._db.order_id(new.order_key),
                number=new.number,
                pager=new.pager,
                state=new.state,
                queued_at=new.queued_at,
                attempts=new.attempts,
                next_try_at=new.next_try_at,
            )
            .returning(calls.c.id),
            otherwise="the call was not inserted",
        )
        return replace(new, call_id=call_id)

    def update(self, call: Call) -> None:
        """Write its state, its attempts and its next try."""
        self._db.write_one(
            calls.update()
            .where(calls.c.id == call.call_id, calls.c.window == self._db.window)
            .values(state=call.state, attempts=call.attempts, next_try_at=call.next_try_at)
            .returning(calls.c.id),
            otherwise=f"there is no call {call.call_id}",
        )

    def waiting(self) -> tuple[Call, ...]:
        """Calls queued or in progress, oldest first."""
        return self._load((calls.c.window == self._db.window) & IS_WAITING)

    def of_order(self, key: str) -> tuple[Call, ...]:
        """Every call of an order, oldest first."""
        return self._load((orders.c.key == key) & (calls.c.window == self._db.window))

    def _load(self, which: ColumnElement[bool]) -> tuple[Call, ...]:
        rows = self._db.read(
            select(calls, orders.c.key)
            .join(orders, orders.c.id == calls.c.order_id)
            .where(which)
            .order_by(calls.c.id)
        )
        return tuple(
            Call(
                call_id=row.id,
                order_key=row.key,
                number=row.number,
                pager=row.pager,
                state=row.state,
                queued_at=row.queued_at,
                attempts=row.attempts,
                next_try_at=row.next_try_at,
            )
            for row in rows
        )
