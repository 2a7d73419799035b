"""The statements of one unit of work, with every error told in the services' words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Executable, Row, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError, StatementError
from sqlalchemy.sql.dml import UpdateBase

from kiosk.ports import AlreadyThere, StorageFailed
from kiosk.storage.ledger.plainly import Question
from kiosk.storage.ledger.touched import Touched, wanted
from kiosk.storage.tables import orders

_TAKEN = frozenset({"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"})
_TAKEN_SQLSTATE = "23505"
"""PostgreSQL's code for a unique violation (PostgreSQL manual, appendix A)."""


class Refused(StorageFailed):
    """The database itself did not do it; what it was asked was sensible."""


@contextmanager
def translated() -> Iterator[None]:
    """Raise what the services know: :class:`StorageFailed`, or :class:`AlreadyThere`.

    A value that cannot be written, such as a moment without a zone, is the program's mistake
    and stays a :class:`ValueError` or :class:`TypeError`.
    """
    try:
        yield
    except IntegrityError as error:
        kind = AlreadyThere if _is_taken(error.orig) else StorageFailed
        raise kind(str(error.orig)) from error
    except DBAPIError as error:
        raise Refused(str(error.orig)) from error
    except StatementError as error:
        if isinstance(error.orig, (ValueError, TypeError)):
            raise error.orig from error
        raise StorageFailed(str(error)) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise Refused(str(error)) from error


class Statements:
    """What the repositories of one unit of work run. One thread only.

    After a failed statement the unit can only be left: the database may have undone it
    already, and what followed would be written by itself.
    """

    def __init__(self, connection: Connection, window: str, *, writes: bool) -> None:
        self.window = window
        self._connection = connection
        self._writes = writes
        self.has_written = False
        """Something was written and committed: an empty unit proves nothing of the disk."""
        self._wrote = False
        self._is_over = False
        self._has_failed = False
        self.touched = Touched()
        self._order_ids: dict[str, int] = {}

    def read(self, statement: Executable) -> Sequence[Row[Any]]:
        """All rows a question brings."""
        with self._step():
            return self._connection.execute(statement).all()

    def ask(self, question: Question, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """All rows of this window a question brings, as they are stored."""
        with self._step():
            return question.ask(self._connection, {"window": self.window, **values})

    def write_plainly(self, question: Question, rows: Sequence[Mapping[str, object]]) -> None:
        """Write these rows of this window, one at least, as they are to be stored."""
        with self._step(writes=True):
            self._wrote = True
            question.run(self._connection, [{"window": self.window, **row} for row in rows])

    def write(
        self, statement: UpdateBase, rows: Sequence[Mapping[str, object]] | None = None
    ) -> int:
        """How many rows it changed. With ``rows``: once for each; none, and nothing is done."""
        if rows is not None and not rows:
            return 0
        with self._step(writes=True):
            self._wrote = True
            if rows is not None:
                self.touched.note_rows(statement, rows)
                return self._connection.execute(statement, rows).rowcount
            covered = wanted(statement)
            if not covered:
                return self._connection.execute(statement).rowcount
            found = self._connection.execute(_returning(statement, covered)).all()
            self.touched.note(statement, found)
        return len(found)

    def write_one(self, statement: UpdateBase, *, otherwise: str) -> Any:  # noqa: ANN401
        """The single value it returns. Raises :class:`StorageFailed` if it changed no row."""
        with self._step(writes=True):
            self._wrote = True
            covered = wanted(statement)
            asked = _returning(statement, covered) if covered else statement
            found = self._connection.execute(asked).first()
            self.touched.note(statement, () if found is None else (found,))
        if found is None:
            self._has_failed = True
            raise StorageFailed(otherwise)
        return found[0]

    def own(self, window: str) -> None:
        """Refuse what belongs to another window: that is the program's mistake."""
        if window != self.window:
            raise ValueError(f"window {window!r} in the units of work of {self.window!r}")

    def order_id(self, key: str) -> int:
        """The row of an order. Raises :class:`StorageFailed` if this window has none such."""
        if key in self._order_ids:
            return self._order_ids[key]
        of_key = select(orders.c.id).where(orders.c.key == key, orders.c.window == self.window)
        rows = self.read(of_key)
        if not rows:
            raise StorageFailed(f"there is no order {key}")
        return self.know_order(key, rows[0].id)

    def know_order(self, key: str, order_id: int) -> int:
        """Remember an order's row: the papers, the pager and the call of a unit ask for it too."""
        self._order_ids[key] = order_id
        return order_id

    def commit(self) -> None:
        """Make it so; the unit is over then. What was touched must be in the ledger."""
        if self.touched:
            raise RuntimeError("rows were written that the ledger does not know of")
        with self._step(writes=True):
            self._connection.commit()
        self._is_over = True
        self.has_written = self._wrote

    def end(self) -> None:
        """The unit was left."""
        self._is_over = True

    @contextmanager
    def _step(self, *, writes: bool = False) -> Iterator[None]:
        if self._is_over:
            raise RuntimeError("this unit of work is over: open another")
        if writes and not self._writes:
            raise RuntimeError("this unit of work only reads")
        if self._has_failed:
            raise StorageFailed("an earlier statement of this unit of work failed")
        try:
            with translated():
                yield
        except BaseException:
            self._has_failed = True
            raise


def _returning(statement: UpdateBase, columns: tuple[Column[Any], ...]) -> UpdateBase:
    """The statement, which gives these columns back after those it gives back itself."""
    return statement.returning(*columns)


def _is_taken(error: BaseException | None) -> bool:
    sqlite_name = getattr(error, "sqlite_errorname", None)
    return sqlite_name in _TAKEN or getattr(error, "sqlstate", None) == _TAKEN_SQLSTATE
