"""``kiosk verify`` says whether every row is as it was written, and which is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.cli import parser
from kiosk.cli.errors import Trouble
from kiosk.domain.order import OrderState, Who, Why
from kiosk.services.restoring import begin_again
from kiosk.storage import open_database
from tests.configs import SMALLEST, written
from tests.storage.ledger.evening import by_hand, do, lay_evening, place
from tests.storage.old import old_schema
from tests.storage.samples import WINDOW, after, business_day


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Where the smallest configuration has its database."""
    written(tmp_path, SMALLEST)
    return f"sqlite:///{tmp_path}/var/kiosk.db"


def verify(folder: Path, *more: str) -> int:
    arguments = parser().parse_args(["verify", "--config", str(folder / "kiosk.toml"), *more])
    code: int = arguments.command(arguments)
    return code


def test_an_evening_left_alone_is_well(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_evening(url)
    assert verify(tmp_path) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "well: 17 rows of the ledger, 3 orders, 1 day, all as they were written"
    assert second.startswith("head: row 17, ")
    words = second.removeprefix("head: row 17, ")
    assert verify(tmp_path, "--head", words) == 0
    assert capsys.readouterr().out.splitlines()[0] == "the head that was asked for is row 17"


def test_what_was_altered_is_named(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_evening(url)
    with by_hand(url, guarded=False) as connection:
        connection.execute(text("UPDATE order_lines SET unit_cents = 1 WHERE position = 2"))
    assert verify(tmp_path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [f"2026-11-20: order {number}, line 2: altered" for number in (1, 2, 3)]
    assert lines[3] == "3 flaws in 17 rows of the ledger, 3 orders, 1 day"


def test_a_head_that_is_nowhere_is_trouble(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_evening(url)
    assert verify(tmp_path, "--head", "1F3A 9c2e 77b0") == 1
    out = capsys.readouterr().out
    assert "no row of the ledger has the head 1f3a 9c2e 77b0: the chain was cut" in out


@pytest.mark.parametrize("words", ["1f3a", "1f3a 9c2e 77bx", ""])
def test_what_is_no_head_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["verify", "--head", words])
    assert ended.value.code == 2
    assert "is not the end of a chain like '1f3a 9c2e 77b0 12ab 9d0e'" in capsys.readouterr().err


def test_a_database_that_is_older_than_the_ledger_says_from_when_on(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scratch").mkdir()
    old_schema(tmp_path / "var" / "kiosk.db", tmp_path / "scratch", "0005")
    with open_database(url, window=WINDOW) as storage:
        with storage.write() as records:
            records.days.update(business_day(last_number=2))
            records.commit()
        place(storage, 3)
    assert verify(tmp_path) == 0
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first == "checked from 2026-11-20 23:11 on: 2 older orders cannot be checked"
    assert second == "well: 3 rows of the ledger, 3 orders, 0 days, all as they were written"
    with by_hand(url, guarded=False) as connection:
        connection.execute(text("UPDATE orders SET total_cents = 1 WHERE number <> 2"))
    assert verify(tmp_path) == 1
    (flaw, *_) = capsys.readouterr().out.splitlines()
    assert flaw == "2026-11-20: order 3, its head: altered"


def test_an_older_order_is_checked_from_where_it_went_on(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scratch").mkdir()
    old_schema(tmp_path / "var" / "kiosk.db", tmp_path / "scratch", "0005")
    with open_database(url, window=WINDOW) as storage:
        do(storage, 1, OrderState.READY, Why.MADE)
        assert verify(tmp_path) == 0
    with by_hand(url, guarded=False) as connection:
        connection.execute(text("UPDATE order_history SET at = replace(at, 'T22', 'T21')"))
        connection.execute(
            text(
                "INSERT INTO order_history SELECT order_id, 3, at, who, 'ready', 'ready', why,"
                " paper FROM order_history WHERE seq = 2"
            )
        )
    capsys.readouterr()
    assert verify(tmp_path) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "2026-11-20: order 1, row 2 of its history: altered",
        "2026-11-20: order 1, row 3 of its history: inserted",
    ]


def test_a_restored_database_says_so(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_database(url, window=WINDOW) as storage:
        place(storage, 1)
        place(storage, 2)
        with storage.write() as records:
            again = business_day()
            again = type(again)(WINDOW, again.day, after(900), None, 7, 2, after(900))
            begin_again(records, again, pagers=(), now=after(900))
            records.commit()
        with storage.read() as records:
            ended = records.orders.of_day(None)
            assert {order.history[-1].who for order in ended} == {Who.RECOVERY}
        place(storage, 8)
    assert verify(tmp_path) == 0
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first == (
        "restored from a backup 2026-11-20 23:25: "
        "what was written after that backup was made is not here"
    )
    assert second.startswith("well: ")


def test_without_a_database_there_is_nothing_to_verify(url: str, tmp_path: Path) -> None:
    del url
    with pytest.raises(Trouble, match="there is no database"):
        verify(tmp_path)
