"""The pagers of a window."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.domain.pagers import Pager
from kiosk.storage.statements import Statements
from kiosk.storage.tables import orders, pagers


class SqlPagers:
    """Implements :class:`kiosk.ports.Pagers`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def all(self) -> tuple[Pager, ...]:
        """Every pager, by its number."""
        rows = self._db.read(
            select(pagers, orders.c.key)
            .outerjoin(orders, orders.c.id == pagers.c.order_id)
            .where(pagers.c.window == self._db.window)
            .order_by(pagers.c.number)
        )
        return tuple(
            Pager(
                number=row.number,
                state=row.state,
                since=row.since,
                order_key=row.key,
                called_at=row.called_at,
            )
            for row in rows
        )

    def save(self, pager: Pager) -> None:
        """Insert or update by its number."""
        values = {
            "state": pager.state,
            "since": pager.since,
            "order_id": self._db.order_id(pager.order_key) if pager.order_key else None,
            "called_at": pager.called_at,
        }
        here = (pagers.c.window == self._db.window) & (pagers.c.number == pager.number)
        if not self._db.write(pagers.update().where(here).values(values)):
            row = {"window": self._db.window, "number": pager.number, **values}
            self._db.write(pagers.insert().values(row))

    def forget(self, number: int) -> None:
        """Delete it; what it did stays with its orders and calls."""
        here = (pagers.c.window == self._db.window) & (pagers.c.number == number)
        self._db.write(pagers.delete().where(here))
