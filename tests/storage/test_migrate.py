"""The schema is brought up whole or not at all, and never taken backwards."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_mock_engine, make_url

from kiosk.ports import StorageFailed
from kiosk.storage import open_database, read_database
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import STEPS, migrate, prepare
from kiosk.storage.schema import SCHEMA
from kiosk.storage.tables import metadata
from tests.storage.samples import WINDOW, an_order, stored


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_program(
    engine: Engine, path: Path, tmp_path: Path
) -> None:
    migrate(engine)
    other = open_engine(f"sqlite:///{tmp_path}/other.db")
    metadata.create_all(other)
    other.dispose()
    assert _schema(path) == _schema(tmp_path / "other.db")


def test_alembic_finds_nothing_to_do(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    scripts = ScriptDirectory(str(STEPS))
    assert scripts.get_heads() == [SCHEMA]
    revisions = sorted(script.revision for script in scripts.walk_revisions())
    assert revisions == [f"{count:04}" for count in range(1, len(revisions) + 1)]


def test_a_migration_that_breaks_halfway_leaves_nothing(
    engine: Engine, path: Path, tmp_path: Path
) -> None:
    steps = _copied_steps(tmp_path)
    script = steps / "versions" / "revision_0001.sql"
    halves = script.read_text().split("CREATE TABLE calls")
    script.write_text(halves[0] + "CREATE TABLE orders (again INTEGER);\n")
    with pytest.raises(StorageFailed, match="table orders already exists"):
        migrate(engine, steps)
    assert _schema(path) == {}
    migrate(engine)
    assert "calls" in _schema(path)


def test_a_second_step_that_breaks_keeps_the_first_schema_and_its_orders(
    path: Path, tmp_path: Path
) -> None:
    with open_database(f"sqlite:///{path}", window=WINDOW) as storage:
        stored(storage, an_order())
    before = _dump(path)
    steps = _copied_steps(tmp_path)
    _set_schema(path, "0000")  # an older database, for this program's only step
    (steps / "versions" / "revision_0000.py").write_text(
        'revision = "0000"\ndown_revision = None\ndef upgrade() -> None: ...\n'
    )
    first = steps / "versions" / "revision_0001.py"
    first.write_text(
        'from alembic import op\nrevision = "0001"\ndown_revision = "0000"\n'
        "def upgrade() -> None:\n"
        '    op.execute("ALTER TABLE orders ADD COLUMN tip_cents INTEGER")\n'
        '    op.execute("DROP TABLE calls")\n'
        '    op.execute("ALTER TABLE nowhere ADD COLUMN x INTEGER")\n'
    )
    engine = open_engine(f"sqlite:///{path}")
    with pytest.raises(StorageFailed, match="no such table: nowhere"):
        migrate(engine, steps)
    engine.dispose()
    _set_schema(path, SCHEMA)
    assert _dump(path) == before


def test_a_newer_schema_is_refused(path: Path) -> None:
    with open_database(f"sqlite:///{path}", window=WINDOW):
        pass
    _set_schema(path, "0099")
    before = _dump(path)
    for way in (open_database, read_database):
        with (
            pytest.raises(StorageFailed, match=f"has schema 0099, this program knows {SCHEMA}"),
            way(f"sqlite:///{path}", window=WINDOW),
        ):
            pass
    assert _dump(path) == before


def test_a_schema_nobody_knows_is_refused(path: Path) -> None:
    with open_database(f"sqlite:///{path}", window=WINDOW):
        pass
    _set_schema(path, "0000")
    with (
        pytest.raises(StorageFailed, match="cannot be migrated"),
        open_database(f"sqlite:///{path}", window=WINDOW),
    ):
        pass


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE orders (theirs TEXT)")
    with (
        pytest.raises(StorageFailed, match="already exists"),
        open_database(f"sqlite:///{path}", window=WINDOW),
    ):
        pass
    assert set(_schema(path)) == {"orders"}


def test_a_version_table_left_empty_is_no_version(engine: Engine, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    migrate(engine)
    assert "orders" in _schema(path)


def test_a_database_without_tables_is_not_read(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    with (
        pytest.raises(StorageFailed, match="not prepared yet"),
        read_database(f"sqlite:///{path}", window=WINDOW),
    ):
        pass


def test_the_secret_is_made_once_for_each_window(engine: Engine, path: Path) -> None:
    prepare(engine, "43", new_secret=lambda: b"a" * 32)
    prepare(engine, "43", new_secret=lambda: b"b" * 32)
    prepare(engine, "44", new_secret=lambda: b"c" * 32)
    for window, secret in (("43", b"a" * 32), ("44", b"c" * 32)):
        with (
            read_database(f"sqlite:///{path}", window=window) as storage,
            storage.read() as records,
        ):
            assert records.secret() == secret


def test_a_window_that_never_started_has_no_secret(engine: Engine, path: Path) -> None:
    prepare(engine, "43", new_secret=lambda: bytes(32))
    with (
        read_database(f"sqlite:///{path}", window="44") as storage,
        storage.read() as records,
        pytest.raises(StorageFailed, match="never started"),
    ):
        records.secret()


def test_a_start_with_nothing_to_migrate_does_not_import_alembic(path: Path) -> None:
    with open_database(f"sqlite:///{path}", window=WINDOW):
        pass
    started = subprocess.run(
        [sys.executable, "-c", _START, f"sqlite:///{path}"],
        timeout=60,
        check=True,
        capture_output=True,
        text=True,
    )
    assert started.stdout.strip() == "alembic: False"


_START = """
import sys
from kiosk.storage import open_database
with open_database(sys.argv[1], window="43"):
    print("alembic:", "alembic" in sys.modules)
"""


def test_importing_the_environment_does_nothing() -> None:
    from kiosk.storage.migrations import env

    assert callable(env.run)


def test_the_tables_can_be_written_for_postgresql() -> None:
    # Not a trial on a server: only that nothing here is SQLite's alone.
    written: list[str] = []
    engine = create_mock_engine(
        make_url("postgresql://"), lambda sql, *_, **__: written.append(str(sql))
    )
    metadata.create_all(engine, checkfirst=False)
    assert len(written) == len(metadata.tables) + sum(
        len(table.indexes) for table in metadata.tables.values()
    )


def _copied_steps(folder: Path) -> Path:
    return Path(shutil.copytree(STEPS, folder / "steps"))


def _set_schema(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _schema(path: Path) -> dict[str, str]:
    """Each table and index as it was made, apart from spaces, quotes and line breaks.

    Triggers are the migrations' alone, and Alembic's own table is no part of the program's.
    """
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') "
            "AND name <> 'alembic_version' AND sql IS NOT NULL"
        ).fetchall()
    return {name: _words(sql) for name, sql in rows}


def _words(sql: str) -> str:
    """The statement's words; what stands between single quotes stays as it is."""
    parts = re.split(r"('[^']*')", sql)
    parts[::2] = [re.sub(r'[\s"]+', "", part) for part in parts[::2]]
    return "".join(parts)
