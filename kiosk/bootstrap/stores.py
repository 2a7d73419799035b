"""Opens the window's database: for the kiosk, which holds its lock, or only to read."""

from __future__ import annotations

import shlex
import sys
from contextlib import AbstractContextManager

from kiosk.bootstrap.world import World
from kiosk.config import Config
from kiosk.domain.pagers import Pager, PagerState
from kiosk.ports import Clock, Storage
from kiosk.storage import join_database, open_locked_database, read_database
from kiosk.storage.lock import Lock, ServerLock, WindowLock


def lock_window(config: Config) -> Lock:
    """The lock that a kiosk holds from its start to its end; light where the database is a file.

    Entering it raises :class:`kiosk.storage.AlreadyRunning`, which names the other one.
    """
    if config.storage.file is not None:
        return WindowLock(config.storage.file, command=shlex.join(sys.argv))
    from kiosk.storage.engine import open_engine

    return ServerLock(open_engine(config.storage.url), config.window.id)


def open_storage(config: Config, clock: Clock) -> AbstractContextManager[Storage]:
    """The database, looked at and brought up to date first; the window's lock must be held.

    Entering it raises :class:`StorageFailed`. Loads SQLAlchemy: not on the screen's thread.
    """
    return open_locked_database(config.storage.url, window=config.window.id, now=clock.now)


def open_for_reading(config: Config) -> AbstractContextManager[Storage]:
    """The database as it is, also while a kiosk runs. Entering raises :class:`StorageFailed`."""
    return read_database(config.storage.url, window=config.window.id)


def open_beside(config: Config) -> AbstractContextManager[Storage]:
    """The database for a command that adds a few rows of its own, also while a kiosk runs.

    Each unit of work takes the database's write lock at its beginning and reads the end of the
    ledger inside it, so two processes write one after the other. The window's lock is not taken:
    a kiosk that starts in this very moment would be sent away. Entering raises
    :class:`StorageFailed`.
    """
    return join_database(config.storage.url, window=config.window.id)


def stock_pagers(storage: Storage, config: Config, world: World) -> None:
    """The rack holds the pagers that are written down, but the one that stays behind the bar.

    A missing one stays missing until it is found; one no longer written is forgotten, unless a
    guest has it.
    """
    written = frozenset(config.pager.pagers) if config.pager else frozenset()
    rack = written - {config.bartender.behind_bar}
    from kiosk.services.restored import queue_paper

    now = world.clock.now()
    with storage.write() as records:
        known = {pager.number: pager for pager in records.pagers.all()}
        for number in sorted(rack - known.keys()):
            records.pagers.save(Pager(number, PagerState.FREE, now))
        for number in sorted(known.keys() - rack):
            if known[number].state is not PagerState.OUT:
                records.pagers.forget(number)
        queue_paper(records, now)
        records.commit()
