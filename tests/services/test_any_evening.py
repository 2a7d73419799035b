"""Any evening: orders, scans and cards as they come, and a book kept beside them by hand.

Whatever happens at the window, each order must stand where the book has it, with the cash and the
gifts the book has, and every report must say what the book adds up to, each cent once.
``KIOSK_EVENINGS=500`` plays so many evenings instead of a few.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import TicketCode, card_code, goods_code, ticket_code
from kiosk.domain.figures import DayReport, Figures
from kiosk.domain.menu import Menu
from kiosk.domain.pagers import PagerState
from kiosk.domain.payment import PaymentWay
from kiosk.services.ordering import Placed
from kiosk.services.report import figures_of_opening, report_of_date
from tests.fakes import sample_menu
from tests.services.conftest import Window
from tests.services.hatchbook import Book, Page, Slip

SECRET = bytes(32)
EVENINGS = int(os.environ.get("KIOSK_EVENINGS", "4"))
DEEDS = 45
CANCELS = {
    Card.GUEST_LEFT: "guest left",
    Card.MISTAKE: "mistake",
    Card.CANNOT_MAKE: "sold out",
    Card.NO_ID: "no id",
    Card.DRUNK: "drunk",
}
FREE = {Card.FREE_ON_THE_HOUSE: "on the house", Card.FREE_AS_AN_APOLOGY: "an apology"}
PAGERS = (Card.SWAP_PAGER, Card.PAGER_LOST, Card.PAGER_FOUND, Card.CALL_AGAIN)
DRINKS = ("negroni", "chinotto", "solo", "water")


def menu() -> Menu:
    """Two rates, prices that do not divide, and a glass of water for nothing."""
    first, *others = sample_menu().sections
    negroni, chinotto = first.drinks
    water = replace(chinotto, drink_id="water", price_cents=0)
    cheaper = replace(chinotto, tax_bp=1000, price_cents=555)
    return replace(
        sample_menu(), sections=(replace(first, drinks=(negroni, cheaper, water)), *others)
    )


class Evening:
    """The people at one window, and the one who keeps the book."""

    def __init__(self, window: Window, chance: Random) -> None:
        self.window = window
        self.book = Book()
        self._chance = chance
        self._menu = menu()
        self._keys: dict[int, str] = {}
        """Of each slip, by its identity."""
        self._holds = False
        """A card may still be in hand."""
        window.menu = self._menu
        window.start_again()
        window.stock(3)

    def play(self, deeds: int) -> None:
        for _ in range(deeds):
            self.window.clock.advance(self._chance.choice([4.0, 5.0, 9.0, 16.0, 40.0]))
            self._deed()
        self._close()

    def _deed(self) -> None:
        chance, slips = self._chance, self._slips()
        if not slips or chance.random() < 0.25:
            self._order()
            return
        what = chance.choices(
            [self._scan, self._card, self._pager, self._half_a_card, self._time],
            [8, 8, 3, 1, 1],
        )[0]
        if chance.random() < 0.1:
            what = chance.choice([self._day, self._end])
        what()

    def _slips(self) -> list[Slip]:
        return [slip for page in self.book.pages for slip in page.slips.values()]

    def _any(self) -> Slip:
        """Some order, mostly of the last few."""
        slips = self._slips()
        return self._chance.choice(slips[-5:] if self._chance.random() < 0.9 else slips)

    # -- what people do -----------------------------------------------------------------------

    def _order(self) -> None:
        basket, glasses = Basket(self.window.ids.key()), []
        for _ in range(self._chance.randint(1, 3)):
            drink = self._menu.drink(self._chance.choice(DRINKS))
            chosen = drink.as_it_stands()
            cents = drink.price_cents
            if drink.drink_id == "solo":
                which = self._chance.choice(["old", "young"])
                chosen, cents = (("which", which),), cents + 200 * (which == "old")
            elif drink.drink_id == "negroni" and self._chance.random() < 0.4:
                chosen, cents = (("bitter", "amaro"),), cents + 50
            quantity = self._chance.randint(1, 2)
            basket = basket.add(drink, chosen, quantity)
            glasses += [(drink.drink_id, cents, drink.tax_bp)] * quantity
        placed = self.window.ordering.place(basket, "en")
        assert isinstance(placed, Placed)
        slip = self.book.order(self.window.clock.now(), tuple(glasses))
        assert placed.order.number == slip.number
        self._keys[id(slip)] = placed.order.key

    def _scan(self) -> None:
        slip = self._any()
        if self._pass(slip):
            self.book.scan(slip, self.window.clock.monotonic(), self.window.clock.now())
        self._compare(slip)

    def _card(self) -> None:
        """A card, what is meant of the order, and its ticket."""
        slip, wall = self._any(), self.window.clock.now
        card = self._chance.choice([*CANCELS, *FREE, *FREE, Card.NOT_READY, Card.NOT_PAID])
        self._show(card_code(card, SECRET))
        drinks = self._some_of(slip) if card in FREE or card is Card.NOT_PAID else []
        for drink in drinks:
            self.window.clock.advance(4)
            self._show(goods_code(Goods(GoodsKind.DRINK, drink), SECRET))
        self.window.clock.advance(4)
        if self._pass(slip):
            if card in CANCELS:
                self.book.cancel(slip, CANCELS[card], wall())
            elif card in FREE:
                self.book.give_free(slip, FREE[card], drinks)
            elif card is Card.NOT_READY:
                self.book.not_ready(slip, wall())
            else:
                self.book.not_paid(slip, wall(), drinks)
        self._lay_down()
        self._compare(slip)

    def _pager(self) -> None:
        """A card about a pager moves no money."""
        slip = self._any()
        self._show(card_code(self._chance.choice(PAGERS), SECRET))
        self.window.clock.advance(4)
        self._pass(slip)
        self._lay_down()
        self._compare(slip)

    def _half_a_card(self) -> None:
        """A card that is held too long, or lost with the process: the ticket after it is alone."""
        self._show(card_code(self._chance.choice([*CANCELS, *FREE]), SECRET))
        if self._chance.random() < 0.5:
            self.window.start_again()
        else:
            self._lay_down()
        self.window.clock.advance(4)
        self._scan()

    def _time(self) -> None:
        clock = self.window.clock
        clock.advance(self._chance.choice([300, 595, 700]))
        is_evening = clock.now().hour in {22, 23}  # not so far back that it is another date
        if self._chance.random() < 0.3 and self.book.page is not None and is_evening:
            clock.jump(-1800)

    def _day(self) -> None:
        """He opens or closes; or it is the next evening."""
        what = self._chance.random()
        if what < 0.4:
            self._show(card_code(Card.OPEN, SECRET))
            self.book.open(self.window.clock.now())
        elif what < 0.7:
            self._close()
        else:
            self.window.clock.advance(24 * 3600 - 60)

    def _close(self) -> None:
        self.window.clock.advance(16)
        for _ in range(2):
            self.window.clock.advance(4)
            self._show(card_code(Card.CLOSE, SECRET))
        self.book.close_by_card(self.window.clock.now())
        self.window.print_all()
        self._compare_reports()

    def _end(self) -> None:
        """The process ends; what was scanned before is known from the time of day alone."""
        self.window.start_again()
        for slip in self._slips():
            if slip.ready_since is not None:
                slip.ready_since = (None, slip.ready_since[1])
        self.window.clock.advance(4)

    # -- under the scanner --------------------------------------------------------------------

    def _some_of(self, slip: Slip) -> list[str]:
        """Some of its glasses, each kind once; sometimes one it has not; mostly none: all of it."""
        if self._chance.random() < 0.5:
            return []
        kinds = sorted({drink for drink, _, _ in slip.glasses})
        if self._chance.random() < 0.2:
            kinds = list(DRINKS)
        return self._chance.sample(kinds, self._chance.randint(1, min(2, len(kinds))))

    def _pass(self, slip: Slip) -> bool:
        """The ticket of an order; False if what it says cannot count."""
        storage, refused, unsure = self.window.storage, False, False
        if self._chance.random() < 0.1:
            refused = self._chance.random() < 0.5
            unsure = not refused
        storage.refused, storage.unsure = int(refused), int(unsure)
        page = next(page for page in self.book.pages if slip in page.slips.values())
        self._show(ticket_code(TicketCode(page.day, slip.number, 1), SECRET))
        storage.refused = storage.unsure = 0
        return not refused and self.book.slip(slip.number) is slip

    def _show(self, code: str) -> None:
        self.window.bar.scan(code)

    def _lay_down(self) -> None:
        """Whatever is in hand is given up, and the seconds after it have passed."""
        self.window.clock.advance(16)
        self._show("T0001.1.AAAA")
        self.window.clock.advance(4)

    # -- the one with the book ----------------------------------------------------------------

    def _compare(self, slip: Slip) -> None:
        key = self._keys[id(slip)]
        order = self.window.order(key)
        with self.window.storage.read() as records:
            cash, free = (records.payments.approved(key, way) for way in PaymentWay)
        assert (order.state, cash, free) == (slip.state, slip.cash, slip.given), slip
        assert order.paid == (slip.owed <= 0)
        self._look_into_the_rack()

    def _look_into_the_rack(self) -> None:
        """A pager that is out is with the guest of one open order, and she with it."""
        with self.window.storage.read() as records:
            pagers, opened = records.pagers.all(), records.orders.open()
            waiting = {call.order_key for call in records.calls.waiting()}
        out = {(each.order_key, each.number) for each in pagers if each.state is PagerState.OUT}
        assert out == {(order.key, order.pager) for order in opened if order.pager is not None}
        assert waiting <= {order.key for order in opened}

    def _compare_reports(self) -> None:
        for slip in self._slips():
            self._compare(slip)
        with self.window.storage.read() as records:
            days = {page.day: records.days.of_date(page.day) for page in self.book.pages}
            for day, openings in days.items():
                pages = [page for page in self.book.pages if page.day == day]
                assert len(pages) == len(openings)
                for page, opening in zip(pages, openings, strict=True):
                    said = figures_of_opening(records, opening, self.window.clock.now())
                    assert _said(said) == _written(page)
                whole = report_of_date(records, day, self.window.clock.now())
                assert whole is not None
                assert _said(whole.figures) == _written(*pages)
        papers = [paper for paper, _ in self.window.printer.papers if isinstance(paper, DayReport)]
        closed = [page for page in self.book.pages if page.is_closed]
        assert [_said(paper.figures) for paper in papers] == [_written(page) for page in closed]


def _said(figures: Figures) -> dict[str, object]:
    """A report, in the words of the book."""
    money = figures.money
    return {
        "handed over": (figures.collected.numbers, money.handed_over_cents),
        "drawer": (money.cash_taken_cents, money.cash_given_back_cents),
        "kept": (money.to_give_back_cents, money.ahead_cents),
        "free": {group.why: group.cents for group in money.free},
        "not paid": money.not_paid.cents,
        "shares": {
            (str(share.settled), share.bp): (share.cents, share.tax_cents) for share in money.shares
        },
        "reasons": {
            str(group.why): (group.numbers, group.cents)
            for group in (*figures.cancelled, *figures.refused)
        },
        "given up": (figures.not_collected.numbers, figures.not_made.numbers),
        "drinks": {each.drink_id: (each.quantity, each.cents) for each in figures.drinks},
        "numbers": figures.placed.numbers,
        "gaps": figures.numbers.missing,
    }


def _written(*pages: Page) -> dict[str, object]:
    """The same, added up from the slips."""
    slips = [slip for page in pages for slip in page.slips.values()]
    done = [slip for slip in slips if slip.state == "collected"]
    free, quantities, amounts = Counter[str](), Counter[str](), Counter[str]()
    shares, taxes = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for slip in done:
        free.update(dict(_sums(slip.gifts)))
        for drink, cents, bp in slip.glasses:
            quantities[drink] += 1
            amounts[drink] += cents
            shares[slip.settled, bp] += cents
        for bp, cents in slip.tax.items():
            taxes[slip.settled, bp] += cents
    whys = {slip.why: [each for each in slips if each.why == slip.why] for slip in slips}
    return {
        "handed over": (_numbers(done), sum(slip.total for slip in done)),
        "drawer": (sum(page.taken for page in pages), sum(page.back for page in pages)),
        "kept": (0, 0),
        "free": dict(free),
        "not paid": sum(slip.owed for slip in done),
        "shares": {key: (cents, taxes[key]) for key, cents in shares.items()},
        "reasons": {
            why: (_numbers(each), sum(slip.total for slip in each))
            for why, each in whys.items()
            if each[0].state == "cancelled"
        },
        "given up": (_numbers(whys.get("was ready", [])), _numbers(whys.get("was placed", []))),
        "drinks": {drink: (quantities[drink], amounts[drink]) for drink in quantities},
        "numbers": _numbers(slips),
        "gaps": (),
    }


def _sums(gifts: list[tuple[str, int]]) -> Counter[str]:
    found = Counter[str]()
    for why, cents in gifts:
        found[why] += cents
    return found


def _numbers(slips: list[Slip]) -> tuple[int, ...]:
    return tuple(slip.number for slip in slips)


@pytest.mark.parametrize("seed", range(EVENINGS))
def test_the_book_and_the_reports_agree_to_the_cent(window: Window, seed: int) -> None:
    Evening(window, Random(seed)).play(DEEDS)  # noqa: S311
