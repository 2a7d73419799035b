"""An evening whose report is checked by somebody who knows only the papers, as they were printed.

Thirty orders with everything that happens to orders; every paper is set, turned into bytes, and
read back by a printer's mind. What stands on tickets and receipts is added up here, without a row
of the database, and must be what stands on the closing report, to the cent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from random import Random

import pytest

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.figures import DayReport
from kiosk.domain.menu import Menu
from kiosk.domain.order import Order
from kiosk.domain.papers import Paper, Receipt, Ticket
from kiosk.i18n import Translators
from kiosk.services.ordering import Placed
from tests.devices.papers import WIDE_ROLL, typesetter
from tests.fakes import sample_menu
from tests.services.conftest import Window

SECRET = bytes(32)
ORDERS = 30
SHIPPED = Translators()
AMOUNT = r"€ (?P<amount>[\d.]+,\d\d)"

REFUSED = {3: Card.NO_ID, 17: Card.DRUNK}
CANCELLED = {6: Card.GUEST_LEFT, 11: Card.MISTAKE, 25: Card.CANNOT_MAKE}
FREE = {7: Card.FREE_ON_THE_HOUSE, 8: Card.FREE_ON_THE_HOUSE, 19: Card.FREE_AS_AN_APOLOGY}
NOT_PAID = {14, 22}
BROUGHT_BACK = {9: None, 21: Card.MISTAKE}
"""Handed to the wrong guest: collected once more, or cancelled after it was paid."""
NOT_COLLECTED = {28}
NOT_MADE = {30}
NEVER_SOLD = {*REFUSED, *CANCELLED, 21, *NOT_COLLECTED, *NOT_MADE}


# -- the papers, as they lie on the bar ---------------------------------------------------------


def rows_of(paper: Paper) -> list[str]:
    """The rows of a paper: set, encoded, and read back from its bytes."""
    setter = replace(typesetter(WIDE_ROLL), words=SHIPPED.for_language)
    encoder = Encoder(WIDE_ROLL)
    data = encoder.initialise() + encoder.encode(setter.set(paper))
    (page,) = read_paper(data, profile=WIDE_ROLL).pages
    return [line.strip() for line in page.lines]


def cents(amount: str) -> int:
    return int(amount.replace(".", "").replace(",", ""))


def found(pattern: str, rows: Iterable[str]) -> Iterator[re.Match[str]]:
    return filter(None, (re.search(pattern, row) for row in rows))


@dataclass(frozen=True)
class OnPaper:
    """What a person reads off a ticket."""

    number: int
    cents: int
    drinks: Counter[str]


def read_ticket(rows: list[str]) -> OnPaper:
    (paid,) = found(rf"(DA PAGARE|PAGATO)\W*{AMOUNT}", rows)
    numbers = {int(row) for row in rows if row.isdecimal()}
    assert len(numbers) == 1, "the number stands on top and at the end"
    drinks = Counter[str]()
    for drink in found(r"^(\d+) ([A-Z][a-z]+)$", rows):
        drinks[drink[2]] += int(drink[1])
    return OnPaper(numbers.pop(), cents(paid["amount"]), drinks)


def read_receipt(rows: list[str]) -> tuple[int, dict[str, int]]:
    """The number of a receipt and the tax on it, by its rate."""
    (number,) = {int(row) for row in rows if row.isdecimal()}
    tax = tuple(found(r"IVA (\d+%)\D*€ ([\d.]+,\d\d)$", rows))
    assert tax, "a receipt says what tax is in it"
    return number, {each[1]: cents(each[2]) for each in tax}


# -- the evening --------------------------------------------------------------------------------


class Evening:
    """A bartender and his guests, with a chance of their own."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._chance = Random(43)  # noqa: S311 - the same evening each time
        self._menu = two_rates()
        window.stock(*range(1, 41))

    def play(self) -> None:
        for _ in range(ORDERS):
            self._order()
        self._card(Card.CLOSE, times=2)
        self._print()

    def _order(self) -> None:
        order = self._place()
        self._print()
        number = order.number
        if number % 10 == 5:
            self._card(Card.REPRINT, order)  # a copy must not be counted twice
            self._print()
        if number in NOT_MADE:
            return
        if number in REFUSED or number in CANCELLED:
            self._card((REFUSED | CANCELLED)[number], order)
            return
        if number in FREE:
            self._card(FREE[number], order)
        self._scan(order, after=40)
        if number in NOT_COLLECTED:
            return
        if number in NOT_PAID:
            self._card(Card.NOT_PAID, order)
            return
        self._scan(order, after=15)
        if number in BROUGHT_BACK:
            self._bring_back(order)

    def _bring_back(self, order: Order) -> None:
        self._card(Card.NOT_READY, order)
        card = BROUGHT_BACK[order.number]
        if card is None:
            self._scan(order, after=15)
        else:
            self._card(card, order)

    def _place(self) -> Order:
        basket = Basket(self.window.ids.key())
        for _ in range(self._chance.randint(1, 3)):
            drink = self._menu.drink(self._chance.choice(["negroni", "chinotto", "solo"]))
            chosen = drink.as_it_stands()
            if drink.drink_id == "solo":
                chosen = (("which", self._chance.choice(["old", "young"])),)
            elif drink.drink_id == "negroni" and self._chance.random() < 0.4:
                chosen = (("bitter", "amaro"),)
            basket = basket.add(drink, chosen, self._chance.randint(1, 3))
        result = self.window.ordering.place(basket, "it")
        assert isinstance(result, Placed)
        return result.order

    def _print(self) -> None:
        self.window.print_all()
        for _ in range(10):
            self.window.receipt_spooler.step()

    def _scan(self, order: Order, *, after: float) -> None:
        self.window.scan(self.window.tickets(order.key)[0].code, after=after)

    def _card(self, card: Card, order: Order | None = None, *, times: int = 1) -> None:
        self.window.clock.advance(20)
        for _ in range(times):
            self.window.scan(card_code(card, SECRET), after=5)
        if order is not None:
            self._scan(order, after=5)


def two_rates() -> Menu:
    """The sample menu, its drink without alcohol at the lower rate."""
    menu = sample_menu()
    first, *others = menu.sections
    drinks = tuple(
        replace(drink, tax_bp=1000) if drink.drink_id == "chinotto" else drink
        for drink in first.drinks
    )
    return replace(menu, sections=(replace(first, drinks=drinks), *others))


@pytest.fixture
def window_after(window: Window) -> Window:
    Evening(window).play()
    return window


def test_the_report_is_what_the_papers_add_up_to(window_after: Window) -> None:
    papers = [paper for paper, _ in window_after.printer.papers]
    tickets: dict[int, OnPaper] = {}
    for paper in papers:
        if isinstance(paper, Ticket):
            ticket = read_ticket(rows_of(paper))
            assert tickets.setdefault(ticket.number, ticket) == ticket, "a copy says the same"
    taxes = dict(
        read_receipt(rows_of(paper))
        for paper, _ in window_after.receipts.papers
        if isinstance(paper, Receipt)
    )
    (closing,) = (paper for paper in papers if isinstance(paper, DayReport))
    report = rows_of(closing)
    assert sorted(tickets) == sorted(taxes) == list(range(1, ORDERS + 1))

    def of(numbers: Iterable[int]) -> int:
        return sum(tickets[number].cents for number in numbers)

    def told(label: str) -> int:
        (row,) = found(rf"^{label}\D*[\d, -]*? *-?{AMOUNT}$", report)
        return cents(row["amount"])

    sold = set(tickets) - NEVER_SOLD
    paid = sold - set(FREE) - NOT_PAID
    assert told("Incasso in contanti") == of(paid)
    assert told("Contanti incassati") == of(paid) + of(BROUGHT_BACK)
    assert told("restituiti") == of(BROUGHT_BACK)
    assert told("pagati in contanti") == of(paid)
    assert told("offerti dalla casa") == of((7, 8))
    assert told("per scusarci") == of((19,))
    assert told("non pagati") == of(NOT_PAID)
    assert told("cliente andato via") == of((6,))
    assert told("rifiutato, senza documento") == of((3,))
    assert told("rifiutato, ubriaco") == of((17,))
    assert told("ordinato per sbaglio") == of((11, 21))
    assert told("non si poteva fare") == of((25,))
    assert told("pronto, mai ritirato") == of(NOT_COLLECTED)
    assert told("mai preparato") == of(NOT_MADE)
    drinks = sum((tickets[number].drinks for number in sold), Counter[str]())
    (total,) = found(rf"^(\d+) ordini, (\d+) drink *{AMOUNT}$", report)
    assert (int(total[1]), int(total[2])) == (len(sold), drinks.total())
    assert cents(total["amount"]) == of(sold)
    rows = found(rf"^(\d+) ([A-Z][a-z]+) *{AMOUNT}$", report)
    assert {row[2]: int(row[1]) for row in rows} == dict(drinks)
    for title, whose in (
        ("IVA sul pagato", paid),
        ("IVA sugli omaggi", set(FREE)),
        ("IVA sul non pagato", NOT_PAID),
    ):
        part = takewhile(lambda row: "%" in row, report[report.index(title) + 1 :])
        told_by_rate = {
            row["rate"]: cents(row["amount"])
            for row in found(rf"^(?P<rate>\d+%) in [^€]*€ [\d.,]+ *{AMOUNT}$", part)
        }
        by_rate = sum((Counter(taxes[number]) for number in whose), Counter[str]())
        assert told_by_rate == dict(by_rate)
    assert "stampata più volte: 5, 15, 25" in report
    assert "numeri da 1 a 30: non ne manca nessuno" in report
