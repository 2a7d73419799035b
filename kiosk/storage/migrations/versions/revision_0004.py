"""A guest may call the bartender: her call is a row, its slip a paper of its own kind."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_SCRIPTS = {"sqlite": "revision_0004.sql", "postgresql": "revision_0004_postgresql.sql"}


def upgrade() -> None:
    """Nobody has called so far, and no paper was a slip."""
    connection = op.get_bind()
    script = Path(__file__).with_name(_SCRIPTS[connection.dialect.name])
    for statement in script.read_text(encoding="utf-8").split(";")[:-1]:
        connection.exec_driver_sql(statement.format(is_utc=_IS_UTC))
