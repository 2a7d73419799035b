"""What a row is called when it is not as it was written."""

from __future__ import annotations

import pytest

from kiosk.domain.ledger import LedgerKind
from kiosk.domain.verdict import (
    Finding,
    Flaw,
    Verdict,
    key_of,
    name_of,
    name_of_part,
    number_of,
)

NAMES = [
    (LedgerKind.ORDER, "42", "42", "order 42"),
    (LedgerKind.CHANGE, "42/3", "42", "order 42, row 3 of its history"),
    (LedgerKind.PAYMENT, "17 42", "42", "order 42, payment 17"),
    (LedgerKind.PAPER, "17 ticket 42", "42", "order 42, ticket (paper 17)"),
    (LedgerKind.PAPER, "18 closing", "", "closing (paper 18)"),
    (LedgerKind.SHORTAGE, "5 blood orange", "", "shortage blood orange"),
    (LedgerKind.SHORTAGE, "5 77", "", "shortage 77"),
    (LedgerKind.PAUSE, "2", "", "pause 2"),
    (LedgerKind.OPENED, "1", "", "the day, opened (opening 1)"),
    (LedgerKind.CLOSED, "2", "", "the day, closed (opening 2)"),
]


@pytest.mark.parametrize(("kind", "ref", "number", "name"), NAMES)
def test_a_record_is_called_as_a_person_calls_it(
    kind: LedgerKind, ref: str, number: str, name: str
) -> None:
    assert (number_of(kind, ref), name_of(kind, ref)) == (number, name)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("order", "its head"),
        ("line2", "line 2"),
        ("option2.1", "option 1 of line 2"),
        ("tax1000", "tax of 10 %"),
        ("tax550", "tax of 5.5 %"),
        ("change1", "row 1 of its history"),
        ("x-1", "x-1"),
    ],
)
def test_a_row_of_an_order_is_called_by_its_place(part: str, name: str) -> None:
    assert name_of_part(part) == name


def test_an_order_is_told_by_its_day_and_a_payment_by_its_row() -> None:
    assert key_of("order", "2026-11-20", "42") != key_of("order", "2026-11-21", "42")
    assert key_of("payment", "2026-11-20", "17 42") == key_of("payment", None, "17 43")


def test_a_verdict_without_findings_is_well() -> None:
    well = Verdict(rows=1, orders=0, days=1, findings=(), head=None)
    flaw = Finding(Flaw.MISSING, "", "row 3 of the ledger")
    assert well.is_well
    assert not Verdict(rows=1, orders=0, days=1, findings=(flaw,), head=None).is_well
    assert str(flaw) == "row 3 of the ledger: missing"
    assert str(Finding(Flaw.ALTERED, "2026-11-20", "pause 1")) == "2026-11-20: pause 1: altered"
