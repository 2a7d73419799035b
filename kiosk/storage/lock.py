"""One kiosk a window: the lock taken before anything of the database is touched.

Beside an SQLite file it is a file lock of the operating system, which ends with its process
however that ends. On PostgreSQL it is an advisory lock for the window.
"""

from __future__ import annotations

import logging
import os
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from kiosk.ports import StorageFailed

if TYPE_CHECKING:  # a second kiosk is sent away before anything heavy is loaded
    from sqlalchemy import Connection, Engine

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holder:
    """The process that has the lock."""

    pid: int
    command: str


class AlreadyRunning(Exception):
    """Another kiosk has this window. ``holder`` is None if it could not be found out."""

    def __init__(self, what: str, holder: Holder | None) -> None:
        who = f"process {holder.pid} ({holder.command})" if holder else "another process"
        super().__init__(f"{what} is in use by {who}")
        self.holder = holder


class Lock(ABC):
    """What a kiosk holds from its start to its end."""

    @abstractmethod
    def acquire(self) -> None:
        """Take it at once. Raises :class:`AlreadyRunning`, or :class:`StorageFailed`."""

    @abstractmethod
    def release(self) -> None:
        """Give it back; may be called again."""

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def lock_for(engine: Engine, window: str, *, command: str) -> Lock:
    """The lock of a window's database. ``command`` is how this process was started."""
    if engine.dialect.name == "sqlite":
        return WindowLock(Path(engine.url.database or ""), command=command)
    return ServerLock(engine, window)


class WindowLock(Lock):
    """The lock beside an SQLite file: ``<file>.lock``, and ``<file>.holder`` says who has it."""

    def __init__(self, database: Path, *, command: str) -> None:
        self._database = database
        self._holder_file = database.with_name(database.name + ".holder")
        self._command = command
        # Any thread may end the kiosk; and a lock that another kiosk does not see is none.
        self._lock = FileLock(
            database.with_name(database.name + ".lock"),
            timeout=0,
            thread_local=False,
            fallback_to_soft=False,
        )

    def acquire(self) -> None:
        """Take it at once. Raises :class:`AlreadyRunning`, or :class:`StorageFailed`."""
        try:
            self._database.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise AlreadyRunning(f"the database {self._database}", self._holder()) from error
        except (OSError, NotImplementedError) as error:
            raise StorageFailed(f"cannot lock the database {self._database}: {error}") from error
        self._sign()

    def release(self) -> None:
        """Give it back; may be called again."""
        if not self._lock.is_locked:
            return
        try:
            self._holder_file.unlink(missing_ok=True)
        except OSError as error:
            log.warning("could not take the holder's name away: %s", error)
        finally:
            self._lock.release()

    def _sign(self) -> None:
        # Written whole and then renamed: a second kiosk never reads half a name.
        draft = self._holder_file.with_name(self._holder_file.name + ".new")
        try:
            draft.write_text(f"{os.getpid()}\n{self._command}\n", encoding="utf-8")
            draft.replace(self._holder_file)
        except OSError as error:
            log.warning("could not note who holds the lock: %s", error)

    def _holder(self) -> Holder | None:
        try:
            pid, command = self._holder_file.read_text(encoding="utf-8").split("\n", 1)
            return Holder(int(pid), command.strip())
        except (OSError, ValueError):
            return None


class ServerLock(Lock):
    """A session's advisory lock on PostgreSQL, held by a connection of its own."""

    def __init__(self, engine: Engine, window: str) -> None:
        self._engine = engine
        self._window = window
        self._connection: Connection | None = None

    def acquire(self) -> None:
        """Take it at once. Raises :class:`AlreadyRunning`, or :class:`StorageFailed`."""
        from sqlalchemy import text  # noqa: PLC0415

        from kiosk.storage.statements import translated  # noqa: PLC0415

        with translated():
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            # Another second key than the units of work use: those come and go under this one.
            question = text("SELECT pg_try_advisory_lock(hashtext(:window), 1)")
            if connection.execute(question, {"window": self._window}).scalar():
                self._connection = connection
                return
            connection.close()
        raise AlreadyRunning(f"window {self._window}", None)

    def release(self) -> None:
        """Give it back; may be called again."""
        from kiosk.storage.statements import translated  # noqa: PLC0415

        connection, self._connection = self._connection, None
        if connection is not None:
            with translated():
                connection.invalidate()  # ends the session, and with it the lock
                connection.close()
