"""Whatever is done to a row behind the program's back is found and named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from kiosk.domain.ledger import BEFORE_THE_FIRST, Entry, chained
from kiosk.domain.verdict import Verdict
from kiosk.ports import Storage
from kiosk.storage import open_database, read_database
from tests.storage.ledger.evening import another_order, by_hand, lay_evening, place
from tests.storage.samples import WINDOW

DAY = "2026-11-20: "

_ORDER_3 = (
    "DELETE FROM job_history WHERE job_id = 3",
    "DELETE FROM print_jobs WHERE order_id = 3",
    "DELETE FROM order_history WHERE order_id = 3",
    "DELETE FROM order_taxes WHERE order_id = 3",
    "DELETE FROM order_options WHERE order_id = 3",
    "DELETE FROM order_lines WHERE order_id = 3",
    "DELETE FROM orders WHERE id = 3",
)

ALTERED = [
    ("UPDATE orders SET total_cents = 2200 WHERE id = 1", ["order 1, its head: altered"]),
    ("UPDATE orders SET language = 'de' WHERE id = 2", ["order 2, its head: altered"]),
    ("UPDATE order_lines SET quantity = 1 WHERE order_id = 1", ["order 1, line 1: altered"]),
    (
        "UPDATE order_lines SET unit_cents = 1 WHERE order_id = 1",
        ["order 1, line 1: altered", "order 1, line 2: altered"],
    ),
    (
        "UPDATE order_options SET price_cents = 0 WHERE order_id = 2 AND place = 2",
        ["order 2, option 2 of line 1: altered"],
    ),
    (
        "UPDATE order_taxes SET cents = 7 WHERE order_id = 1 AND bp = 1000",
        ["order 1, tax of 10 %: altered"],
    ),
    (
        "UPDATE order_history SET who = 'clock' WHERE order_id = 1 AND seq = 1",
        ["order 1, row 1 of its history: altered"],
    ),
    (
        "UPDATE order_history SET why = 'drunk' WHERE order_id = 2 AND seq = 2",
        ["order 2, row 2 of its history: altered"],
    ),
    ("UPDATE orders SET state = 'collected' WHERE id = 3", ["order 3, its state: altered"]),
    ("UPDATE orders SET paid = 1 WHERE id = 3", ["order 3, whether it is paid: altered"]),
    (
        "UPDATE payments SET cents = 2200",
        ["order 1, payment 1: altered", "order 1, whether it is paid: altered"],
    ),
    ("UPDATE payments SET way = 'free'", ["order 1, payment 1: altered"]),
    ("UPDATE payment_history SET why = 'tip'", ["order 1, payment 1: altered"]),
    (
        "UPDATE print_jobs SET state = 'withdrawn', proof = NULL WHERE id = 2",
        ["the state of a ticket (paper 2): altered"],
    ),
    (
        "UPDATE job_history SET why = 'fenced' WHERE job_id = 1 AND seq = 3",
        ["order 1, ticket (paper 1): altered"],
    ),
    ("UPDATE shortages SET numbers = '2'", ["shortage lime: altered"]),
    ("UPDATE pauses SET ended_at = began_at", ["pause 1: altered"]),
    (
        "UPDATE business_days SET closed_at = opened_at",
        ["the day, closed (opening 1): altered"],
    ),
    (
        "UPDATE business_days SET closed_at = NULL",
        ["the day, closed (opening 1): missing"],
    ),
    (
        "UPDATE ledger SET ref = '7' WHERE seq = 2",
        ["row 2 of the ledger (order 7): altered", "order 1: inserted", "order 7: missing"],
    ),
    (
        "UPDATE ledger SET chain = digest WHERE seq = 3",
        ["row 3 of the ledger (order 1, ticket (paper 1)): altered"],
    ),
]

MISSING = [
    ("DELETE FROM order_lines WHERE position = 2 AND order_id = 2", ["order 2, line 2: missing"]),
    (
        "DELETE FROM order_history WHERE seq = 3",
        ["order 1, row 3 of its history: missing", "order 1, its state: altered"],
    ),
    (
        "DELETE FROM payment_history; DELETE FROM payments",
        ["order 1, payment 1: missing", "order 1, whether it is paid: altered"],
    ),
    (
        "DELETE FROM job_history WHERE job_id = 2; DELETE FROM print_jobs WHERE id = 2",
        ["order 2, ticket (paper 2): missing"],
    ),
    (";".join(_ORDER_3), ["order 3: missing"]),
    ("DELETE FROM shortages", ["shortage lime: missing"]),
    ("DELETE FROM pauses", ["pause 1: missing"]),
    (
        "DELETE FROM ledger WHERE seq = 4",
        ["row 4 of the ledger: missing", "order 2: inserted"],
    ),
    (
        "DELETE FROM ledger WHERE seq IN (12, 13)",
        ["rows 12 to 13 of the ledger: missing"],
    ),
    ("DELETE FROM ledger", ["the whole ledger: missing"]),
]

INSERTED = [
    (
        (
            "INSERT INTO order_options SELECT order_id, position, 3, option_id, name, staff_name,"
            " ticket, 0 FROM order_options WHERE order_id = 1 AND place = 1"
        ),
        ["order 1, option 3 of line 1: inserted"],
    ),
    (
        (
            "INSERT INTO order_history SELECT order_id, 3, at, who, 'cancelled', 'cancelled', why,"
            " paper FROM order_history WHERE order_id = 2 AND seq = 2"
        ),
        ["order 2, row 3 of its history: inserted"],
    ),
    (
        "INSERT INTO payments SELECT 9, 1, way, 100, state, started_at FROM payments",
        ["order 1, payment 9: inserted"],
    ),
    (
        (
            "INSERT INTO shortages SELECT 9, \"window\", kind, 'gin', began_at,"
            " until, ended_at, ended,"
            " staff_name, numbers, job_id FROM shortages"
        ),
        ["shortage gin: inserted"],
    ),
    (
        'INSERT INTO pauses SELECT 9, "window", why, began_at, until, ended_at FROM pauses',
        ["pause 9: inserted"],
    ),
    (
        ";".join(
            (
                another_order(4),
                (
                    'INSERT INTO order_history SELECT 9, seq, at, who, "before", "after", why,'
                    " paper FROM order_history WHERE order_id = 1"
                ),
                "INSERT INTO payments SELECT 9, 9, way, cents, state, started_at FROM payments",
            )
        ),
        ["order 4: inserted"],
    ),
]


@pytest.fixture
def evening(url: str) -> Iterator[str]:
    lay_evening(url)
    return url


@pytest.mark.parametrize(("sql", "told"), [*ALTERED, *MISSING, *INSERTED])
def test_what_was_done_to_a_row_is_named(evening: str, sql: str, told: list[str]) -> None:
    with by_hand(evening, guarded=False) as connection:
        for statement in sql.split(";"):
            assert connection.execute(text(statement)).rowcount
    found = [str(finding).removeprefix(DAY) for finding in check(evening).findings]
    assert sorted(found) == sorted(told)


_PAYMENT = (
    "INSERT INTO payments SELECT {row}, order_id, way, 500, state, started_at FROM payments;"
    "INSERT INTO payment_history SELECT {row}, seq, at, before, after, why FROM payment_history"
)
_HISTORY = (
    "INSERT INTO order_history SELECT order_id, {row}, at, who, 'ready', after, why, paper"
    " FROM order_history WHERE order_id = 1 AND seq = 3"
)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (_PAYMENT.format(row=-1), "order 1, payment -1: inserted"),
        (_PAYMENT.format(row=0), "order 1, payment 0: inserted"),
        (_PAYMENT.format(row=2**31 - 1), f"order 1, payment {2**31 - 1}: inserted"),
        (_HISTORY.format(row=0), "order 1, row 0 of its history: inserted"),
        (_HISTORY.format(row=-1), "order 1, row -1 of its history: inserted"),
        (
            'INSERT INTO pauses SELECT -1, "window", why, began_at, until, ended_at FROM pauses',
            "pause -1: inserted",
        ),
    ],
)
def test_nobody_hides_a_row_behind_a_number_the_program_never_gives(
    evening: str, sql: str, told: str
) -> None:
    with by_hand(evening, guarded=False) as connection:
        for statement in sql.split(";"):
            assert connection.execute(text(statement)).rowcount == 1
    assert told in [str(finding).removeprefix(DAY) for finding in check(evening).findings]


def test_a_chain_cut_off_with_all_it_covered_misses_a_number(url: str, storage: Storage) -> None:
    for number in (1, 2, 3):
        place(storage, number)
    with by_hand(url, guarded=False) as connection:
        for statement in (*_ORDER_3, "DELETE FROM ledger WHERE seq > 5"):
            connection.execute(text(statement))
    assert [str(finding) for finding in check(url).findings] == [f"{DAY}order 3: missing"]


def test_an_evening_left_alone_is_well(evening: str) -> None:
    verdict = check(evening)
    assert verdict.findings == ()
    assert (verdict.orders, verdict.days, verdict.begun_at) == (3, 1, None)
    assert verdict.head is not None
    assert verdict.rows == verdict.head.seq


def test_it_is_checked_while_somebody_writes(evening: str) -> None:
    with by_hand(evening, guarded=True):  # holds the lock that writers take
        assert check(evening).is_well


def test_a_chain_reckoned_anew_is_told_by_the_head_on_paper(evening: str) -> None:
    on_paper = check(evening).head
    assert on_paper is not None
    assert check(evening, on_paper.chain.hex()[:20]).found == on_paper
    with by_hand(evening, guarded=False) as connection:
        connection.execute(text("DELETE FROM order_taxes WHERE order_id = 3"))
    _reckon_anew(evening)
    verdict = check(evening, on_paper.chain.hex()[:20])
    assert verdict.is_well
    assert verdict.found is None


def test_another_window_has_a_chain_of_its_own(url: str) -> None:
    lay_evening(url)
    with open_database(url, window="44") as other, other.read() as records:
        assert records.ledger.head() is None
        assert records.ledger.check().is_well
    assert check(url).is_well


def check(url: str, head: str = "") -> Verdict:
    with read_database(url, window=WINDOW) as storage, storage.read() as records:
        return records.ledger.check(head)


def _reckon_anew(url: str) -> None:
    """What an intruder does who has read how the chain is made."""
    from kiosk.storage.ledger.reading import READERS
    from kiosk.storage.statements import Statements

    before = BEFORE_THE_FIRST
    with by_hand(url, guarded=False) as connection:
        db = Statements(connection, WINDOW, writes=False)
        ((_, order),) = READERS["order"](db, (3,), (3,))  # type: ignore[index]
        entries = connection.execute(text("SELECT * FROM ledger ORDER BY seq")).all()
        for _, seq, at, day, kind, ref, parts, digest, _ in entries:
            if (kind, ref) == ("order", "3"):
                parts, digest = order.fingerprints, order.digest  # noqa: PLW2901
            entry = Entry(seq, at, day, kind, ref, parts, bytes(digest))
            before = chained(before, entry, window=WINDOW)
            connection.execute(
                text("UPDATE ledger SET parts = :p, digest = :d, chain = :c WHERE seq = :seq"),
                {"p": parts, "d": entry.digest, "c": before, "seq": seq},
            )
