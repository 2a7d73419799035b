"""``kiosk demo --play night``: a whole evening by scans alone, whose papers add up to the cent.

The evening is played once without the glass: the devices are the virtual ones at the far end of
real lines, and nothing but codes read off papers and cards is ever said behind the wall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page
from hardware.printer.profile import load_profile
from kiosk.assets import asset
from kiosk.bootstrap import open_for_reading
from kiosk.cli.evening.show import PlayedEvening
from kiosk.config import Config, StorageSettings, load_config
from kiosk.services import listing

pytestmark = pytest.mark.slow

PROFILE = load_profile("generic-80")
AMOUNT = r"€(?P<amount>[\d,]+\.\d\d)"
COPY = "COPY"
BARTENDERS = {"collected", "cancelled", "ready"}


@dataclass(frozen=True)
class Played:
    """What an evening left behind."""

    evening: PlayedEvening
    folder: Path
    orders: list[dict[str, Any]]

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
    folder = tmp_path_factory.mktemp("evening")
    (folder / "paper").mkdir()
    config = english(load_config(asset("demo.toml")), folder)
    evening = PlayedEvening(config, folder, size=None)
    evening.play()
    evening.keep(folder)
    with open_for_reading(config) as storage:
        orders = listing.orders(storage, None, config.window.timezone)
    return Played(evening, folder, orders)


def english(config: Config, folder: Path) -> Config:
    window = replace(config.window, staff_language="en")
    return replace(config, window=window, storage=StorageSettings(f"sqlite:///{folder / 'k.db'}"))


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
    files = sorted((played.folder / "paper").glob("*.png"))
    papers = played.evening.chronicle.papers
    assert [file.stem for file in files] == [
        paper.name(place) for place, paper in enumerate(papers, 1)
    ]
    assert len(papers) == len(played.pages("bar")) + len(played.pages("receipt"))
    for file in (files[0], files[-1]):
        with Image.open(file) as picture:
            assert picture.height > 300, file


def test_the_papers_tell_the_story(played: Played) -> None:
    kinds = [paper.kind for paper in played.evening.chronicle.papers if paper.printer == "bar"]
    others = [kind for kind in kinds if kind != "ticket"]
    assert others[-1] == "closing"
    for kind in ("answer", "help", "reminder", "figures", "closing"):
        assert kind in others, kind
    assert kinds.count("ticket") == 31, "thirty, and one that fell into the ice"


def test_the_account_has_every_event_and_every_paper_once(played: Played) -> None:
    page = (played.folder / "night.html").read_text(encoding="utf-8")
    for event in played.evening.chronicle.events:
        assert event.words.replace("&", "&amp;") in page
    for place, paper in enumerate(played.evening.chronicle.papers, 1):
        assert page.count(f'src="paper/{paper.name(place)}.png"') == 1


def test_five_hours_go_by_on_the_evening_s_own_clock(played: Played) -> None:
    events = played.evening.chronicle.events
    assert (events[-1].at - events[0].at).total_seconds() > 5 * 3600
    assert all(order["placed_at"].startswith("2026-06-13T") for order in played.orders)


def test_every_card_of_the_evening_did_something(played: Played) -> None:
    told = " ".join(event.words for event in played.evening.chronicle.events)
    for name in ("open", "close", "sold out", "back again", "pager lost", "pager found"):
        assert f"“{name}”" in told, name
