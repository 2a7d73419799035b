"""Guests who called the bartender, as rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.help import HelpRequest, HelpWanted
from kiosk.storage.statements import Statements
from kiosk.storage.tables import help_requests


class SqlHelp:
    """Implements :class:`kiosk.ports.Help`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, request: HelpRequest) -> None:
        """Insert."""
        wanted = request.wanted
        self._db.write(
            help_requests.insert().values(
                window=self._db.window,
                count=request.count,
                key=wanted.key,
                asked_at=request.asked_at,
                screen=wanted.screen,
                language=wanted.language,
                number=wanted.number,
                job_id=request.job_id,
                seen_at=request.seen_at,
                rings=request.rings,
                rung_at=request.rung_at,
            )
        )

    def update(self, request: HelpRequest) -> None:
        """Write when it was seen, and how often the bar was rung for it."""
        self._db.write_one(
            help_requests.update()
            .where(self._here & (help_requests.c.count == request.count))
            .values(seen_at=request.seen_at, rings=request.rings, rung_at=request.rung_at)
            .returning(help_requests.c.id),
            otherwise=f"there is no call for help {request.count}",
        )

    def last(self) -> HelpRequest | None:
        """The youngest request of this window."""
        return self._first()

    def by_key(self, key: str) -> HelpRequest | None:
        """The request made with this key."""
        return self._first(help_requests.c.key == key)

    def by_count(self, count: int) -> HelpRequest | None:
        """The request with this running number."""
        return self._first(help_requests.c.count == count)

    def of_job(self, job_id: int) -> HelpRequest | None:
        """The request a slip is about."""
        return self._first(help_requests.c.job_id == job_id)

    @property
    def _here(self) -> ColumnElement[bool]:
        return help_requests.c.window == self._db.window

    def _first(self, which: ColumnElement[bool] | None = None) -> HelpRequest | None:
        where = self._here if which is None else self._here & which
        youngest = select(help_requests).where(where).order_by(help_requests.c.count.desc())
        rows = self._db.read(youngest.limit(1))
        return _read(rows[0]) if rows else None


def _read(row: Row[Any]) -> HelpRequest:
    mapped = row._mapping  # noqa: SLF001 - a row's own ``count`` is a method of tuples
    return HelpRequest(
        count=mapped["count"],
        wanted=HelpWanted(row.key, row.screen, row.language, row.number),
        asked_at=row.asked_at,
        job_id=row.job_id,
        seen_at=row.seen_at,
        rings=row.rings,
        rung_at=row.rung_at,
    )
