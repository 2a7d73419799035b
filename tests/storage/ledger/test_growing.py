"""Every row that counts is in the ledger, by whatever way it was written."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from kiosk.domain.order import OrderState, Why
from kiosk.domain.pause import Pause, PauseWhy
from kiosk.ports import Storage
from kiosk.storage import open_database
from kiosk.storage.ledger.covered import COLUMNS, DERIVED, LEFT_OUT
from kiosk.storage.ledger.touched import WATCHED
from kiosk.storage.statements import Statements
from kiosk.storage.tables import metadata, pauses
from tests.storage.ledger.evening import (
    CLOSED_AT,
    by_hand,
    do,
    lay_evening,
    place,
    play,
    put_right,
    rows,
)
from tests.storage.samples import WINDOW, after, an_order, business_day

NOT_COVERED = {
    "calls": "who was called is no money, and goes on after closing",
    "help_requests": "asking for help is no money, and may be seen after closing",
    "ledger": "is chained itself",
    "loose_papers": "forgotten again when the paper is cut",
    "pagers": "where a pager is changes all the time, and after closing",
    "print_attempts": "identifiers on the wire; what came of them is in the job's history",
    "settings": "the window's secret",
}

MOST_BYTES_AN_ORDER = 1500


def test_every_row_of_an_evening_is_in_the_ledger_once(url: str) -> None:
    lay_evening(url)
    found = rows(url, "SELECT day, kind, ref FROM ledger ORDER BY seq")
    assert {day for day, _, _ in found} == {"2026-11-20"}
    assert [f"{kind} {ref}" for _, kind, ref in found] == [
        "opened 1",
        "order 1",
        "paper 1 ticket 1",
        "order 2",
        "paper 2 ticket 2",
        "order 3",
        "paper 3 ticket 3",
        "change 1/2",
        "change 1/3",
        "payment 1 1",
        "change 2/2",
        "shortage 1 lime",
        "pause 1",
        "shortage 1 lime",
        "pause 1",
        "change 3/2",
        "closed 1",
    ]


def test_every_column_is_covered_or_left_out_for_a_reason() -> None:
    assert metadata.tables.keys() == COLUMNS.keys() | NOT_COVERED.keys()
    for name, covered in COLUMNS.items():
        known = {*covered, *DERIVED.get(name, ()), *LEFT_OUT.get(name, ())}
        assert known == set(metadata.tables[name].columns.keys()), name


def test_every_covered_table_is_watched() -> None:
    assert WATCHED.keys() == COLUMNS.keys()


@pytest.mark.parametrize("table", WATCHED)
def test_a_write_that_the_ledger_has_not_taken_is_not_committed(url: str, table: str) -> None:
    lay_evening(url)
    with open_database(url, window=WINDOW) as storage:
        put_right(storage)
    with by_hand(url, guarded=False) as connection:
        db = Statements(connection, WINDOW, writes=True)
        target = metadata.tables[table]
        if table != "orders":
            column = target.c[WATCHED[table][0][0]]
            db.write(target.update().values({column.name: column}))
        else:  # what changes in a row of orders follows from other rows
            same = {**business_day_values(), "key": "new", "number": 9}
            db.write(target.insert().values(same))
        with pytest.raises(RuntimeError, match="the ledger does not know"):
            db.commit()


def test_no_statement_takes_covered_rows_away(storage: Storage) -> None:
    with storage.write() as records:
        db = records._statements  # type: ignore[attr-defined]
        with pytest.raises(ValueError, match="a row of pauses is never deleted"):
            db.write(pauses.delete())


def test_what_is_undone_is_not_in_the_ledger(storage: Storage) -> None:
    place(storage, 1)
    with storage.read() as records:
        before = records.ledger.head()
    with storage.write() as records:
        records.orders.add(an_order(2))
        records.ledger.grow()  # type: ignore[attr-defined]
    with storage.read() as records:
        assert records.ledger.head() == before


def test_the_head_at_closing_stays_when_the_chain_goes_on(url: str, storage: Storage) -> None:
    play(storage)
    with storage.read() as records:
        (day,) = records.days.of_date(business_day().day)
        at_close = records.ledger.at_close(day)
        assert day.closed_at == CLOSED_AT
        assert at_close == records.ledger.head()
    assert at_close is not None
    with storage.write() as records:
        records.days.add(business_day(business_day().day.replace(day=21)))
        records.commit()
    with storage.read() as records:
        assert records.ledger.at_close(day) == at_close
        assert records.ledger.head() != at_close
        today = records.days.last()
        assert today is not None
        assert records.ledger.at_close(today) is None
    assert len(at_close.words.split()) == 5
    assert at_close.chain.hex().startswith(at_close.words.replace(" ", ""))


def test_the_chain_can_be_reckoned_with_what_its_docstring_says(url: str, storage: Storage) -> None:
    place(storage, 1)
    do(storage, 1, OrderState.READY, Why.MADE)
    before = bytes(32)
    for row in rows(url, "SELECT * FROM ledger ORDER BY seq"):
        window, seq, at, day, kind, ref, parts, digest, chain = row
        told = ["ledger", window, seq, at, day, kind, ref, parts, bytes(digest).hex()]
        line = json.dumps(told, separators=(",", ":")).encode()
        before = sha256(before + line).digest()
        assert bytes(chain) == before
    change = '["order_history",1,2,"{}","bartender","placed","ready","made",1]'
    hashed = sha256(change.format(at).encode()).digest()
    assert (kind, ref, bytes(digest)) == ("change", "1/2", hashed)


def test_an_order_takes_little_room(url: str) -> None:
    lay_evening(url)
    (((size),),) = rows(
        url,
        "SELECT sum(length(at) + length(coalesce(day, '')) + length(kind) + length(ref)"
        " + length(parts) + 64 + 20) FROM ledger WHERE kind IN ('order', 'change', 'payment')"
        " OR kind = 'paper'",
    )
    assert size / 3 < MOST_BYTES_AN_ORDER


def business_day_values() -> dict[str, object]:
    order = an_order(9)
    return {
        "window": WINDOW,
        "day": order.day,
        "opening": 1,
        "state": order.state,
        "language": "en",
        "total_cents": 0,
        "paid": True,
        "placed_at": order.placed_at,
        "without": (),
    }


def test_what_was_left_without_a_commit_is_not_in_the_chain(storage: Storage) -> None:
    place(storage, 1)
    with storage.write() as records:
        assert records.ledger.grown() is None
        records.pauses.begin(Pause(PauseWhy.CARD, after(40)))
        records.ledger.grow()  # type: ignore[attr-defined]
        lost = records.ledger.grown()
    with storage.write() as records:
        records.pauses.begin(Pause(PauseWhy.TEN_MINUTES, after(40)))
        records.commit()
        kept = records.ledger.grown()
    assert lost is not None
    assert kept is not None
    with storage.read() as records:
        assert (records.ledger.has(lost), records.ledger.has(kept)) == (False, True)
