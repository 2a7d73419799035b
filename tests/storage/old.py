"""Databases as an older program left them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kiosk.domain.order import Order
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import JobState
from kiosk.ports import Storage
from kiosk.storage import open_database
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import STEPS, migrate
from tests.storage.samples import WINDOW, after, an_order, stored, with_job


def copied_steps(folder: Path) -> Path:
    """The migrations, to be changed."""
    return Path(shutil.copytree(STEPS, folder / "steps"))


def fill(storage: Storage) -> None:
    """Two orders, a pager out with one, and a paper being printed."""
    order = an_order(2, pager=7)
    stored(storage, an_order(1), order)
    with_job(storage, order, JobState.PRINTING)
    with storage.write() as records:
        records.pagers.save(Pager(7, PagerState.OUT, after(1), order.key))
        records.commit()


def old_schema(path: Path, scratch: Path, schema: str, *, filled: bool = True) -> None:
    """A database of that schema with what :func:`fill` stores; ``scratch`` is thrown away.

    Not ``filled``: with what is in ``now.db`` there already.
    """
    if filled:
        with open_database(f"sqlite:///{scratch}/now.db", window=WINDOW) as storage:
            fill(storage)
    steps = copied_steps(scratch)
    for step in (steps / "versions").glob("revision_*"):
        if step.name[: len("revision_0000")] > f"revision_{schema}":
            step.unlink()
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine, steps)
    engine.dispose()
    _copy_rows(scratch / "now.db", path)


def as_written(order: Order) -> Order:
    """The order as a program of schema 0003 wrote it down: all of it."""
    return order


def as_told(order: Order) -> Order:
    """The order as far as a program of schema 0002 or before wrote it down."""
    lines = tuple(replace(line, allergens=(), strength_permille=None) for line in order.lines)
    return replace(order, lines=lines, without=())


def _copy_rows(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS now", (str(source),))
        guards = connection.execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        tables = connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        ).fetchall()
        for (table,) in tables:
            columns = ", ".join(
                f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")
            )
            copy = f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}"  # noqa: S608
            connection.execute(copy)
        for _, guard in guards:
            connection.execute(guard)


def revision(path: Path) -> str:
    """Which schema a database says it has."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def dump(path: Path) -> list[str]:
    """Everything in it."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
