"""Where a test's database is: a file in its folder, or one of its own on a server that is named.

``KIOSK_POSTGRESQL=postgresql+psycopg://user@host/postgres`` names the server (``make postgresql``);
what is about a file is skipped then.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

SERVER = os.environ.get("KIOSK_POSTGRESQL", "")


@contextmanager
def database_url(file: Path) -> Iterator[str]:
    """The URL of a database that is not made yet, and is gone afterwards."""
    if not SERVER:
        yield f"sqlite:///{file}"
        return
    from sqlalchemy import create_engine, make_url, text

    name = f"kiosk_{uuid.uuid4().hex}"
    server = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def lay_tables(url: str) -> None:
    """Put a file there that has its tables already, and no row in them.

    The steps that make them are run once for hundreds of tests; those that are about the steps
    begin without a file. On a server, as without this, the first to open it makes the tables.
    """
    from kiosk.storage.engine import database_path

    file = database_path(url)
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_tables())


@cache
def _tables() -> bytes:
    from kiosk.storage.engine import open_engine
    from kiosk.storage.migrate import migrate

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kiosk.db"
        engine = open_engine(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()  # what stands in the log is in the file now
        return file.read_bytes()
