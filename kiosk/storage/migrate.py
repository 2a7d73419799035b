"""Brings a database to the schema this program was written for, or says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from kiosk.ports import StorageFailed
from kiosk.storage.engine import WRITING, is_sqlite
from kiosk.storage.schema import SCHEMA, NewerSchema
from kiosk.storage.statements import translated
from kiosk.storage.tables import settings

STEPS = Path(__file__).parent / "migrations"
"""Where the steps are, beside this file also in an installed wheel."""


def prepare(
    engine: Engine,
    window: str,
    *,
    new_secret: Callable[[], bytes],
    save: Callable[[str], None] = lambda _schema: None,
) -> None:
    """Before anything else at start, and under the window's lock: tables, then the secret.

    ``new_secret`` gives the 32 bytes of a window that has none yet; ``save`` is called with the
    old schema before an older database is migrated. Raises :class:`StorageFailed`.
    """
    migrate(engine, save=save)
    with translated(), _writing(engine) as connection:
        known = connection.execute(settings.select().where(settings.c.window == window)).first()
        if known is None:
            values = {"window": window, "secret": new_secret()}
            connection.execute(settings.insert().values(values))
            connection.commit()


def migrate(
    engine: Engine,
    steps: Path = STEPS,
    *,
    save: Callable[[str], None] = lambda _schema: None,
) -> None:
    """Run the steps that are missing, all of them or none; ``save`` makes a backup before.

    Raises :class:`StorageFailed` for a database of a newer program: going on could lose what
    this one does not know of. Alembic is imported only if there is something to do.
    """
    with translated(), engine.connect() as connection:
        found = _schema(connection)
    if found == SCHEMA:
        return
    if found is not None:
        save(found)
    with (
        translated(),
        _writing(engine) as connection,
        _replaceable_tables(connection),
        connection.begin(),
    ):
        if _schema(connection) != SCHEMA:
            _run(connection, steps)
            _require_references(connection)


def require_current(engine: Engine) -> None:
    """For commands that only read: raises :class:`StorageFailed` unless the schema is ours."""
    with translated(), engine.connect() as connection:
        if _schema(connection) != SCHEMA:
            raise StorageFailed("the database is not prepared yet: start the kiosk once")


def _writing(engine: Engine) -> Connection:
    """A connection whose unit of work takes SQLite's write lock at its beginning."""
    return engine.connect().execution_options(**WRITING)


@contextmanager
def _replaceable_tables(connection: Connection) -> Iterator[None]:
    """SQLite alters no rule of a table, and one that others refer to may be replaced only so.

    The switch does nothing inside a unit of work: it is thrown around it.
    https://www.sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes".
    """
    if not is_sqlite(connection.engine):
        yield
        return
    raw = connection.connection
    raw.cursor().execute("PRAGMA foreign_keys = OFF").close()
    try:
        yield
    finally:
        raw.cursor().execute("PRAGMA foreign_keys = ON").close()


def _require_references(connection: Connection) -> None:
    if not is_sqlite(connection.engine):
        return
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost is not None:
        raise StorageFailed(f"the database cannot be migrated: a row of {lost[0]} stands alone")


def _schema(connection: Connection) -> str | None:
    """Which one it has, None for none. Raises :class:`NewerSchema`."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and (not found.isdecimal() or int(found) > int(SCHEMA)):
        raise NewerSchema(found)
    return found


def _run(connection: Connection, steps: Path) -> None:
    from alembic import command  # noqa: PLC0415  a quarter of a second a start need not pay
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StorageFailed(f"the database cannot be migrated: {error}") from error
