"""``kiosk report``: the figures of a day on the terminal, and as JSON for scripts."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main, parser
from kiosk.domain.day import opened_after
from kiosk.storage import open_database
from tests.configs import SMALLEST, written
from tests.storage.ledger.evening import lay_evening
from tests.storage.samples import WINDOW, after


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the smallest configuration is, and an evening of three orders that was closed."""
    written(tmp_path, SMALLEST)
    lay_evening(f"sqlite:///{tmp_path}/var/kiosk.db")
    return tmp_path


def report(folder: Path, *more: str) -> int:
    arguments = parser().parse_args(["report", "--config", str(folder / "kiosk.toml"), *more])
    code: int = arguments.command(arguments)
    return code


def as_json(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert report(folder, "--json", *more) == 0
    plain: dict[str, Any] = json.loads(capsys.readouterr().out)
    return plain


def test_it_says_in_words_what_the_closing_report_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(folder) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.strip() for row in rows[:3:2]] == ["F I N E S T R A   4 3", "CHIUSURA"]
    assert any(row.startswith("Incasso in contanti") and row.endswith("€ 23,00") for row in rows)


def test_its_json_has_every_figure_under_a_name_that_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = as_json(folder, capsys)
    assert list(plain) == [
        "day",
        "window",
        "opened_at",
        "closed_at",
        "openings",
        "at",
        "orders",
        "drinks",
        "money",
        "tax",
        "waiting",
        "sold_out",
        "tickets",
        "numbers",
        "corrections",
        "corrected_later",
        "pagers_missing",
        "chain",
        "chain_row",
    ]
    assert (plain["day"], plain["window"], plain["openings"]) == ("2026-11-20", "43", 1)
    assert plain["opened_at"] == "2026-11-20T23:10:00.123+01:00"
    assert plain["orders"]["placed"] == {"count": 3, "cents": 6900, "numbers": [1, 2, 3]}
    assert plain["orders"]["refused"] == [
        {"why": "no id", "count": 1, "cents": 2300, "numbers": [2]}
    ]
    assert plain["orders"]["not_made"]["numbers"] == [3]
    assert plain["drinks"] == [
        {"drink": "negroni", "name": "Negroni", "quantity": 2, "cents": 1900},
        {"drink": "chinotto", "name": "Chinotto", "quantity": 1, "cents": 400},
    ]
    assert (plain["money"]["cash_cents"], plain["money"]["handed_over_cents"]) == (2300, 2300)
    assert plain["tax"] == [
        {"settled": "cash", "bp": 1000, "cents": 1900, "tax_cents": 173},
        {"settled": "cash", "bp": 2200, "cents": 400, "tax_cents": 72},
    ]
    assert plain["numbers"] == {"first": 1, "last": 3, "missing": []}
    assert len(plain["chain"].split()) == 5


def test_all_openings_of_a_date_are_told_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        open_database(f"sqlite:///{folder}/var/kiosk.db", window=WINDOW) as storage,
        storage.write() as records,
    ):
        last = records.days.last()
        assert last is not None
        again = opened_after(last, window=WINDOW, today=last.day, now=after(8000))
        records.days.add(again)
        records.commit()
    plain = as_json(folder, capsys)
    assert (plain["openings"], plain["closed_at"], plain["chain"]) == (2, None, None)
    assert plain["orders"]["placed"]["count"] == 3


def test_a_day_without_an_opening_is_bad_input_that_names_the_last_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = date(2026, 11, 20) + timedelta(days=1)
    config = str(folder / "kiosk.toml")
    assert main(["report", "--config", config, "--day", str(other)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "kiosk: --day: found 2026-11-21, when the window was not open; the last day: 2026-11-20\n"
    )


def test_what_is_no_date_is_bad_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        report(folder, "--day", "friday")
    assert ended.value.code == 2
    assert "'friday' is not a date like 2026-11-20" in capsys.readouterr().err


def test_before_the_first_day_there_is_nothing_to_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, SMALLEST)
    with open_database(f"sqlite:///{tmp_path}/var/kiosk.db", window=WINDOW):
        pass
    assert main(["report", "--config", str(tmp_path / "kiosk.toml")]) == 2
    assert "no business day yet" in capsys.readouterr().err
