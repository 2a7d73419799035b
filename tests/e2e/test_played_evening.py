"""``kiosk demo --play night``: a whole evening by scans alone, whose papers add up to the cent.

The evening is played once without the glass: the devices are the virtual ones at the far end of
real lines, and nothing but codes read off papers and cards is ever said behind the wall.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from kiosk.cli import evening
from kiosk.cli.demo import play_night
from kiosk.cli.errors import BadInput
from kiosk.cli.evening.guests import Fate
from tests.e2e.nightpapers import (
    AMOUNT,
    COPY,
    Played,
    amount_of,
    cents,
    drinks_on,
    ended,
    found,
    rate,
    row,
    tax,
    to_pay,
)

pytestmark = pytest.mark.slow

DRAWN = {"ja", "zh"}  # receipts that are pictures, and no words
BARTENDERS = {"collected", "cancelled", "ready"}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One evening for all tests of this file."""
    out = tmp_path_factory.mktemp("evening")
    assert play_night(None, out, size=None, language="en", glass=False) == 0
    return Played(out)


def test_thirty_orders_are_answered_by_scans_alone(played: Played) -> None:
    assert [order["number"] for order in played.orders] == list(range(1, 31))
    changes = [change for order in played.orders for change in order["history"]]
    assert {change["who"] for change in changes if change["to"] in BARTENDERS} == {"bartender"}
    assert {change["who"] for change in changes if change["to"] == "placed"} == {"guest"}
    assert "placed" not in {order["state"] for order in played.orders}


def test_every_ticket_came_out_once_unmarked_and_in_order(played: Played) -> None:
    assert list(to_pay(played.pages("bar"))) == list(range(1, 31))


NOT_SOLD = {
    "ordered by mistake": Fate.BROUGHT_BACK,
    "could not be made": Fate.LAST_LIME,
    "refused, no document": Fate.NO_DOCUMENT,
    "refused, drunk": Fate.DRUNK,
    "ready, never collected": Fate.NEVER_COMES,
}


def test_the_report_adds_up_with_the_tickets_own_bytes(played: Played) -> None:
    """Amounts from tickets and slips of paper, ends from the guests: nothing from the program."""
    report, asked = played.report, to_pay(played.pages("bar"))
    said = [line for page in played.pages("bar") for line in page.lines]
    for words, fate in NOT_SOLD.items():
        numbers = ended(fate)
        assert row(report, words) == (numbers, sum(asked[each] for each in numbers)), words
    sold = {n: cents for n, cents in asked.items() if n not in ended(*NOT_SOLD.values())}
    friends, sorry = ended(Fate.FRIEND), ended(Fate.WAITED)
    runaways, (poor,) = ended(Fate.NOT_PAID), ended(Fate.PAYS_A_PART)
    (paid,) = found(rf"^{poor}: take {AMOUNT}$", said)
    missing = sold[poor] - cents(paid["amount"])
    assert 0 < missing < sold[poor]
    unpaid = sum(sold[each] for each in runaways) + missing
    free = sum(sold[each] for each in friends | sorry)
    taken = sum(sold.values()) - free - unpaid
    assert row(report, "on the house") == (friends, sum(sold[each] for each in friends))
    assert row(report, "as an apology") == (sorry, sum(sold[each] for each in sorry))
    assert row(report, "not paid") == (runaways | {poor}, unpaid)
    assert amount_of(report, "25 orders, ") == sum(sold.values())
    assert amount_of(report, "paid in cash") == taken
    assert amount_of(report, "Takings in cash") == taken
    (back,) = ended(Fate.BROUGHT_BACK)
    assert row(report, "given back") == ({back}, asked[back])
    assert amount_of(report, "Cash taken") == taken + asked[back], "it was paid, and given back"
    paid_in_full = sold.keys() - friends - sorry - runaways - {poor}
    taxes = [tax(sum_of) for sum_of in map(sold.__getitem__, paid_in_full)]
    assert rate(report, "VAT in what was paid") == (
        sum(sold[each] for each in paid_in_full),
        sum(taxes),
    )


def test_each_drink_of_the_report_was_on_a_ticket_that_was_handed_over(played: Played) -> None:
    handed = ended(*Fate) - ended(*NOT_SOLD.values())
    on_tickets: Counter[str] = Counter()
    for page in played.pages("bar"):
        number = next((int(line) for line in page.lines if line.isdecimal()), None)
        is_ticket = any(line.startswith("TO PAY") for line in page.lines)
        if is_ticket and COPY not in page.lines and number in handed:
            on_tickets += drinks_on(page)
    lines = found(rf"^(?P<count>\d+) (?P<drink>\D+) {AMOUNT}$", played.report)
    reported = {line["drink"]: (int(line["count"]), cents(line["amount"])) for line in lines}
    assert {name: count for name, (count, _) in reported.items()} == on_tickets
    total = amount_of(played.report, "25 orders, ")
    assert sum(amount for _, amount in reported.values()) == total


def test_a_receipt_asks_for_what_its_ticket_says(played: Played) -> None:
    asked, compared = to_pay(played.pages("bar")), 0
    for number, receipt in enumerate(played.pages("receipt"), 1):
        amounts = {
            cents(re.sub(r"\D", "", each))
            for line in receipt.lines
            for each in re.findall(r"\d+[.,]\d\d\b", line)
        }
        if played.orders[number - 1]["language"] not in DRAWN:
            compared += 1
            assert asked[number] in amounts, receipt.lines
    assert compared > 10


def test_what_was_to_be_given_back_stood_on_a_paper_of_its_own(played: Played) -> None:
    said = [line for page in played.pages("bar") for line in page.lines]
    (number,) = ended(Fate.BROUGHT_BACK)
    (line,) = found(rf"^{number}: give back {AMOUNT}$", said)
    assert cents(line["amount"]) == to_pay(played.pages("bar"))[number]


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
    for kind in ("answer", "help", "reminder", "shortage", "figures", "closing"):
        assert kind in kinds, kind
    said = [line for page in played.pages("bar") for line in page.lines]
    for words in ("without ", "WITHOUT: eggs", "CHECK ID", "LATE 6 min", "COPY", "SOLD OUT"):
        assert any(words in line for line in said), words


def test_the_bartender_has_nothing_but_the_scanner() -> None:
    """What the script can reach: a guest's wishes, codes under the scanner, a roll of paper."""
    verbs: dict[str, set[str]] = {}
    for file in Path(evening.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute | ast.Name):
                owner = node.value.attr if isinstance(node.value, ast.Attribute) else node.value.id
                verbs.setdefault(owner, set()).add(node.attr)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "kiosk.services"
            ):
                assert node.module in {"kiosk.services.ordering", "kiosk.services.barpapers"}
    assert verbs["wall"] <= {
        "scan",
        "find",
        "view",
        "missing",
        "papers_out",
        "presenter",
        "turn_to",
    }
    assert verbs["presenter"] <= {"status", "errands"}, "the guest's"
    assert verbs["errands"] <= {"place", "shown", "call", "basket_opened"}, "the guest's"
    assert not verbs.get("storage", set()) & {"write"}


def test_each_change_of_an_order_was_a_code_under_the_scanner(played: Played) -> None:
    (line,) = found(r"That was all: (?P<scans>\d+) codes", played.page.splitlines())
    history = [change for order in played.orders for change in order["history"]]
    by_hand = [change for change in history if change["who"] == "bartender"]
    (unfetched,) = ended(Fate.NEVER_COMES)
    closed = [each for each in played.orders if each["number"] == unfetched]
    assert [each["state"] for each in closed] == ["abandoned"]
    assert int(line["scans"]) > len(by_hand) - len(closed) > 50


def test_the_account_has_every_paper_once_and_goes_on_by_the_clock(played: Played) -> None:
    page = played.page
    for file in played.pictures:
        assert page.count(f'src="paper/{file.name}"') == 1
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
