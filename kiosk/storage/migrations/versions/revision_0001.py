"""The first tables."""

from __future__ import annotations

from pathlib import Path

from alembic import op
from sqlalchemy import Connection

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = {
    "sqlite": {
        "row_id": "id INTEGER NOT NULL",
        "bytes": "BLOB",
        "table": "STRICT",
        "part": "WITHOUT ROWID, STRICT",
    },
    "postgresql": {"row_id": "id SERIAL NOT NULL", "bytes": "BYTEA", "table": "", "part": ""},
}
"""What the two databases call differently."""

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_HISTORIES = ("order_history", "payment_history", "job_history")

_SQLITE_GUARDS = (
    """
    CREATE TRIGGER {history}_no_update BEFORE UPDATE ON {history}
    BEGIN SELECT RAISE(ABORT, 'a row of {history} is never altered'); END
    """,
    """
    CREATE TRIGGER {history}_no_delete BEFORE DELETE ON {history}
    BEGIN SELECT RAISE(ABORT, 'a row of {history} is never deleted'); END
    """,
)

_POSTGRESQL_GUARDS = (
    """
    CREATE FUNCTION {history}_is_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a row of {history} is never altered'; END $$
    """,
    """
    CREATE TRIGGER {history}_no_change BEFORE UPDATE OR DELETE ON {history}
    FOR EACH ROW EXECUTE FUNCTION {history}_is_kept()
    """,
)


def upgrade() -> None:
    """Make the tables, then the guards that keep every history as it was written."""
    connection = op.get_bind()
    _make_tables(connection)
    is_sqlite = connection.dialect.name == "sqlite"
    for guard in _SQLITE_GUARDS if is_sqlite else _POSTGRESQL_GUARDS:
        for history in _HISTORIES:
            connection.exec_driver_sql(guard.format(history=history))


def _make_tables(connection: Connection) -> None:
    words = _WORDS[connection.dialect.name]
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";")[:-1]:
        connection.exec_driver_sql(statement.format(is_utc=_IS_UTC, **words))
