"""The worker behind the staff screen: what may wait for the disk, or for a slow hash."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from queue import Empty, SimpleQueue
from typing import TypeVar

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card, Goods
from kiosk.domain.order import Order, OrderState
from kiosk.domain.pagers import PagerState
from kiosk.domain.pause import is_on
from kiosk.domain.printjob import JobKind
from kiosk.ports import Clock, Post, Records, Storage, StorageFailed
from kiosk.services.barpapers import queue_paper
from kiosk.services.byhand import Beside, ByHand
from kiosk.services.cards.deed import Heard, refused
from kiosk.services.doorman import Doorman, Tried

log = logging.getLogger(__name__)

Said = TypeVar("Said")

BEAT_EVERY_S = 5.0
"""Seconds between two signs of life while nobody asks for anything."""

SHOWN_AFTER_S = 600.0
"""Seconds an order that was handed over stays in the list: so long it can be brought back."""

_AWAY = frozenset({PagerState.MISSING, PagerState.HELD})


@dataclass(frozen=True)
class OpenOrder:
    """An order as the staff need it; ``since`` it is in its state, ``to_pay_cents`` 0 if paid."""

    key: str
    number: int
    state: OrderState
    placed_at: datetime
    since: datetime
    pager: int | None
    to_pay_cents: int


@dataclass(frozen=True)
class StaffLook:
    """The evening at one moment: open orders first, the oldest first.

    ``goods`` is everything that can run out, as the staff call it.
    """

    at: datetime
    orders: tuple[OpenOrder, ...] = ()
    goods: tuple[tuple[Goods, str], ...] = ()
    gone: frozenset[Goods] = frozenset()
    pagers_away: tuple[int, ...] = ()
    is_paused: bool = False
    is_day_open: bool = False


class StaffDesk:
    """Does what the staff screen asks for. ``run`` is its thread's whole life.

    The other methods may be called from any thread and return at once; replies come through
    ``post``, on the screen's thread. ``today`` is the date a paper is listed under, ``goods``
    everything that can run out with its name.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        doorman: Doorman,
        by_hand: ByHand,
        post: Post,
        today: Callable[[Records, datetime], date],
        goods: Callable[[], tuple[tuple[Goods, str], ...]],
        wake: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._doorman = doorman
        self._by_hand = by_hand
        self._post = post
        self._today = today
        self._goods = goods
        self._wake = wake
        self._errands: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def try_pin(self, pin: str, reply: Callable[[Tried], None]) -> None:
        """Look at a PIN."""
        self._errands.put(lambda: self._say(reply, self._doorman.try_pin(pin)))

    def look(self, reply: Callable[[StaffLook | None], None]) -> None:
        """How the evening stands; None while the database does not say."""
        self._errands.put(lambda: self._say(reply, self._look()))

    def play(self, card: Card, beside: Beside, reply: Callable[[Heard], None]) -> None:
        """Do what a card says."""
        self._errands.put(lambda: self._answer(lambda: self._by_hand.play(card, beside), reply))

    def enter(self, number: int, reply: Callable[[Heard], None]) -> None:
        """Do what a scan of this order's ticket does."""
        self._errands.put(lambda: self._answer(lambda: self._by_hand.enter(number), reply))

    def print_test(self, reply: Callable[[bool], None]) -> None:
        """Have the bar's printer bring out a short paper; says whether it was queued."""
        self._errands.put(lambda: self._say(reply, self._print_test()))

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (call :meth:`interrupt` as well to end at once)."""
        while not stop.is_set():
            try:
                errand = self._errands.get(timeout=BEAT_EVERY_S)
            except Empty:
                continue
            errand()

    def interrupt(self) -> None:
        """Let :meth:`run` look at once whether it should end; from any thread."""
        self._errands.put(lambda: None)

    def _say(self, reply: Callable[[Said], None], answer: Said) -> None:
        self._post(lambda: reply(answer))

    def _answer(self, do: Callable[[], Heard], reply: Callable[[Heard], None]) -> None:
        try:
            heard = do()
        except StorageFailed as error:
            # Whether it was saved after all is seen on the next look: nothing is done twice here.
            log.warning("what the staff screen asked for was not saved: %s", error)
            heard = refused(AnswerLine(AnswerWord.NOT_SAVED))
        self._say(reply, heard)

    def _look(self) -> StaffLook | None:
        try:
            with self._storage.read() as records:
                look = _look_at(records, self._clock.now())
        except StorageFailed as error:
            log.info("the staff screen sees nothing: %s", error)
            return None
        return replace(look, goods=self._goods())

    def _print_test(self) -> bool:
        now = self._clock.now()
        try:
            with self._storage.write() as records:
                day, why = self._today(records, now), "asked for on the staff screen"
                queue_paper(records, JobKind.SAMPLES, day=day, now=now, why=why)
                records.commit()
        except StorageFailed as error:
            log.warning("a test paper could not be queued: %s", error)
            return False
        self._wake()
        return True


def _look_at(records: Records, now: datetime) -> StaffLook:
    day = records.days.last()
    open_orders = records.orders.open()
    lately = _handed_over_lately(records, day.day if day else None, now)
    away = sorted(each.number for each in records.pagers.all() if each.state in _AWAY)
    return StaffLook(
        at=now,
        orders=tuple(_open_order(records, order) for order in (*open_orders, *lately)),
        gone=frozenset(each.goods for each in records.shortages.open()),
        pagers_away=tuple(away),
        is_paused=is_on(records.pauses.open(), now),
        is_day_open=day is not None and day.closed_at is None,
    )


def _handed_over_lately(records: Records, day: date | None, now: datetime) -> list[Order]:
    """Those that could still be brought back, the youngest first."""
    if day is None:
        return []
    since = now - timedelta(seconds=SHOWN_AFTER_S)
    done = [
        order
        for order in records.orders.of_day(day)
        if order.state is OrderState.COLLECTED and order.history[-1].at >= since
    ]
    return sorted(done, key=lambda order: order.history[-1].at, reverse=True)


def _open_order(records: Records, order: Order) -> OpenOrder:
    paid = order.total_cents if order.paid else records.payments.approved(order.key)
    return OpenOrder(
        key=order.key,
        number=order.number,
        state=order.state,
        placed_at=order.placed_at,
        since=order.history[-1].at if order.history else order.placed_at,
        pager=order.pager,
        to_pay_cents=max(0, order.total_cents - paid),
    )
