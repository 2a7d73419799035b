"""``kiosk demo --play night``: a whole evening by scans alone, whose papers add up to the cent.

The evening is played once without the glass: the devices are the virtual ones at the far end of
real lines, and nothing but codes read off papers and cards is ever said behind the wall.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page
from hardware.printer.profile import load_profile
from kiosk.cli.demo import play_night
from kiosk.cli.errors import BadInput

pytestmark = pytest.mark.slow

PROFILE = load_profile("generic-80")
AMOUNT = r"€(?P<amount>[\d,]+\.\d\d)"
COPY = "COPY"
BARTENDERS = {"collected", "cancelled", "ready"}


@dataclass(frozen=True)
class Played:
    """What an evening left behind."""

    folder: Path

    @property
    def orders(self) -> list[dict[str, Any]]:
        """The orders as they are listed."""
        listed: list[dict[str, Any]] = json.loads(
            (self.folder / "orders.json").read_text(encoding="utf-8")
        )
        return listed

    @property
    def pictures(self) -> list[Path]:
        """Every paper as a picture, by its place in the evening."""
        return sorted((self.folder / "paper").glob("[0-9]*.png"))

    @property
    def page(self) -> str:
        """The account."""
        return (self.folder / "night.html").read_text(encoding="utf-8")

    def pages(self, printer: str) -> tuple[Page, ...]:
        """The papers of a printer, read again from the bytes it got."""
        data = (self.folder / "paper" / f"{printer}.bin").read_bytes()
        return read_paper(data, profile=PROFILE).pages

    @property
    def report(self) -> tuple[str, ...]:
        """The lines of the last paper."""
        return self.pages("bar")[-1].lines


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One evening for all tests of this file."""
    out = tmp_path_factory.mktemp("evening")
    assert play_night(None, out, size=None, language="en", glass=False) == 0
    return Played(out)


def cents(amount: str) -> int:
    return int(amount.replace(",", "").replace(".", ""))


def found(pattern: str, lines: Iterable[str]) -> Iterator[re.Match[str]]:
    return filter(None, (re.search(pattern, line) for line in lines))


def to_pay(pages: Iterable[Page]) -> dict[int, int]:
    """What stands on each unmarked ticket, by its number, in cents."""
    amounts: dict[int, int] = {}
    for page in pages:
        asked = next(found(rf"TO PAY\s+{AMOUNT}", page.lines), None)
        if asked is None or COPY in page.lines:
            continue
        (number,) = {int(line) for line in page.lines if line.isdecimal()}
        assert number not in amounts, f"two unmarked tickets of {number}"
        amounts[number] = cents(asked["amount"])
    return amounts


def named(report: Iterable[str], *words: str) -> set[int]:
    """The numbers the report names under these words."""
    lines = [line for line in report if line.startswith(tuple(f"{word}: " for word in words))]
    lists = (re.sub(AMOUNT, "", line.partition(": ")[2]) for line in lines)
    return {int(number) for each in lists for number in re.findall(r"\d+", each)}


def amount_of(report: Iterable[str], word: str) -> int:
    (line,) = found(rf"^{word}.*?{AMOUNT}$", report)
    return cents(line["amount"])


def test_thirty_orders_are_answered_by_scans_alone(played: Played) -> None:
    assert [order["number"] for order in played.orders] == list(range(1, 31))
    changes = [change for order in played.orders for change in order["history"]]
    assert {change["who"] for change in changes if change["to"] in BARTENDERS} == {"bartender"}
    assert {change["who"] for change in changes if change["to"] == "placed"} == {"guest"}
    assert "placed" not in {order["state"] for order in played.orders}


def test_every_ticket_came_out_once_unmarked_and_in_order(played: Played) -> None:
    assert list(to_pay(played.pages("bar"))) == list(range(1, 31))


def test_the_report_adds_up_with_the_tickets_own_bytes(played: Played) -> None:
    report = played.report
    asked = to_pay(played.pages("bar"))
    not_sold = named(
        report,
        "ordered by mistake",
        "could not be made",
        "refused, no document",
        "refused, drunk",
        "ready, never collected",
    )
    free = named(report, "on the house", "as an apology")
    not_paid = named(report, "not paid")
    assert (not_sold, free, not_paid) == ({8, 13, 16, 25, 30}, {11, 29}, {24})
    sold = sum(amount for number, amount in asked.items() if number not in not_sold)
    taken = sold - sum(asked[number] for number in free | not_paid)
    assert amount_of(report, "25 orders, ") == sold
    assert amount_of(report, "Takings in cash") == taken
    assert amount_of(report, "Cash taken") == taken + asked[16], "it was paid, and given back"


def test_what_was_to_be_given_back_stood_on_a_paper_of_its_own(played: Played) -> None:
    said = [line for page in played.pages("bar") for line in page.lines]
    (line,) = found(rf"^16: give back {AMOUNT}$", said)
    assert cents(line["amount"]) == to_pay(played.pages("bar"))[16]


def test_every_paper_is_kept_as_a_picture_in_the_order_in_which_it_fell(played: Played) -> None:
    names = [file.stem for file in played.pictures]
    assert [int(name[:3]) for name in names] == list(range(1, len(names) + 1))
    assert names[0] == "001-ticket-1"
    assert names[-1].endswith("-closing")
    assert len(names) == len(played.pages("bar")) + len(played.pages("receipt"))
    for file in (played.pictures[0], played.pictures[-1]):
        with Image.open(file) as picture:
            assert picture.height > 300, file


def test_the_papers_tell_the_story(played: Played) -> None:
    kinds = [file.stem.split("-")[1] for file in played.pictures]
    assert kinds.count("ticket") == 31, "thirty, and one that fell into the ice"
    assert kinds.count("receipt") == 30
    for kind in ("answer", "help", "reminder", "figures", "closing"):
        assert kind in kinds, kind


def test_the_account_has_every_paper_once_and_goes_on_by_the_clock(played: Played) -> None:
    page = played.page
    for file in played.pictures:
        assert (
            page.count(f'<img src="paper/{file.name}"')
            + page.count(f'<img class="bar" src="paper/{file.name}"')
            == 1
        )
    times = re.findall(r"<time>(\d\d):(\d\d)</time>", page)
    minutes = [(int(hour) * 60 + int(minute) - 720) % 1440 for hour, minute in times]
    assert minutes == sorted(minutes)
    assert minutes[-1] - minutes[0] > 5 * 60, "an evening by its own clock"
    assert all(order["placed_at"].startswith("2026-06-13T") for order in played.orders)


def test_the_account_names_the_cards_that_were_scanned(played: Played) -> None:
    for name in ("open", "close", "sold out", "back again", "pager lost", "pager found"):
        assert f"“{name}”" in played.page, name


def test_a_language_that_is_not_shipped_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'tlh' is not shipped, only"):
        play_night(None, tmp_path / "out", size=None, language="tlh", glass=False)
    assert not (tmp_path / "out").exists()
