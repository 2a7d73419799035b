"""``kiosk correct``: what it is told, what it says, and that a kiosk at work is not disturbed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.cli.correction import SAID, WHY_NOT
from kiosk.domain.correction import CorrectionKind, Obstacle
from kiosk.ports import Storage, StorageFailed
from kiosk.storage import open_database
from tests.cli.command import environment
from tests.configs import SMALLEST, written
from tests.storage.ledger.evening import lay_evening, opened, rows
from tests.storage.samples import DAY, WINDOW, an_order, business_day

NEXT = DAY + timedelta(days=1)
DAY_TOLD = str(DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An evening of three orders, the first paid, which was closed."""
    written(tmp_path, SMALLEST)
    lay_evening(url_of(tmp_path))
    return tmp_path


@pytest.fixture
def kiosk(folder: Path) -> Iterator[Storage]:
    """The database of a kiosk that is at work: it holds the window's lock."""
    with open_database(url_of(folder), window=WINDOW) as storage:
        yield storage


def url_of(folder: Path) -> str:
    return f"sqlite:///{folder}/var/kiosk.db"


def correct(folder: Path, *more: str) -> int:
    return main(["correct", "--config", str(folder / "kiosk.toml"), *more])


def test_it_says_what_it_has_written_and_where_it_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert correct(folder, DAY_TOLD, "1", "--not-paid", "--why", "they ran  off") == 0
    assert capsys.readouterr().out == (
        "order 1 of 2026-11-20: not paid after all, -€23.00; "
        "counted in the figures of the next day that opens\n"
    )
    assert rows(url_of(folder), "SELECT kind, cents, why FROM corrections") == [
        ("not paid", -2300, "they ran off")
    ]


@pytest.mark.parametrize(
    ("told", "kind", "cents"),
    [
        (("--given-back", "4,50"), "given back", -450),
        (("--given-back", "4.50"), "given back", -450),
        (("--not-paid", "9"), "not paid", -900),
        (("--too-much", "1,00"), "other", -100),
        (("--too-little", "1,00"), "other", 100),
    ],
)
def test_an_amount_is_written_as_on_a_ticket(
    folder: Path, told: tuple[str, ...], kind: str, cents: int
) -> None:
    assert correct(folder, DAY_TOLD, "1", *told, "--why", "so it was", "--by", "Ada") == 0
    assert rows(url_of(folder), "SELECT kind, cents, written_by FROM corrections") == [
        (kind, cents, "Ada")
    ]


def test_what_was_never_collected_may_have_been_paid(folder: Path) -> None:
    assert correct(folder, DAY_TOLD, "3", "--paid", "--why", "she came back") == 0
    assert rows(url_of(folder), "SELECT cents FROM corrections") == [(2300,)]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (("1", "--paid"), "nothing of it is left to pay"),
        (("3", "--not-paid"), "no money is counted as taken for it"),
        (("1", "--given-back", "30"), "that is more than there is: €23.00 at most"),
        (("9", "--paid"), "there is no such order; an evening has the date on which it began"),
    ],
)
def test_what_cannot_be_true_is_bad_input(
    folder: Path, capsys: pytest.CaptureFixture[str], told: tuple[str, ...], why: str
) -> None:
    assert correct(folder, DAY_TOLD, *told, "--why", "because") == 2
    assert capsys.readouterr().err == f"kiosk: order {told[0]} of 2026-11-20: {why}\n"
    assert rows(url_of(folder), "SELECT * FROM corrections") == []


def test_the_same_command_given_twice_is_carried_out_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = (DAY_TOLD, "1", "--given-back", "4,50", "--why", "no ice")
    assert [correct(folder, *told), correct(folder, *told)] == [0, 2]
    assert "just that was written already" in capsys.readouterr().err
    assert len(rows(url_of(folder), "SELECT * FROM corrections")) == 1


@pytest.mark.parametrize(
    "told",
    [
        ("1", "--why", "nothing is said"),
        ("1", "--paid", "--not-paid", "--why", "both"),
        ("1", "--given-back", "--why", "no amount"),
        ("1", "--given-back", "1,5", "--why", "no amount"),
        ("1", "--given-back", "0,00", "--why", "no amount"),
        ("1", "--given-back", "-5", "--why", "no amount"),
        ("0", "--paid", "--why", "no number"),
        ("1", "--paid"),
        ("1", "--paid", "--why", " "),
        ("1", "--paid", "--why", "x" * 201),
        ("1", "--paid", "--why", "a bell \a"),
        ("1", "--paid", "--why", "because", "--by", ""),
    ],
)
def test_what_makes_no_sense_is_refused(folder: Path, told: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        correct(folder, DAY_TOLD, *told)
    assert ended.value.code == 2


def test_every_answer_has_its_words() -> None:
    assert WHY_NOT.keys() == set(Obstacle)
    assert SAID.keys() == set(CorrectionKind)


def test_without_a_database_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, SMALLEST)
    assert correct(tmp_path, DAY_TOLD, "1", "--paid", "--why", "because") == 1
    assert "there is no database" in capsys.readouterr().err
    assert not (tmp_path / "var").exists()


def test_the_report_of_both_days_tells_it(
    folder: Path, kiosk: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert correct(folder, DAY_TOLD, "1", "--given-back", "4,50", "--why", "no ice") == 0
    with kiosk.write() as records:
        records.days.add(business_day(NEXT))
        records.commit()
    config = ["--json", "--config", str(folder / "kiosk.toml")]
    capsys.readouterr()
    assert main(["report", *config]) == 0
    today = json.loads(capsys.readouterr().out)
    assert main(["report", *config, "--day", DAY_TOLD]) == 0
    closed = json.loads(capsys.readouterr().out)
    assert (today["day"], today["corrections"]["cents"]) == (str(NEXT), -450)
    assert (today["money"]["cash_cents"], today["money"]["drawer_cents"]) == (0, -450)
    assert today["corrections"]["drawer_cents"] == -450
    assert today["corrections"]["list"] == closed["corrected_later"]
    assert sum(each["cents"] for each in today["corrections"]["tax"]) == -450
    assert (closed["money"]["cash_cents"], closed["money"]["drawer_cents"]) == (2300, 2300)
    assert closed["corrected_later"][0]["counted_in"] == str(NEXT)


def test_beside_a_kiosk_that_takes_orders_every_row_is_chained_once(
    folder: Path, kiosk: Storage
) -> None:
    """Both write as fast as they can, each in its own process."""
    with kiosk.write() as records:
        records.days.add(business_day(NEXT))
        records.commit()
    other = subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(folder / "kiosk.toml"), str(DAY), str(CORRECTIONS)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert "given back" in other.stdout.readline()  # from here on both are at work
    taken = 0
    while other.poll() is None and taken < MOST_ORDERS:
        taken += 1
        _take_an_order(kiosk, taken)
    _, errors = other.communicate()
    refused = [line for line in errors.splitlines() if "database is locked" not in line]
    assert (other.returncode, refused) == (0, [])
    with kiosk.read() as records:
        assert len(records.corrections.counted_in(opened(records))) == CORRECTIONS
        assert len(records.orders.of_day(NEXT)) == taken
        verdict = records.ledger.check()
    assert verdict.findings == ()
    whose = [kind for (kind,) in rows(url_of(folder), "SELECT kind FROM ledger ORDER BY seq")]
    assert whose.count("correction") == CORRECTIONS


CORRECTIONS, MOST_ORDERS = 8, 150

_OWNER = """
import sys
from kiosk.cli import TROUBLE, main
config, day, times = sys.argv[1:]
for count in range(int(times)):
    told = ["correct", "--config", config, day, "1", "--given-back", "0.10", "--why", f"{count}"]
    while (code := main(told)) == TROUBLE:
        pass  # the other one has the database: nothing was written, and it is said again
    assert code == 0, code
"""


def _take_an_order(kiosk: Storage, number: int) -> None:
    order = replace(an_order(number, key=f"{number:032x}a"), day=NEXT)
    while True:
        try:
            with kiosk.write() as records:
                records.days.update(replace(opened(records), last_number=number))
                records.orders.add(order)
                records.commit()
        except StorageFailed as error:
            if "locked" not in str(error):
                raise
        else:
            return
