"""The business days of a window."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, select

from kiosk.domain.day import BusinessDay
from kiosk.storage.statements import Statements
from kiosk.storage.tables import business_days


class SqlDays:
    """Implements :class:`kiosk.ports.Days`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def last(self) -> BusinessDay | None:
        """The youngest business day, open or closed."""
        rows = self._db.read(
            select(business_days)
            .where(business_days.c.window == self._db.window)
            .order_by(business_days.c.day.desc(), business_days.c.opening.desc())
            .limit(1)
        )
        return _day(rows[0]) if rows else None

    def of_date(self, day: date) -> tuple[BusinessDay, ...]:
        """Every opening of a date, the first first."""
        rows = self._db.read(
            select(business_days)
            .where(business_days.c.window == self._db.window, business_days.c.day == day)
            .order_by(business_days.c.opening)
        )
        return tuple(map(_day, rows))

    def add(self, day: BusinessDay) -> None:
        """Insert. The one before must be closed."""
        self._db.own(day.window)
        self._db.write(
            business_days.insert().values(
                window=day.window,
                day=day.day,
                opening=day.opening,
                opened_at=day.opened_at,
                closed_at=day.closed_at,
                last_number=day.last_number,
                restored_at=day.restored_at,
                by_card_at=day.by_card_at,
            )
        )

    def update(self, day: BusinessDay) -> None:
        """Write when it was opened by card and closed, and its last number."""
        self._db.own(day.window)
        self._db.write_one(
            business_days.update()
            .where(business_days.c.window == day.window, business_days.c.day == day.day)
            .where(business_days.c.opening == day.opening)
            .values(
                closed_at=day.closed_at,
                last_number=day.last_number,
                by_card_at=day.by_card_at,
            )
            .returning(business_days.c.day),
            otherwise=f"there is no business day {day.day}",
        )


def _day(row: Row[Any]) -> BusinessDay:
    return BusinessDay(
        window=row.window,
        day=row.day,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        last_number=row.last_number,
        opening=row.opening,
        restored_at=row.restored_at,
        by_card_at=row.by_card_at,
    )
