"""The ledger: every row of the evening that counts, each chained to the one before by a hash.

What is hashed. A covered row of a table is written as one line of ASCII: a JSON array without
spaces, the table's name first, then its columns in a fixed order, which
``kiosk/storage/ledger/covered.py`` lists. Whole numbers are numbers, nothing is ``null``, all else
is text as it is stored: amounts in cents, days as ``2026-11-20``, moments in UTC as
``2026-11-20T22:10:00.123456+00:00``. The digest of a ledger row is SHA-256 over the lines it
covers, joined by a line feed. Its chain is SHA-256 over the chain of the row before (32 zero bytes
before the first) and the ledger row itself, written likewise with its digest in hexadecimal.

What it protects against: a row that was altered, taken out or put in by hand afterwards, in the
tables or in the ledger, is found and named. What it does not: whoever can write to the file can
reckon the whole chain anew. A key would not help, as it would lie in the same file; without one
anybody can check, also with a program of his own. What does help is paper: the head of the chain
stands on the closing report, and a chain reckoned anew, or cut off, has another head that day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

BEFORE_THE_FIRST = bytes(32)
"""What the first row of a chain is chained to."""

PRINTED_DIGITS = 20
"""Hexadecimal digits of a chain on paper: 80 bits are more than anyone can try out."""

FINGERPRINT_DIGITS = 8
"""Enough to tell which row of an order differs; that it differs is told by the whole digest."""

Value = str | int | None


class LedgerKind(StrEnum):
    """What a row of the ledger covers."""

    BEGUN = "begun"
    """The chain began in a database that had rows already: it names the last of each kind."""
    OPENED = "opened"
    CLOSED = "closed"
    ORDER = "order"
    """An order as placed: itself, its lines, options and tax, the first row of its history."""
    CHANGE = "change"
    """A later row of an order's history."""
    PAYMENT = "payment"
    """A payment with its history so far."""
    PAPER = "paper"
    """A print job with its history, whenever it became known what became of the paper."""
    SHORTAGE = "shortage"
    PAUSE = "pause"
    CORRECTION = "correction"
    """A correction of a closed day, with its parts by rate of tax."""


@dataclass(frozen=True)
class Part:
    """A covered row: its short name in the ledger (``line1``), and its line."""

    name: str
    line: str

    @property
    def fingerprint(self) -> str:
        """What tells it from what it was."""
        return sha256(self.line.encode("ascii")).hexdigest()[:FINGERPRINT_DIGITS]


@dataclass(frozen=True)
class Covered:
    """What one row of the ledger covers, as it stands in the tables.

    ``ref`` begins with what tells it from others of its kind; ``at`` and ``day`` as stored.
    """

    kind: LedgerKind
    ref: str
    at: str
    day: str | None
    parts: tuple[Part, ...]

    @property
    def digest(self) -> bytes:
        """The hash of all its lines."""
        return sha256("\n".join(part.line for part in self.parts).encode("ascii")).digest()

    @property
    def fingerprints(self) -> str:
        """Of each row by its name, where there are several that are told apart."""
        if self.kind is not LedgerKind.ORDER:
            return ""
        return " ".join(f"{part.name}={part.fingerprint}" for part in self.parts)


@dataclass(frozen=True)
class Entry:
    """A row of the ledger as it is stored, but for its chain."""

    seq: int
    at: str
    day: str | None
    kind: str
    ref: str
    parts: str
    digest: bytes


@dataclass(frozen=True)
class Head:
    """The end of the chain at some moment: its last row's number, and the hash of all."""

    seq: int
    chain: bytes

    @property
    def words(self) -> str:
        """As it stands on paper: ``1f3a 9c2e 77b0 12ab 9d0e``."""
        digits = self.chain.hex()[:PRINTED_DIGITS]
        return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def line_of(table: str, values: Iterable[Value]) -> str:
    """A row as it is hashed: one line of ASCII."""
    return json.dumps([table, *values], ensure_ascii=True, separators=(",", ":"))


def entry_of(seq: int, covered: Covered) -> Entry:
    """The row of the ledger for what it covers."""
    return Entry(
        seq=seq,
        at=covered.at,
        day=covered.day,
        kind=covered.kind.value,
        ref=covered.ref,
        parts=covered.fingerprints,
        digest=covered.digest,
    )


def chained(before: bytes, entry: Entry, *, window: str) -> bytes:
    """The chain of a row of the ledger after the one before it."""
    told = line_of(
        "ledger",
        (
            window,
            entry.seq,
            entry.at,
            entry.day,
            entry.kind,
            entry.ref,
            entry.parts,
            entry.digest.hex(),
        ),
    )
    return sha256(before + told.encode("ascii")).digest()
