"""The evening around the glass: the clock, the printers, the menu's file, the desk, the others.

Everything that reaches the guest's presenter from elsewhere comes from here, by chance: what is
ready, what ran out, a new menu, last orders, closing, a ban, the night the clocks change.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from kiosk.assets import asset
from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStand, HelpStanding, HelpWanted
from kiosk.domain.hours import Forbids, Hours, Rule, SpecialDays
from kiosk.domain.limits import Limits, Pause, Unpaid
from kiosk.domain.menu import Menu, Offer, availability_of, offer_at
from kiosk.domain.order import Order
from kiosk.domain.pace import Queue
from kiosk.domain.picture import Picture
from kiosk.domain.terms import Moment, NotPlacedWhy, obstacle, terms_of
from kiosk.domain.wallclock import Span
from kiosk.menufile import load_menu
from kiosk.services.ordering import NotPlaced, Placed, PlaceResult
from kiosk.services.status import WindowStatus
from tests.presenters.visiting import an_order

ROME = ZoneInfo("Europe/Rome")
BEGINS = datetime(2026, 10, 24, 19, 40, tzinfo=UTC)
"""The evening before the clocks go back."""

NIGHTLY = (Span(18 * 60, 27 * 60),)
HOURS = Hours(
    week=(NIGHTLY,) * 7,
    special=(SpecialDays(date(2026, 10, 27), date(2026, 10, 27)),),
    rules=(
        Rule("alcohol", Forbids.ALCOHOL, (Span(25 * 60, 30 * 60),), weekdays=frozenset({4, 6})),
        Rule("glass", Forbids.GLASS, (Span(22 * 60, 29 * 60),)),
    ),
    last_orders=timedelta(minutes=15),
)
LIMITS = Limits(order_drinks=12, queue_drinks=24, unpaid_orders=9)


@cache
def menus() -> tuple[Menu, ...]:
    """The shipped menu, a dearer one, and one that lacks the first drink of every section."""
    usual = _plainly_drawn(load_menu(asset("menus", "menu.toml")))
    dearer = tuple(
        replace(
            section,
            drinks=tuple(
                replace(drink, price_cents=drink.price_cents + 130) for drink in section.drinks
            ),
        )
        for section in usual.sections
    )
    fewer = tuple(replace(section, drinks=section.drinks[1:]) for section in usual.sections)
    return usual, replace(usual, sections=dearer), replace(usual, sections=fewer)


def _plainly_drawn(menu: Menu) -> Menu:
    """Every drink in the same glass: painting them takes longer than all that is tried here."""
    sections = (
        replace(section, drinks=tuple(replace(each, picture=Picture()) for each in section.drinks))
        for section in menu.sections
    )
    return replace(menu, sections=tuple(sections))


@dataclass
class BusyDesk:
    """Answers late, and as the real one would; ``before_placing`` sees every order first."""

    evening: Evening
    before_placing: Callable[[Basket], None] = lambda _basket: None
    waiting: list[tuple[Basket, Callable[[PlaceResult], None]]] = field(default_factory=list)
    calling: list[tuple[HelpWanted, Callable[[HelpStanding], None]]] = field(default_factory=list)
    placed: list[Order] = field(default_factory=list)

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        assert language
        self.before_placing(basket)
        self.waiting.append((basket, reply))

    def basket_opened(self) -> None:
        """Nobody is asked here."""

    def call(self, wanted: HelpWanted, reply: Callable[[HelpStanding], None]) -> None:
        self.calling.append((wanted, reply))

    def shown(self, key: str) -> None:
        assert key

    def answer(self) -> None:
        """The oldest errand is done."""
        if self.waiting:
            basket, reply = self.waiting.pop(0)
            reply(self.evening.outcome(basket))
        elif self.calling:
            wanted, reply_help = self.calling.pop(0)
            self.evening.helped = HelpStanding(wanted.key, HelpStand.SENT)
            reply_help(self.evening.helped)


class Evening:
    """The world but for the hand. ``monotonic`` is the screen's clock."""

    def __init__(self, chance: random.Random, monotonic: Callable[[], float]) -> None:
        self._chance = chance
        self._monotonic = monotonic
        self._began = monotonic()
        self._skipped = timedelta()
        self._paused: Pause | None = None
        self.menu = menus()[0]
        self.gone: frozenset[str] = frozenset()
        self.prints = self.receipts = self.pagers = True
        self.queue: list[int] = []
        self.ready: list[int] = []
        self.helped: HelpStanding | None = None
        self.number = 0
        self.desk = BusyDesk(self)

    @property
    def now(self) -> datetime:
        """What the clock on the wall says, in UTC."""
        return BEGINS + self._skipped + timedelta(seconds=self._monotonic() - self._began)

    def moment(self) -> Moment:
        """What an order would be judged by now."""
        queue = Queue(tuple((number, 1) for number in self.queue), drink_s=55)
        unpaid = Unpaid(len(self.queue) + len(self.ready))
        return Moment(self.now, ROME, HOURS, LIMITS, queue, unpaid)

    def offer(self) -> Offer:
        """What is on sale now."""
        return offer_at(self.menu, self.now.astimezone(ROME), availability_of(self.menu, self.gone))

    def status(self) -> WindowStatus:
        """How the window stands now."""
        terms = terms_of(self.moment(), was_paused=self._paused)
        self._paused = terms.pause
        return WindowStatus(
            is_open=self.prints and not terms.closed,
            ready=tuple(self.ready),
            making=tuple(self.queue),
            unprinted=() if self.prints else tuple(self.queue[-1:]),
            receipt_works=self.receipts,
            pagers_work=self.pagers,
            help=self.helped,
            terms=terms,
        )

    def outcome(self, basket: Basket) -> PlaceResult:
        """What becomes of an order."""
        if not self.prints:
            return NotPlaced(NotPlacedWhy.CLOSED)
        if gone := basket.gone(self.offer()):
            return NotPlaced(
                NotPlacedWhy.SOLD_OUT, gone=tuple(each.drink.drink_id for each in gone)
            )
        if hindered := obstacle(basket, self.moment()):
            return NotPlaced(hindered.why, hindered)
        if self._chance.random() < 0.1:
            return NotPlaced(NotPlacedWhy.NOT_SAVED)
        self.number = self.number % 999 + 1
        self.queue.append(self.number)
        order = an_order(basket, self.number, self._chance.choice((None, 3)))
        self.desk.placed.append(order)
        return Placed(order)

    def happen(self) -> str:
        """Something happens; says what."""
        event = self._chance.choice(_EVENTS)
        event(self)
        return event.__name__

    # -- what may happen ------------------------------------------------------------------------

    def something_runs_out(self) -> None:
        names = sorted(self.menu.ingredients)
        self.gone ^= {self._chance.choice(names)}

    def all_is_there_again(self) -> None:
        self.gone = frozenset()

    def a_new_menu(self) -> None:
        self.menu = self._chance.choice(menus())

    def the_printer_fails_or_works(self) -> None:
        self.prints = not self.prints or self._chance.random() < 0.3

    def the_printer_works(self) -> None:
        self.prints = True

    def the_receipts_fail_or_work(self) -> None:
        self.receipts = not self.receipts

    def the_pagers_fail_or_work(self) -> None:
        self.pagers = not self.pagers

    def a_drink_is_ready(self) -> None:
        if self.queue:
            self.ready.append(self.queue.pop(0))

    def some_are_collected(self) -> None:
        del self.ready[: self._chance.randrange(1, 4)]

    def many_order_elsewhere(self) -> None:
        for _ in range(self._chance.randrange(1, 8)):
            self.number = self.number % 999 + 1
            self.queue.append(self.number)

    def all_are_served(self) -> None:
        self.queue, self.ready = [], []

    def help_is_seen(self) -> None:
        if self.helped is not None:
            self.helped = replace(self.helped, stand=HelpStand.SEEN, seen_at=self.now)

    def the_desk_answers(self) -> None:
        self.desk.answer()

    def hours_pass_elsewhere(self) -> None:
        """The clock on the wall goes on; what the glass counts does not."""
        self._skipped += timedelta(minutes=self._chance.choice((7, 20, 45, 90)))

    def the_clock_is_set_back(self) -> None:
        self._skipped -= timedelta(minutes=self._chance.choice((1, 61)))

    def the_next_evening_comes(self) -> None:
        local = self.now.astimezone(ROME)
        if local.hour in range(3, 18):
            self._skipped += timedelta(hours=18 - local.hour)


_EVENTS: tuple[Callable[[Evening], None], ...] = (
    Evening.something_runs_out,
    Evening.something_runs_out,
    Evening.all_is_there_again,
    Evening.a_new_menu,
    Evening.the_printer_fails_or_works,
    Evening.the_printer_works,
    Evening.the_printer_works,
    Evening.the_receipts_fail_or_work,
    Evening.the_pagers_fail_or_work,
    Evening.a_drink_is_ready,
    Evening.a_drink_is_ready,
    Evening.some_are_collected,
    Evening.some_are_collected,
    Evening.many_order_elsewhere,
    Evening.all_are_served,
    Evening.help_is_seen,
    *(Evening.the_desk_answers,) * 6,
    Evening.hours_pass_elsewhere,
    Evening.the_clock_is_set_back,
    *(Evening.the_next_evening_comes,) * 3,
)
