"""Units of work: everything inside happens or nothing does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, select, text

from kiosk.ports import Records, StorageFailed
from kiosk.storage.calls import SqlCalls
from kiosk.storage.corrections import SqlCorrections
from kiosk.storage.days import SqlDays
from kiosk.storage.engine import BUSY_TIMEOUT_S, READING, WRITING, is_sqlite
from kiosk.storage.evening import SqlPauses, SqlShortages
from kiosk.storage.help import SqlHelp
from kiosk.storage.jobs import SqlJobs
from kiosk.storage.ledger.chain import SqlLedger
from kiosk.storage.orders import SqlOrders
from kiosk.storage.pagers import SqlPagers
from kiosk.storage.payments import SqlPayments
from kiosk.storage.probe import try_to_write
from kiosk.storage.statements import Refused, Statements, translated
from kiosk.storage.tables import settings
from kiosk.storage.watch import Watch, Work


class SqlRecords(Records):
    """What one unit of work can read and write. One thread only; useless once it was left."""

    def __init__(self, statements: Statements) -> None:
        self.orders = SqlOrders(statements)
        self.jobs = SqlJobs(statements)
        self.days = SqlDays(statements)
        self.pagers = SqlPagers(statements)
        self.calls = SqlCalls(statements)
        self.payments = SqlPayments(statements)
        self.help = SqlHelp(statements)
        self.shortages = SqlShortages(statements)
        self.pauses = SqlPauses(statements)
        self.corrections = SqlCorrections(statements)
        self.ledger = SqlLedger(statements)
        self._statements = statements

    def secret(self) -> bytes:
        """The window's own secret. Raises :class:`StorageFailed` before the first start."""
        window = self._statements.window
        rows = self._statements.read(select(settings.c.secret).where(settings.c.window == window))
        if not rows:
            raise StorageFailed(f"window {window} has no secret: the kiosk was never started")
        secret: bytes = rows[0].secret
        return secret

    def commit(self) -> None:
        """Make it so, with what was written in the ledger."""
        self.ledger.grow()
        self._statements.commit()


class SqlStorage:
    """The window's database. Safe from any thread: each opens its own units of work."""

    def __init__(self, engine: Engine, window: str) -> None:
        self._engine = engine
        self._window = window
        self._writing = threading.Lock()
        self._watch = Watch()

    @contextmanager
    def write(self) -> Iterator[SqlRecords]:
        """A unit of work that may write; one at a time in the whole database.

        Writers of this process wait for each other here and go on at once; SQLite would let
        them sleep and try again, up to 100 ms at a time.
        """
        if not self._writing.acquire(timeout=BUSY_TIMEOUT_S):
            waited = TimeoutError(f"after {BUSY_TIMEOUT_S} s")
            raise StorageFailed("database is locked by another unit of work") from waited
        try:
            with self._unit(writes=True) as records:
                yield records
        finally:
            self._writing.release()

    @contextmanager
    def read(self) -> Iterator[SqlRecords]:
        """A unit of work that only reads, all from one moment. Never waits for a writer."""
        with self._unit(writes=False) as records:
            yield records

    def takes_writes(self) -> bool:
        """False after a write was refused, until one is taken; then it is tried at each question.

        Never waits long: a window that asks whether it may open again has other work.
        """
        if not self._watch.is_lost(Work.WRITE):
            return True
        try:
            try_to_write(self._engine, self._window)
        except Refused as error:
            self._watch.refused(Work.WRITE, str(error))
            return False
        self._watch.done(Work.WRITE)
        return True

    def close(self) -> None:
        """Close every connection that is not in use. May be called again."""
        with translated():
            self._engine.dispose()

    @contextmanager
    def _unit(self, *, writes: bool) -> Iterator[SqlRecords]:
        work = Work.WRITE if writes else Work.READ
        try:
            connection = self._connect(writes=writes)
            statements = Statements(connection, self._window, writes=writes)
            try:
                yield SqlRecords(statements)
            finally:
                statements.end()
                with translated():
                    connection.close()  # undoes what was not committed
        except Refused as error:
            self._watch.refused(work, str(error))
            raise
        if statements.has_written or not writes:
            self._watch.done(work)

    def _connect(self, *, writes: bool) -> Connection:
        with translated():
            connection = self._engine.connect()
            try:
                if is_sqlite(self._engine):
                    connection.execution_options(**(WRITING if writes else READING))
                    connection.begin()
                else:
                    _begin_on_server(connection, self._window, writes=writes)
            except BaseException:
                connection.close()
                raise
        return connection


def _begin_on_server(connection: Connection, window: str, *, writes: bool) -> None:
    """The same promises on PostgreSQL: one writer a window, readers of one moment."""
    level = "READ COMMITTED" if writes else "REPEATABLE READ"
    connection.execution_options(isolation_level=level)
    connection.begin()
    if writes:
        connection.execute(text(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT_S:g}s'"))
        lock = text("SELECT pg_advisory_xact_lock(hashtext(:window), 0)")
        connection.execute(lock, {"window": window})
