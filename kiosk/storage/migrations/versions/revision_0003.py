"""Orders remember what a guest asked to be spared, and lines what the drink contained."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_SCRIPTS = {"sqlite": "revision_0003.sql", "postgresql": "revision_0003_postgresql.sql"}


def upgrade() -> None:
    """Nobody could ask to be spared anything so far; what old lines contained is not known."""
    connection = op.get_bind()
    script = Path(__file__).with_name(_SCRIPTS[connection.dialect.name])
    for statement in script.read_text(encoding="utf-8").split(";")[:-1]:
        connection.exec_driver_sql(statement.format(is_utc=_IS_UTC))
