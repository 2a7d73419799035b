"""The worker behind the staff screen: what may wait for the disk, or for a slow hash."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from queue import Empty, SimpleQueue
from typing import TypeVar

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card, Goods
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobKind
from kiosk.ports import CallResult, Clock, Post, Records, Storage, StorageFailed
from kiosk.services.barpapers import queue_paper
from kiosk.services.byhand import Beside, ByHand
from kiosk.services.cards.deed import Heard, refused
from kiosk.services.doorman import Doorman, Tried
from kiosk.services.stafflook import StaffLook, look_at

log = logging.getLogger(__name__)

Said = TypeVar("Said")

BEAT_EVERY_S = 5.0
"""Seconds between two signs of life while nobody asks for anything."""

TryOut = Callable[[int, Callable[[CallResult], None]], None]
"""Lets a pager buzz for no order, and says what the base answered; from any thread."""


class StaffDesk:
    """Does what the staff screen asks for. ``run`` is its thread's whole life.

    The other methods may be called from any thread and return at once; replies come through
    ``post``, on the screen's thread. ``today`` is the date a paper is listed under, ``goods``
    everything that can run out with its name, ``scanned_at`` when the scanner last read a code;
    ``try_out`` lets a pager buzz, where there is a base.
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
        scanned_at: Callable[[], datetime | None] = lambda: None,
        try_out: TryOut | None = None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._doorman = doorman
        self._by_hand = by_hand
        self._post = post
        self._today = today
        self._goods = goods
        self._wake = wake
        self._scanned_at = scanned_at
        self._try_out = try_out
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

    def print_test(self, printer: str, reply: Callable[[bool], None]) -> None:
        """Have this printer bring out a short paper; says whether it was queued."""
        self._errands.put(lambda: self._say(reply, self._print_test(printer)))

    def call_pager(self, number: int, reply: Callable[[CallResult], None]) -> None:
        """Let a pager that is with nobody buzz once; says what the base answered."""
        self._errands.put(lambda: self._call_pager(number, reply))

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
                now = self._clock.now()
                look = look_at(records, now, today=self._today(records, now))
        except StorageFailed as error:
            log.info("the staff screen sees nothing: %s", error)
            return None
        menu = self._goods()
        left = tuple(each for each in look.goods if each[0] not in dict(menu))
        return replace(look, goods=(*menu, *left), scanned_at=self._scanned_at())

    def _print_test(self, printer: str) -> bool:
        now = self._clock.now()
        try:
            with self._storage.write() as records:
                day, why = self._today(records, now), "asked for on the staff screen"
                queue_paper(records, JobKind.SAMPLES, day=day, now=now, why=why, printer=printer)
                records.commit()
        except StorageFailed as error:
            log.warning("a test paper could not be queued: %s", error)
            return False
        self._wake()
        return True

    def _call_pager(self, number: int, reply: Callable[[CallResult], None]) -> None:
        try:
            with self._storage.write() as records:
                may_buzz = _lay_down(records, number, self._clock.now())
                records.commit()
        except StorageFailed as error:
            log.warning("pager %d is not tried out: %s", number, error)
            may_buzz = False
        if self._try_out is None or not may_buzz:
            self._say(reply, CallResult.REFUSED)
            return
        self._try_out(number, lambda result: self._say(reply, result))


def _lay_down(records: Records, number: int, now: datetime) -> bool:
    """Note that a pager is about to buzz, so that nobody is given it meanwhile; False for one
    that is with a guest: she would come for nothing.
    """
    pager = next((each for each in records.pagers.all() if each.number == number), None)
    if pager is None or pager.state is PagerState.OUT:
        return False
    records.pagers.save(replace(pager, called_at=now))
    return True
