"""What ran out and when the bar paused, as rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.cards import Goods
from kiosk.domain.lacks import Lack
from kiosk.domain.pause import Pause
from kiosk.domain.shortage import Shortage
from kiosk.storage.statements import Statements
from kiosk.storage.tables import pauses, shortages

_BETWEEN, _WITHIN = " ", "."
"""Between the lines that needed what ran out, and inside one: ``42.1`` is the first line of order
42, ``42.1.2`` only its second option, and ``42.1.0`` a drink that may go without it."""


class SqlShortages:
    """Implements :class:`kiosk.ports.Shortages`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, shortage: Shortage) -> None:
        """Insert."""
        self._db.write(
            shortages.insert().values(
                window=self._db.window,
                kind=shortage.goods.kind,
                name=shortage.goods.name,
                began_at=shortage.began_at,
                until=shortage.until,
                ended_at=shortage.ended_at,
                ended=shortage.ended,
                staff_name=shortage.staff_name,
                numbers=_written(shortage.lacks),
                job_id=shortage.job_id,
            )
        )

    def update(self, shortage: Shortage) -> None:
        """Write how the open one of these goods ended, until when it lasts, and who needs it."""
        goods = shortage.goods
        self._db.write_one(
            shortages.update()
            .where(self._open)
            .where(shortages.c.kind == goods.kind, shortages.c.name == goods.name)
            .values(
                until=shortage.until,
                ended_at=shortage.ended_at,
                ended=shortage.ended,
                numbers=_written(shortage.lacks),
                job_id=shortage.job_id,
            )
            .returning(shortages.c.id),
            otherwise=f"{goods.kind} {goods.name} has not run out",
        )

    def open(self) -> tuple[Shortage, ...]:
        """What is missing now, in the order in which it ran out."""
        return self._of(self._open)

    def of_job(self, job_id: int) -> Shortage | None:
        """The one a paper is about."""
        here = shortages.c.window == self._db.window
        return next(iter(self._of(here & (shortages.c.job_id == job_id))), None)

    def since(self, moment: datetime) -> tuple[Shortage, ...]:
        """What ran out since a moment, in that order."""
        here = shortages.c.window == self._db.window
        return self._of(here & (shortages.c.began_at >= moment))

    @property
    def _open(self) -> ColumnElement[bool]:
        return (shortages.c.window == self._db.window) & shortages.c.ended_at.is_(None)

    def _of(self, which: ColumnElement[bool]) -> tuple[Shortage, ...]:
        rows = self._db.read(select(shortages).where(which).order_by(shortages.c.id))
        return tuple(map(_shortage, rows))


class SqlPauses:
    """Implements :class:`kiosk.ports.Pauses`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def begin(self, pause: Pause) -> None:
        """Insert. The one before must have ended."""
        self._db.write(
            pauses.insert().values(
                window=self._db.window,
                why=pause.why,
                began_at=pause.began_at,
                until=pause.until,
                ended_at=pause.ended_at,
            )
        )

    def update(self, pause: Pause) -> None:
        """Write until when the open one lasts, and when it ended."""
        self._db.write_one(
            pauses.update()
            .where(pauses.c.window == self._db.window, pauses.c.ended_at.is_(None))
            .values(until=pause.until, ended_at=pause.ended_at)
            .returning(pauses.c.id),
            otherwise="there is no pause",
        )

    def open(self) -> Pause | None:
        """The one that nobody has ended; its time may be over."""
        rows = self._db.read(
            select(pauses).where(pauses.c.window == self._db.window, pauses.c.ended_at.is_(None))
        )
        return _pause(rows[0]) if rows else None


def _shortage(row: Row[Any]) -> Shortage:
    return Shortage(
        Goods(row.kind, row.name),
        row.began_at,
        row.until,
        row.ended_at,
        row.ended,
        row.staff_name,
        tuple(map(_lack, row.numbers.split())),
        row.job_id,
    )


def _written(lacks: tuple[Lack, ...]) -> str:
    return _BETWEEN.join(map(_line, lacks))


def _line(lack: Lack) -> str:
    places = [lack.number, lack.line]
    if lack.option is not None:
        places.append(lack.option)
    elif lack.may_go_without:
        places.append(0)
    return _WITHIN.join(map(str, places))


def _lack(written: str) -> Lack:
    number, line, *places = map(int, written.split(_WITHIN))
    option = places[0] if places else None
    return Lack(number, line, option or None, may_go_without=option == 0)


def _pause(row: Row[Any]) -> Pause:
    return Pause(row.why, row.began_at, row.until, row.ended_at)
