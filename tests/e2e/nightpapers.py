"""What an evening left behind, read again from bytes: nothing here asks the program."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page
from hardware.printer.profile import load_profile
from kiosk.cli.evening.guests import Fate, guests_of
from kiosk.cli.evening.show import SEED

PROFILE = load_profile("generic-80")
AMOUNT = r"€(?P<amount>[\d,]+\.\d\d)"
COPY = "COPY"


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


def ended(*fates: Fate) -> set[int]:
    """The numbers of the guests of whom the people at the window know this."""
    guests = guests_of(SEED, languages=("en",), drinks=("negroni",))
    return {number for number, guest in enumerate(guests, 1) if guest.fate in fates}


def row(report: Iterable[str], words: str) -> tuple[set[int], int]:
    """The numbers and the cents that stand beside these words."""
    (found_,) = found(rf"^{words}: (?P<numbers>[\d, ]+) -?{AMOUNT}$", report)
    return {int(each) for each in found_["numbers"].split(",")}, cents(found_["amount"])


def tax(gross: int) -> int:
    """The tax in an amount at 22 %, rounded half up, in cents."""
    return (gross * 22 * 2 + 122) // (122 * 2)


def drinks_on(page: Page) -> Counter[str]:
    """How many of each drink stand on a ticket."""
    lines = (re.fullmatch(r"(\d+) (.*[a-z].*)", line) for line in page.lines)
    return sum((Counter({each[2]: int(each[1])}) for each in lines if each), Counter())


def amount_of(report: Iterable[str], word: str) -> int:
    (line,) = found(rf"^{word}.*?{AMOUNT}$", report)
    return cents(line["amount"])


def rate(report: Sequence[str], title: str) -> tuple[int, int]:
    """The first rate under a title: the gross and the tax in it, in cents."""
    line = report[report.index(title) + 1]
    gross, tax_in_it = re.findall(r"€([\d,]+\.\d\d)", line)
    return cents(gross), cents(tax_in_it)
