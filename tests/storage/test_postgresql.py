"""What only a server shows: its schema, its migrations with rows, its locks and its guards.

Opt-in, with a server that is named: ``make postgresql SERVER=postgresql+psycopg://...``.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from kiosk.domain.pagers import Pager, PagerState
from kiosk.ports import Storage, StorageFailed
from kiosk.storage import AlreadyRunning, open_database
from kiosk.storage.engine import open_engine
from kiosk.storage.lock import lock_for
from kiosk.storage.migrate import migrate
from kiosk.storage.schema import SCHEMA, NewerSchema
from kiosk.storage.tables import metadata
from tests.databases import SERVER
from tests.storage.old import as_told, as_written, copied_steps, old_schema
from tests.storage.samples import WINDOW, a_ticket, after, an_order, stored

pytestmark = pytest.mark.skipif(not SERVER, reason="no PostgreSQL server is named")


def test_the_steps_make_the_tables_that_are_written_in_the_program(url: str) -> None:
    with _engine(url) as engine:
        migrate(engine)
        made = _rules(engine)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
            metadata.create_all(connection)
        assert made == _rules(engine)


@pytest.mark.parametrize("schema", ["0001", "0002", "0003", "0005", "0006"])
def test_a_database_of_an_older_schema_keeps_its_rows(
    url: str, tmp_path: Path, schema: str
) -> None:
    _old_on_server(url, tmp_path, schema)
    told = as_told if schema < "0003" else as_written
    with open_database(url, window=WINDOW) as storage:
        with storage.read() as records:
            assert records.orders.of_day(None) == (told(an_order(1)), told(an_order(2, pager=7)))
            out = Pager(7, PagerState.OUT, after(1), an_order(2).key)
            assert records.pagers.all() == (out,)
        stored(storage, an_order(3))
    with _engine(url) as engine, engine.connect() as connection:
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA
        )


def test_a_step_that_breaks_leaves_the_old_schema(url: str, tmp_path: Path) -> None:
    _old_on_server(url, tmp_path, "0001")
    (tmp_path / "broken").mkdir()
    steps = copied_steps(tmp_path / "broken")
    with (steps / "versions" / "revision_0003_postgresql.sql").open("a") as step:
        step.write("ALTER TABLE nowhere ADD COLUMN x INTEGER;")
    with _engine(url) as engine:
        with pytest.raises(StorageFailed, match="nowhere"):
            migrate(engine, steps)
        with engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version"))
            assert found.scalar() == "0001"


def test_a_newer_schema_is_refused(url: str) -> None:
    with _engine(url) as engine:
        migrate(engine)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
        with pytest.raises(NewerSchema):
            migrate(engine)


def test_a_second_kiosk_is_refused_and_another_window_is_not(url: str) -> None:
    with open_database(url, window=WINDOW):
        with _engine(url) as engine, pytest.raises(AlreadyRunning, match="window 43"):
            lock_for(engine, WINDOW, command="kiosk run").acquire()
        with open_database(url, window="44") as other, other.read() as records:
            assert records.orders.of_day(None) == ()
    with open_database(url, window=WINDOW):
        pass  # given back


def test_another_programs_long_work_is_waited_for_and_told(url: str, storage: Storage) -> None:
    key = text("SELECT pg_advisory_xact_lock(hashtext(:window), 0)")
    with _engine(url) as engine, engine.begin() as other:
        other.execute(key, {"window": WINDOW})
        with pytest.raises(StorageFailed, match="lock timeout"):
            stored(storage, an_order(1))
    stored(storage, an_order(1))


def test_two_orders_at_once_are_one_after_the_other(storage: Storage) -> None:
    stored(storage)
    threads = [
        threading.Thread(target=stored, args=(storage, an_order(number))) for number in range(1, 9)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with storage.read() as records:
        assert sorted(order.number for order in records.orders.open()) == list(range(1, 9))


@pytest.mark.parametrize("sql", ["UPDATE {0} SET why = 'because'", "DELETE FROM {0}"])
@pytest.mark.parametrize("history", ["order_history", "job_history"])
def test_a_history_is_never_altered(url: str, storage: Storage, sql: str, history: str) -> None:
    order = an_order(1)
    stored(storage, order)
    with storage.write() as records:
        records.jobs.add(a_ticket(order))
        records.commit()
    with (
        _engine(url) as engine,
        pytest.raises(DBAPIError, match="is never altered"),
        engine.begin() as connection,
    ):
        connection.execute(text(sql.format(history)))


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _rules(engine: Engine) -> dict[str, str]:
    """Columns, constraints and indexes as the server has them, by name."""
    columns = """
        SELECT table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable)
        FROM information_schema.columns JOIN information_schema.tables
            USING (table_schema, table_name)
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
    """
    rules = """
        SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    """
    indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    with engine.connect() as connection:
        return {
            row[0]: row[1]
            for question in (columns, rules, indexes)
            for row in connection.execute(text(question))
            if not row[0].startswith("alembic_version")
        }


def _old_on_server(url: str, tmp_path: Path, schema: str) -> None:
    """A database of that schema on the server, with the rows a file of that schema has."""
    file = tmp_path / "old.db"
    old_schema(file, tmp_path, schema)
    with _engine(url) as engine:
        migrate(engine, tmp_path / "steps")  # cut off at that schema
        with closing(sqlite3.connect(file)) as source, engine.begin() as target:
            for table in metadata.sorted_tables:
                _copy(source, target.exec_driver_sql, table.name)


def _copy(source: sqlite3.Connection, execute: Callable[..., object], table: str) -> None:
    known = source.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    if known is None:
        return  # a later step makes it
    rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608
    names = [each[0] for each in rows.description]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join(["%s"] * len(names))
    for row in rows:
        execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)  # noqa: S608
    if "id" in names:
        execute(f"SELECT setval('{table}_id_seq', max(id)) FROM {table}")  # noqa: S608
