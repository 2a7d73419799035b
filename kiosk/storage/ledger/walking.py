"""Walks the chain itself, row by row: whether each follows the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select

from kiosk.domain.ledger import BEFORE_THE_FIRST, Entry, Head, LedgerKind, chained
from kiosk.domain.verdict import Finding, Flaw, Key, key_of, name_of
from kiosk.storage.ledger.plainly import Question
from kiosk.storage.statements import Statements
from kiosk.storage.tables import ledger

AT_ONCE = 1000
"""Rows read at a time."""

_WALK = Question(
    select(ledger)
    .where(ledger.c.window == bindparam("window"), ledger.c.seq > bindparam("after"))
    .order_by(ledger.c.seq)
    .limit(AT_ONCE)
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger says last of a record."""

    day: str
    ref: str
    parts: str
    digest: bytes


@dataclass
class Walked:
    """What the chain says. ``head`` is its end, ``found`` the place of the head asked for."""

    rows: int = 0
    head: Head | None = None
    found: Head | None = None
    begun_at: datetime | None = None
    before: dict[str, int] = field(default_factory=dict)
    """The last row of each kind there was when the chain began."""
    last_day: tuple[str, int] = ("", 0)
    """The last opening there was when the chain began."""
    known: dict[Key, Known] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def walk(db: Statements, asked_for: str) -> Walked:
    """All of it. ``asked_for`` are hexadecimal digits with which a row's chain should begin."""
    walked, seq = Walked(), 0
    may_follow = {BEFORE_THE_FIRST}
    for entry, chain in _entries(db):
        if entry.seq != seq + 1:
            walked.findings.append(_gone(seq + 1, entry.seq - 1))
            may_follow = set()
        expected = {chained(before, entry, window=db.window) for before in may_follow}
        if expected and chain not in expected:
            what = f"row {entry.seq} of the ledger ({name_of(entry.kind, entry.ref)})"
            walked.findings.append(Finding(Flaw.ALTERED, entry.day or "", what))
        # If it is its own chain that was altered, the next row still follows the one expected.
        may_follow, seq = {chain, *expected}, entry.seq
        _learn(walked, entry, Head(entry.seq, chain), asked_for)
    return walked


def _learn(walked: Walked, entry: Entry, head: Head, asked_for: str) -> None:
    walked.rows += 1
    walked.head = head
    if asked_for and head.chain.hex().startswith(asked_for):
        walked.found = head
    if entry.kind == LedgerKind.BEGUN:
        _begin(walked, entry)
        return
    key = key_of(entry.kind, entry.day, entry.ref)
    walked.known[key] = Known(entry.day or "", entry.ref, entry.parts, entry.digest)


def _begin(walked: Walked, entry: Entry) -> None:
    said = dict(word.partition("=")[::2] for word in entry.ref.split())
    day, _, opening = said.pop("day", "").partition("/")
    walked.begun_at = moment(entry.at)
    walked.before = {name: int(last) for name, last in said.items() if last.isdecimal()}
    walked.last_day = (day, int(opening) if opening.isdecimal() else 0)


def moment(text: str) -> datetime | None:
    """A moment as it is stored; None for what is none, as somebody wrote it by hand."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _gone(first: int, last: int) -> Finding:
    which = f"row {first}" if first == last else f"rows {first} to {last}"
    return Finding(Flaw.MISSING, "", f"{which} of the ledger")


def _entries(db: Statements) -> Iterator[tuple[Entry, bytes]]:
    after, found = 0, AT_ONCE
    while found == AT_ONCE:
        rows = db.ask(_WALK, {"after": after})
        for _, seq, at, day, kind, ref, parts, digest, chain in rows:
            yield Entry(seq, at, day, kind, ref, parts, bytes(digest)), bytes(chain)
            after = seq
        found = len(rows)
