"""Corrections of closed days, which the ledger covers like all that counts.

A correction is never altered, from the moment it is written. It is about an order of a day that is
closed, and is counted in the opening that follows the one closed last: none can be put into a day
that is closed itself.

Two ways past the guards of the step before are closed as well: REPLACE on SQLite, which takes a row
away without asking where recursive_triggers is off, and TRUNCATE on PostgreSQL.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WORDS = {
    "sqlite": {
        "row_id": "id INTEGER NOT NULL",
        "table": " STRICT",
        "part": " WITHOUT ROWID, STRICT",
    },
    "postgresql": {"row_id": "id SERIAL NOT NULL", "table": "", "part": ""},
}

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_SCRIPTS = {"sqlite": "revision_0007_sqlite.sql", "postgresql": "revision_0007_postgresql.sql"}


def upgrade() -> None:
    """Nothing has been put right so far."""
    connection = op.get_bind()
    kind = connection.dialect.name
    for script in ("revision_0007.sql", _SCRIPTS[kind]):
        text = Path(__file__).with_name(script).read_text(encoding="utf-8")
        for statement in text.split("\n\n"):  # a guard has semicolons inside
            words = statement.replace("{is_utc}", _IS_UTC)
            for name, written in _WORDS[kind].items():
                words = words.replace(f"{{{name}}}", written)
            connection.exec_driver_sql(words)
