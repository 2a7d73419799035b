"""A refusal leaves its reason and its time, and nothing about the person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.storage.engine import open_engine
from kiosk.storage.tables import metadata
from tests.databases import SERVER
from tests.services.conftest import Window

SECRET = bytes(32)

Rows = dict[str, set[tuple[Any, ...]]]


@pytest.mark.parametrize(("card", "why"), [(Card.NO_ID, "no id"), (Card.DRUNK, "drunk")])
def test_a_refusal_is_a_reason_and_a_time_and_no_more(
    window: Window, tmp_path: Path, caplog: pytest.LogCaptureFixture, card: Card, why: str
) -> None:
    order = window.place()
    window.print_all()
    before = _rows(tmp_path)
    window.scan(card_code(card, SECRET), after=20)
    window.scan(window.tickets(order.key)[0].code, after=1)
    now = window.clock.now().isoformat(timespec="microseconds")
    after = _rows(tmp_path)
    new = {name: rows - before[name] for name, rows in after.items() if rows - before[name]}
    # The order goes on its way as any cancelled one does; its pager is missing until it is found.
    assert new.keys() == {"order_history", "orders", "pagers", "ledger"}
    assert new["order_history"] == {(1, 2, now, "bartender", "placed", "cancelled", why, None)}
    ((window_, seq, at, day, kind, ref, parts, _digest, _chain),) = new["ledger"]
    assert (at, kind, ref, parts) == (now, "change", "1/2", "")
    assert (window_, seq, day) == ("43", len(after["ledger"]), order.day.isoformat())
    ((old,), (changed,)) = before["orders"], new["orders"]
    assert [each for each in changed if each not in old] == ["cancelled"]
    assert _said(caplog) == [f"order 1 refused: {why}"]


def test_an_order_cancelled_for_another_reason_is_no_refusal(
    window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    order = window.place()
    window.print_all()
    window.scan(card_code(Card.GUEST_LEFT, SECRET), after=20)
    window.scan(window.tickets(order.key)[0].code, after=1)
    assert _said(caplog) == []


def test_what_is_refused_at_the_scanner_is_in_the_log_without_what_was_scanned(
    window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    order = window.place()
    window.print_all()
    code = window.tickets(order.key)[0].code
    window.scan("T26K442.1.ZZZZ", after=20)
    window.scan("https://example.org/me?name=Ada", after=20)
    for card in (Card.NO_ID, Card.DRUNK):
        window.scan(card_code(card, SECRET), after=20)
        window.scan(code, after=1)
    assert _said(caplog) == [
        "a scan was refused: not ours",
        "a scan was refused: not ours",
        "order 1 refused: no id",
        "a scan was refused: already, order 1",
    ]
    assert "Ada" not in caplog.text


def _said(caplog: pytest.LogCaptureFixture) -> list[str]:
    named = "kiosk.services.refusals"
    return [record.getMessage() for record in caplog.records if record.name == named]


def _rows(folder: Path) -> Rows:
    """Everything that is stored, as it is stored."""
    if SERVER:
        pytest.skip("read from the file")
    (file,) = folder.rglob("kiosk.db")
    engine = open_engine(f"sqlite:///{file}")
    try:
        with engine.connect() as connection:
            return {
                name: {tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")}  # noqa: S608
                for name in metadata.tables
            }
    finally:
        engine.dispose()
