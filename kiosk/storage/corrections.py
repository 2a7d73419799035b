"""Corrections of closed days, as rows that are only ever added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.correction import CorrectedShare, Correction
from kiosk.domain.day import BusinessDay
from kiosk.ports import StorageFailed
from kiosk.storage.statements import Statements
from kiosk.storage.tables import business_days, correction_taxes, corrections, orders

_IN_TURN = (business_days.c.day, business_days.c.opening)
_LATEST = (business_days.c.day.desc(), business_days.c.opening.desc())

_Opening = tuple[date, int]


class SqlCorrections:
    """Implements :class:`kiosk.ports.Corrections`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, correction: Correction) -> None:
        """Insert. It is counted in the opening after the one that was closed last."""
        after = self._one(_is_closed(), latest=True)
        if after is None:
            raise StorageFailed("no day of this window was closed yet")
        correction_id = self._db.write_one(
            corrections.insert()
            .values(
                window=self._db.window,
                after_day=after[0],
                after_opening=after[1],
                order_id=self._db.order_id(correction.order_key),
                kind=correction.kind,
                way=correction.way,
                cents=correction.cents,
                why=correction.why,
                written_by=correction.by,
                at=correction.at,
            )
            .returning(corrections.c.id),
            otherwise="the correction was not inserted",
        )
        self._db.write(
            correction_taxes.insert(),
            [
                {
                    "correction_id": correction_id,
                    "bp": share.bp,
                    "cents": share.cents,
                    "tax_cents": share.tax_cents,
                }
                for share in correction.shares
            ],
        )

    def counted_in(self, day: BusinessDay) -> tuple[Correction, ...]:
        """Those that stand in the figures of an opening, in the order they were written."""
        before = self._one(_is_before((day.day, day.opening)), latest=True)
        if before is None:
            return ()
        day_before, opening_before = before
        return self._of(
            corrections.c.window == self._db.window,
            corrections.c.after_day == day_before,
            corrections.c.after_opening == opening_before,
        )

    def about(self, day: date | None) -> tuple[Correction, ...]:
        """Those about the orders of a date (None: of all), in the order they were written."""
        here = orders.c.window == self._db.window
        return self._of(here) if day is None else self._of(here, orders.c.day == day)

    def _of(self, *which: ColumnElement[bool]) -> tuple[Correction, ...]:
        rows = self._db.read(
            select(corrections, orders.c.key, orders.c.day, orders.c.number)
            .join(orders, orders.c.id == corrections.c.order_id)
            .where(*which)
            .order_by(corrections.c.id)
        )
        shares = self._shares([row.id for row in rows])
        days = {
            after: self._one(_is_after(after), latest=False)
            for after in {(row.after_day, row.after_opening) for row in rows}
        }
        return tuple(
            Correction(
                order_key=row.key,
                day=row.day,
                number=row.number,
                kind=row.kind,
                way=row.way,
                cents=row.cents,
                shares=shares[row.id],
                why=row.why,
                by=row.written_by,
                at=row.at,
                counted_in=None if following is None else following[0],
            )
            for row in rows
            for following in (days[row.after_day, row.after_opening],)
        )

    def _shares(self, ids: list[int]) -> Mapping[int, tuple[CorrectedShare, ...]]:
        found: dict[int, tuple[CorrectedShare, ...]] = defaultdict(tuple)
        if not ids:
            return found
        rows = self._db.read(
            select(correction_taxes)
            .where(correction_taxes.c.correction_id.in_(ids))
            .order_by(correction_taxes.c.correction_id, correction_taxes.c.bp)
        )
        for row in rows:
            found[row.correction_id] += (CorrectedShare(row.bp, row.cents, row.tax_cents),)
        return found

    def _one(self, which: ColumnElement[bool], *, latest: bool) -> _Opening | None:
        """The last opening of which this is so, or the first."""
        rows = self._db.read(
            select(business_days.c.day, business_days.c.opening)
            .where(business_days.c.window == self._db.window, which)
            .order_by(*(_LATEST if latest else _IN_TURN))
            .limit(1)
        )
        return (rows[0].day, rows[0].opening) if rows else None


def _is_before(opening: _Opening) -> ColumnElement[bool]:
    day, turn = business_days.c.day, business_days.c.opening
    return (day < opening[0]) | (day == opening[0]) & (turn < opening[1])


def _is_after(opening: _Opening) -> ColumnElement[bool]:
    day, turn = business_days.c.day, business_days.c.opening
    return (day > opening[0]) | (day == opening[0]) & (turn > opening[1])


def _is_closed() -> ColumnElement[bool]:
    return business_days.c.closed_at.is_not(None)
