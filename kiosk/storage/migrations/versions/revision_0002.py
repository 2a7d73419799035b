"""A date may have a second opening, and a pager may be held: both after a restore."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_SCRIPTS = {"sqlite": "revision_0002.sql", "postgresql": "revision_0002_postgresql.sql"}


def upgrade() -> None:
    """Every day so far was the first opening of its date, and every order belongs to it."""
    connection = op.get_bind()
    script = Path(__file__).with_name(_SCRIPTS[connection.dialect.name])
    for statement in script.read_text(encoding="utf-8").split(";")[:-1]:
        connection.exec_driver_sql(statement.format(is_utc=_IS_UTC))
