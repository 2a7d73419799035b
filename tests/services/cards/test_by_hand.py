"""Whatever a card can do is done from the staff screen by touch, with the very same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.cards import CANCELS, Card, Goods, GoodsKind, goods_on
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.help import HelpScreen, HelpWanted
from kiosk.domain.order import Order
from kiosk.ports import CallResult
from kiosk.presenters.staff.presenter import StaffPresenter
from kiosk.services import listing
from kiosk.services.businessday import Calendar
from kiosk.services.byhand import Beside, ByHand
from kiosk.services.cards.deed import Heard
from kiosk.services.cards.goods import goods_name
from kiosk.services.cards.table import deeds
from kiosk.services.doorman import Tried
from kiosk.services.help import HelpBell
from kiosk.services.ordering import Placed
from kiosk.services.stafflook import StaffLook, look_at
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.databases import SERVER, lay_tables
from tests.fakes import sample_menu
from tests.services.conftest import RULES, Window
from tests.storage.samples import DAY
from tests.ui import samplestaff

pytestmark = pytest.mark.skipif(bool(SERVER), reason="each evening begins with a file")

SECRET = bytes(32)
GIN = Goods(GoodsKind.INGREDIENT, "gin")
SOLO = Goods(GoodsKind.DRINK, "solo")
ROUND = ("negroni", "chinotto", "chinotto")


class Hatch:
    """A window with one order of three drinks, and both ways to say something about it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.order = self._place()
        self.staff = StaffPresenter(
            samplestaff.setting("it"),
            desk=lambda: Errands(window),
            parts=lambda: samplestaff.PARTS,
            monotonic=window.clock.monotonic,
        )
        self.staff.knock()
        for digit in "4829":
            self.staff.type_digit(digit)
        self.staff.done()

    def _place(self) -> Order:
        menu, basket = sample_menu(), Basket("round")
        for name in ROUND:
            basket = basket.add(menu.drink(name), menu.drink(name).as_it_stands())
        placed = self.window.ordering.place(basket, "en")
        assert isinstance(placed, Placed)
        self.window.print_all()
        self.window.receipt_spooler.step()
        return placed.order

    def scan_ticket(self, after: float = 0.0) -> None:
        self.window.scan(self.window.tickets(self.order.key)[0].code, after=after)

    def lay_aside(self) -> None:
        """What was read lies under the scanner no more: the same code is another movement. No time
        passes, so that the rows of both evenings say the same.
        """
        self.window.bar._memory.last_read.clear()

    def scan_card(self, card: Card) -> None:
        self.window.scan(card_code(card, SECRET))

    def scan_goods(self, goods: Goods) -> None:
        self.window.scan(goods_code(goods, SECRET))

    def touch(self, *keys: str) -> None:
        """Touch these one after the other: one that asks to be touched again is."""
        for key in keys:
            self.staff.choose(key)
            said = next((item.text for item in self._items if item.key == key), "")
            if said == samplestaff.setting("it").words.tr("Once more to be sure."):
                self.staff.choose(key)

    @property
    def _items(self) -> tuple[samplestaff.StaffItem, ...]:
        return self.staff.view.items if self.staff.view is not None else ()

    def rows(self) -> object:
        """All that can be told of the evening."""
        storage, zone = self.window.storage, RULES.zone
        with storage.read() as records:
            return (
                listing.orders(storage, None, zone),
                listing.jobs(storage, None, zone),
                records.pagers.all(),
                records.calls.of_order(self.order.key),
                records.payments.of_day(DAY),
                records.shortages.open(),
                records.pauses.open(),
                records.help.last(),
                records.days.of_date(DAY),
            )


@dataclass(frozen=True)
class Errands:
    """The desk behind the screen, without its thread."""

    window: Window

    @property
    def _hand(self) -> ByHand:
        calendar = Calendar("43", RULES.zone, RULES.day_starts, lambda: self.window.hours)
        cards = deeds(sample_menu, "it", calendar, most_calls=5)
        window = self.window
        return ByHand(
            window.storage, window.clock, deeds=cards, steps=window.steps, changed=lambda: None
        )

    def try_pin(self, pin: str, reply: Callable[[Tried], None]) -> None:
        reply(Tried(opens=True))

    def look(self, reply: Callable[[StaffLook | None], None]) -> None:
        menu = sample_menu()
        with self.window.storage.read() as records:
            look = look_at(records, self.window.clock.now(), today=DAY)
        goods = tuple((each, goods_name(menu, each, "it")) for each in goods_on(menu))
        reply(replace(look, goods=goods))

    def play(self, card: Card, beside: Beside, reply: Callable[[Heard], None]) -> None:
        reply(self._hand.play(card, beside))

    def enter(self, number: int, reply: Callable[[Heard], None]) -> None:
        reply(self._hand.enter(number))

    def print_test(self, printer: str, reply: Callable[[bool], None]) -> None:
        raise NotImplementedError

    def call_pager(self, number: int, reply: Callable[[CallResult], None]) -> None:
        raise NotImplementedError


Do = Callable[[Hatch], None]


@dataclass(frozen=True)
class Deed:
    """What went before, what the scanner is shown, and what is touched instead."""

    scans: Do
    touches: Do
    before: tuple[Do, ...] = ()


def _of_order(card: Card, *glasses: str) -> Deed:
    def scans(hatch: Hatch) -> None:
        hatch.scan_card(card)
        for drink in glasses:
            hatch.lay_aside()
            hatch.scan_goods(Goods(GoodsKind.DRINK, drink))
        hatch.scan_ticket()

    def touches(hatch: Hatch) -> None:
        hatch.touch(f"order {hatch.order.key}", *(f"glass {each}" for each in glasses))
        hatch.touch(f"card {card}")

    return Deed(scans, touches)


def _of_evening(card: Card) -> Deed:
    return Deed(lambda hatch: hatch.scan_card(card), lambda hatch: _evening(hatch, f"card {card}"))


def _evening(hatch: Hatch, key: str) -> None:
    hatch.staff.show_page("evening")
    hatch.touch(key)


def _of_goods(card: Card, goods: Goods) -> Deed:
    def scans(hatch: Hatch) -> None:
        hatch.scan_card(card)
        hatch.scan_goods(goods)

    def touches(hatch: Hatch) -> None:
        hatch.staff.show_page("goods")
        hatch.touch(f"goods {goods.kind} {goods.name}")

    return Deed(scans, touches)


def _ready(hatch: Hatch) -> None:
    hatch.scan_ticket()
    hatch.window.caller.step()
    hatch.window.clock.advance(70)


def _collected(hatch: Hatch) -> None:
    hatch.scan_ticket()


def _helpless(hatch: Hatch) -> None:
    window = hatch.window
    bell = HelpBell(
        window.storage, window.clock, rules=RULES, answers=window.answers, asked=lambda: None
    )
    bell.ask(HelpWanted("a", HelpScreen.MENU, "en", None))
    window.print_all()


def _played(card: Card) -> Do:
    return lambda hatch: hatch.scan_card(card)


def _after(deed: Deed, *before: Do) -> Deed:
    return replace(deed, before=before)


def _close(hatch: Hatch) -> None:
    for _ in range(2):
        hatch.lay_aside()
        hatch.scan_card(Card.CLOSE)


DEEDS: dict[str, tuple[Card, Deed]] = {
    **{str(card): (card, _of_order(card)) for card in CANCELS},
    "call again": (Card.CALL_AGAIN, _after(_of_order(Card.CALL_AGAIN), _ready)),
    "not ready": (Card.NOT_READY, _after(_of_order(Card.NOT_READY), _ready)),
    "brought back": (Card.NOT_READY, _after(_of_order(Card.NOT_READY), _ready, _collected)),
    "print the last": (Card.REPRINT_LAST, _of_evening(Card.REPRINT_LAST)),
    "print this": (Card.REPRINT, _of_order(Card.REPRINT)),
    "not paid": (Card.NOT_PAID, _after(_of_order(Card.NOT_PAID), _ready)),
    "a part not paid": (
        Card.NOT_PAID,
        _after(_of_order(Card.NOT_PAID, "chinotto", "chinotto"), _ready),
    ),
    "on the house": (Card.FREE_ON_THE_HOUSE, _of_order(Card.FREE_ON_THE_HOUSE)),
    "a part on the house": (
        Card.FREE_ON_THE_HOUSE,
        _of_order(Card.FREE_ON_THE_HOUSE, "negroni", "chinotto"),
    ),
    "an apology": (Card.FREE_AS_AN_APOLOGY, _of_order(Card.FREE_AS_AN_APOLOGY)),
    "a part as an apology": (
        Card.FREE_AS_AN_APOLOGY,
        _of_order(Card.FREE_AS_AN_APOLOGY, "chinotto"),
    ),
    "an ingredient is out": (Card.SOLD_OUT, _of_goods(Card.SOLD_OUT, GIN)),
    "a drink is out": (Card.SOLD_OUT, _of_goods(Card.SOLD_OUT, SOLO)),
    "it is back": (
        Card.BACK_AGAIN,
        _after(_of_goods(Card.BACK_AGAIN, GIN), _of_goods(Card.SOLD_OUT, GIN).scans),
    ),
    "pause": (Card.PAUSE, _of_evening(Card.PAUSE)),
    "go on": (Card.RESUME, _after(_of_evening(Card.RESUME), _played(Card.PAUSE))),
    "ten minutes": (Card.TEN_MINUTES, _of_evening(Card.TEN_MINUTES)),
    "ten more": (
        Card.TEN_MINUTES,
        _after(_of_evening(Card.TEN_MINUTES), _played(Card.TEN_MINUTES)),
    ),
    "help": (Card.HELP_COMES, _after(_of_evening(Card.HELP_COMES), _helpless)),
    "another pager": (Card.SWAP_PAGER, _of_order(Card.SWAP_PAGER)),
    "another pager, called": (Card.SWAP_PAGER, _after(_of_order(Card.SWAP_PAGER), _ready)),
    "pager lost": (Card.PAGER_LOST, _of_order(Card.PAGER_LOST)),
    "pager lost by its number": (
        Card.PAGER_LOST,
        Deed(_of_order(Card.PAGER_LOST).scans, lambda hatch: _evening(hatch, "pager 1")),
    ),
    "pager found": (
        Card.PAGER_FOUND,
        Deed(
            _of_order(Card.PAGER_FOUND).scans,
            lambda hatch: _evening(hatch, "pager 1"),
            before=(_of_order(Card.NO_ID).scans,),
        ),
    ),
    "figures": (Card.FIGURES, _of_evening(Card.FIGURES)),
    "open": (Card.OPEN, _after(_of_evening(Card.OPEN), _close)),
    "close": (
        Card.CLOSE,
        Deed(scans=_close, touches=lambda hatch: _evening(hatch, f"card {Card.CLOSE}")),
    ),
}


NewHatch = Callable[[], Hatch]


@pytest.fixture(scope="module")
def new_hatch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewHatch]:
    """Makes a hatch whose evening begins: one engine for all, for it learns each statement once."""
    file = tmp_path_factory.mktemp("by-hand") / "kiosk.db"
    engine = open_engine(url := f"sqlite:///{file}")

    def make() -> Hatch:
        engine.dispose()
        for left in file.parent.iterdir():
            left.unlink()
        lay_tables(url)
        prepare(engine, "43", new_secret=lambda: SECRET)
        return Hatch(Window(SqlStorage(engine, "43")))

    yield make
    engine.dispose()


def _story(hatch: Hatch, deed: Deed, do: Do) -> tuple[object, object]:
    """The rows before and after it was done, at the same moment of the same evening."""
    window = hatch.window
    for step in deed.before:
        step(hatch)
        window.clock.advance(20)
        window.print_all()
    before = hatch.rows()
    window.clock.advance(20)
    hatch.staff.touched()
    hatch.staff.tick()
    do(hatch)
    return before, hatch.rows()


@pytest.mark.parametrize("name", DEEDS)
def test_a_touch_does_what_the_card_does(new_hatch: NewHatch, name: str) -> None:
    _, deed = DEEDS[name]
    before, scanned = _story(new_hatch(), deed, deed.scans)
    assert scanned != before, "the card does something"
    _, touched = _story(new_hatch(), deed, deed.touches)
    assert touched == scanned


def test_no_card_is_left_out() -> None:
    assert {card for card, _ in DEEDS.values()} == set(Card)
