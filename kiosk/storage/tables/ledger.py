"""The ledger: every row of the evening that counts, each chained to the one before."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary

from kiosk.domain.ledger import LedgerKind
from kiosk.storage.blocks import day, moment, part, rule, text, whole, word

ledger = part(
    "ledger",
    text("window", key=True),
    whole("seq", key=True),
    moment("at"),
    day("day", nullable=True),
    word("kind", LedgerKind),
    text("ref"),
    text("parts"),
    Column("digest", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    rule("counted_from_one", "seq >= 1"),
    rule("whole_hashes", "length(digest) = 32 AND length(chain) = 32"),
)
