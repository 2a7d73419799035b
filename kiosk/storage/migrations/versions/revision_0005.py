"""The bartender's cards: papers of the bar's own, reasons, what ran out, pauses."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_SCRIPTS = {"sqlite": "revision_0005.sql", "postgresql": "revision_0005_postgresql.sql"}

_GUARDS = (
    """
    CREATE TRIGGER order_history_no_update BEFORE UPDATE ON order_history
    BEGIN SELECT RAISE(ABORT, 'a row of order_history is never altered'); END
    """,
    """
    CREATE TRIGGER order_history_no_delete BEFORE DELETE ON order_history
    BEGIN SELECT RAISE(ABORT, 'a row of order_history is never deleted'); END
    """,
)
"""They went with SQLite's old table."""


def upgrade() -> None:
    """Nothing has run out so far, and nobody has paused."""
    connection = op.get_bind()
    script = Path(__file__).with_name(_SCRIPTS[connection.dialect.name])
    for statement in script.read_text(encoding="utf-8").split(";")[:-1]:
        connection.exec_driver_sql(statement.format(is_utc=_IS_UTC))
    if connection.dialect.name == "sqlite":
        for guard in _GUARDS:
            connection.exec_driver_sql(guard)
