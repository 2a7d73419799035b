"""Statements that are asked at every commit: written out once, and run without SQLAlchemy's care.

Rows come back, and go in, as they are stored: what is hashed must not depend on how a program
reads it, and a word that nobody knows must be readable. It also takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ClauseElement, Connection

Values = Mapping[str, Any]


@dataclass(frozen=True)
class _Written:
    """A statement in a dialect's words. ``places`` are its values in turn; None: by name."""

    sql: str
    known: Values
    places: tuple[str, ...] | None

    def filled(self, values: Values) -> Any:  # noqa: ANN401
        known = {**self.known, **values}
        return known if self.places is None else tuple(known[name] for name in self.places)


class Question:
    """A statement with named places, for any connection. Safe from any thread."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._written: dict[str, _Written] = {}

    def ask(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """All rows it brings."""
        written = self._for(connection)
        found = connection.exec_driver_sql(written.sql, written.filled(values)).all()
        return [tuple(row) for row in found]

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it once for each of these rows, one at least."""
        written = self._for(connection)
        connection.exec_driver_sql(written.sql, [written.filled(row) for row in rows])

    def _for(self, connection: Connection) -> _Written:
        dialect = connection.dialect
        if dialect.name not in self._written:
            compiled: Any = self._statement.compile(dialect=dialect)
            places = tuple(compiled.positiontup) if compiled.positional else None
            self._written[dialect.name] = _Written(str(compiled), compiled.params, places)
        return self._written[dialect.name]
