"""What is hashed, and how: a form that must never change, or old chains could not be checked."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from kiosk.domain.ledger import (
    BEFORE_THE_FIRST,
    Covered,
    Entry,
    Head,
    LedgerKind,
    Part,
    chained,
    entry_of,
    line_of,
)

LINE = '["order_lines",1,2,"Chinotto \\u2602",null]'
ENTRY = Entry(7, "2026-11-20T22:10:00.123456+00:00", "2026-11-20", "pause", "1", "", bytes(32))


def test_a_row_is_one_line_of_ascii() -> None:
    assert line_of("order_lines", (1, 2, "Chinotto ☂", None)) == LINE


def test_what_stands_between_two_columns_cannot_be_forged_by_their_words() -> None:
    assert line_of("t", ('a","b', "c")) != line_of("t", ("a", 'b","c'))


def test_a_digest_is_over_all_lines_in_their_order() -> None:
    parts = (Part("order", '["a"]'), Part("line1", '["b"]'))
    covered = Covered(LedgerKind.ORDER, "42", ENTRY.at, "2026-11-20", parts)
    assert covered.digest == sha256(b'["a"]\n["b"]').digest()
    assert replace(covered, parts=parts[::-1]).digest != covered.digest
    first = sha256(b'["a"]').hexdigest()[:8]
    second = sha256(b'["b"]').hexdigest()[:8]
    assert entry_of(7, covered).parts == f"order={first} line1={second}"
    assert entry_of(7, replace(covered, kind=LedgerKind.PAYMENT)).parts == ""


def test_a_chain_as_it_has_always_been() -> None:
    told = (
        '["ledger","43",7,"2026-11-20T22:10:00.123456+00:00","2026-11-20","pause","1","",'
        f'"{"00" * 32}"]'
    )
    expected = sha256(bytes(32) + told.encode()).digest()
    assert chained(BEFORE_THE_FIRST, ENTRY, window="43") == expected


@pytest.mark.parametrize(
    "other",
    [
        replace(ENTRY, seq=8),
        replace(ENTRY, at="2026-11-20T22:10:00.123457+00:00"),
        replace(ENTRY, day=None),
        replace(ENTRY, kind="order"),
        replace(ENTRY, ref="2"),
        replace(ENTRY, parts="line1=00000000"),
        replace(ENTRY, digest=b"\x01" + bytes(31)),
    ],
)
def test_whatever_is_changed_in_a_row_changes_its_chain(other: Entry) -> None:
    assert chained(BEFORE_THE_FIRST, other, window="43") != chained(
        BEFORE_THE_FIRST, ENTRY, window="43"
    )


def test_a_chain_is_of_one_window_and_of_all_that_was_before() -> None:
    here = chained(BEFORE_THE_FIRST, ENTRY, window="43")
    assert chained(BEFORE_THE_FIRST, ENTRY, window="44") != here
    assert chained(here, ENTRY, window="43") != here


def test_a_head_can_be_read_aloud_in_five_words() -> None:
    assert Head(3, bytes(range(32))).words == "0001 0203 0405 0607 0809"
