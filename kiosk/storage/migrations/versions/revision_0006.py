"""The ledger, and the guards that keep the rows of a closed day as they were.

Closed with the day are its orders, their lines, options, tax, histories and payments, and the day
itself. What may still be written, and why: the states and histories of papers, as evidence may
come late (but what a paper is never changes, and what printed stays printed); copies and the bar's
own papers, the closing report first of all; a number that was not shown to its guest, once; where
pagers are, calls, and who asked for help, which are no money. A shortage or a pause belongs to no
day: it may be ended after closing, and never be altered once it has.

The views and guards name their tables: a later step that makes one of these anew on SQLite drops
all of them first, and makes them again at its end.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op
from sqlalchemy import Connection

from kiosk.domain.ledger import (
    BEFORE_THE_FIRST,
    Covered,
    LedgerKind,
    Part,
    chained,
    entry_of,
    line_of,
)

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = {
    "sqlite": {"bytes": "BLOB", "part": " WITHOUT ROWID, STRICT"},
    "postgresql": {"bytes": "BYTEA", "part": ""},
}

_IS_UTC = "LIKE '____-__-__T__:__:__.______+00:00'"

_SCRIPTS = {"sqlite": "revision_0006_sqlite.sql", "postgresql": "revision_0006_postgresql.sql"}

_LAST = {
    "orders": "SELECT max(id) FROM orders",
    "payments": "SELECT max(id) FROM payments",
    "papers": "SELECT max(id) FROM print_jobs",
    "shortages": "SELECT max(id) FROM shortages",
    "pauses": "SELECT max(id) FROM pauses",
}
"""Of every window: a row's number is given once in the whole database."""


def upgrade() -> None:
    """What there is already stays unchained, and every window's first row says how far it goes."""
    connection = op.get_bind()
    kind = connection.dialect.name
    for script in ("revision_0006.sql", _SCRIPTS[kind]):
        text = Path(__file__).with_name(script).read_text(encoding="utf-8")
        for statement in text.split("\n\n"):  # a guard has semicolons inside
            words = statement.replace("{is_utc}", _IS_UTC)
            for name, written in _WORDS[kind].items():
                words = words.replace(f"{{{name}}}", written)
            connection.exec_driver_sql(words.replace("%", "%%") if kind != "sqlite" else words)
    for window, opened_at, day, opening in _windows(connection):
        _begin(connection, window, opened_at, f"{day}/{opening}")


def _windows(connection: Connection) -> list[tuple[str, str, str, int]]:
    """Every window that ever opened, with its last opening."""
    last: dict[str, tuple[str, str, str, int]] = {}
    for row in connection.exec_driver_sql(
        'SELECT "window", opened_at, day, opening FROM business_days ORDER BY day, opening'
    ):
        last[row[0]] = (row[0], row[1], row[2], row[3])
    return list(last.values())


def _begin(connection: Connection, window: str, opened_at: str, day: str) -> None:
    known = {name: connection.exec_driver_sql(sql).scalar() or 0 for name, sql in _LAST.items()}
    ref = " ".join((*(f"{name}={last}" for name, last in known.items()), f"day={day}"))
    part = Part("begun", line_of("begun", (window, ref)))
    at = connection.exec_driver_sql("SELECT max(at) FROM job_history").scalar() or opened_at
    entry = entry_of(1, Covered(LedgerKind.BEGUN, ref, max(at, opened_at), None, (part,)))
    chain = chained(BEFORE_THE_FIRST, entry, window=window)
    values = (window, 1, entry.at, None, entry.kind, ref, "", entry.digest, chain)
    places = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * len(values))
    connection.exec_driver_sql(f"INSERT INTO ledger VALUES ({places})", values)  # noqa: S608
