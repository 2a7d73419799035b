"""The bartender's side: what a scan does, and how it is answered."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card, goods_on
from kiosk.domain.codes import (
    has_code_shape,
    help_named,
    is_card_shaped,
    is_goods_code,
    pager_named,
    read_card_code,
    read_goods_code,
    read_ticket_code,
)
from kiosk.domain.hand import Hand, Kind, Move, Scan, Taken, look, take
from kiosk.domain.menu import Menu
from kiosk.domain.scan import ScanMemory
from kiosk.ports import Clock, Records, Ring, Steps, Storage, StorageFailed
from kiosk.services.answers import Answers
from kiosk.services.businessday import Calendar
from kiosk.services.cards.deed import Heard, Said
from kiosk.services.cards.orders import MOST_CALLS
from kiosk.services.cards.table import deeds
from kiosk.services.committing import commit_or_find
from kiosk.services.help import see
from kiosk.services.refusals import note_refusal, note_refused_scan
from kiosk.services.replies import Replies
from kiosk.services.restored import give_back, is_code_of
from kiosk.services.tickets import Tickets, prove_paper

log = logging.getLogger(__name__)

_LOOK_S = 0.25
"""Seconds between two looks whether a card waits too long, while one is held."""

REST_S = 10.0
"""Seconds of rest while none is held: who says nothing for longer is thought to hang."""


class Bar:
    """Reads scans. Scans from one thread (the scanner's), :meth:`watch` on another."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        answers: Answers,
        printer_works: Callable[[], bool],
        changed: Callable[[], None],
        steps: Steps,
        menu: Callable[[], Menu],
        language: str,
        calendar: Calendar,
        most_calls: int = MOST_CALLS,
        heard: Callable[[], None] = lambda: None,
        buzz: Callable[[Ring], None] = lambda _ring: None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._replies = Replies(answers, printer_works, buzz)
        self._changed = changed
        self._steps = steps
        self._heard = heard
        self._menu = menu
        self._deeds = deeds(menu, language, calendar, most_calls=most_calls)
        self._memory = ScanMemory(began_at=clock.monotonic())
        self._tickets = Tickets(
            storage, clock, memory=self._memory, replies=self._replies, steps=steps
        )
        self._lock = threading.Lock()
        self._hand = Hand()
        self._holding = threading.Event()

    def noise(self) -> None:
        """The scanner read something that is no text."""
        self._noise(AnswerWord.NOISE)

    def _noise(self, word: AnswerWord) -> None:
        if self._memory.noise_may_ring(self._clock.monotonic()):
            self._replies.refuse(AnswerLine(word))

    def scan(self, text: str) -> None:
        """Take one scanned code. Whatever it is, the bar hears an answer or rightly nothing."""
        if not has_code_shape(text):
            self._noise(AnswerWord.NOT_OURS)
            return
        if not self._memory.is_new(text, self._clock.monotonic()):
            return
        with self._lock:
            try:
                self._lay_down()
                self._scan_code(text)
            except StorageFailed as error:
                # What is held is held on: it is laid down only after what it says was done.
                log.warning("a scan was not saved: %s", error)
                self._replies.refuse(AnswerLine(AnswerWord.NOT_SAVED))
            except Exception:
                # A named border, for mistakes of ours: the scanner's thread must go on listening,
                # and the bar must hear that this scan did nothing.
                log.exception("a scan could not be played")
                self._replies.refuse(AnswerLine(AnswerWord.NOT_SAVED))

    def watch(self, stop: threading.Event) -> None:
        """Ring for a card whose ticket does not come, until ``stop`` is set.

        :meth:`interrupt` as well to end at once.
        """
        while not stop.is_set():
            self._holding.wait(REST_S)
            with self._lock:
                self._lay_down()
            stop.wait(_LOOK_S)

    def interrupt(self) -> None:
        """Let :meth:`watch` look at once whether it should end; from any thread."""
        self._holding.set()

    def _lay_down(self) -> None:
        """Give up what has been held for too long."""
        hand, given_up = look(self._hand, self._clock.monotonic())
        self._hold(hand)
        if given_up is not None:
            line = AnswerLine(AnswerWord.CARD_GIVEN_UP, card=given_up.card)
            self._replies.refuse(line)

    def _hold(self, hand: Hand) -> None:
        self._hand = hand
        if hand.card is None and hand.goods is None:
            self._holding.clear()
        else:
            self._holding.set()

    def _scan_code(self, text: str) -> None:
        called = help_named(text)
        if called is not None:
            self._scan_help(text, called)
            return
        scan = self._read(text)
        if scan is None:
            self._replies.refuse(AnswerLine(self._why_unread(text)))
            return
        if scan.kind in {Kind.CARD, Kind.GOODS}:
            self._heard()  # only these have been proven to be of this window
        taken = take(self._hand, scan, self._clock.monotonic())
        if self._do(taken, text):
            self._hold(taken.hand)

    def _read(self, text: str) -> Scan | None:
        """What a code is about; None for one that is none of this window's.

        What has run out can be scanned back though the owner has taken it from the menu.
        """
        pager = pager_named(text)
        if pager is not None:
            return Scan(Kind.PAGER, pager=pager)
        is_card = is_card_shaped(text)
        with self._storage.read() as records:
            secret = records.secret()
            gone = [each.goods for each in records.shortages.open()] if is_card else []
        if not is_card:
            return None if read_ticket_code(text, secret) is None else Scan(Kind.TICKET)
        card = read_card_code(text, secret)
        if card is not None:
            return Scan(Kind.CARD, card)
        goods = read_goods_code(text, (*goods_on(self._menu()), *gone), secret)
        return None if goods is None else Scan(Kind.GOODS, goods=goods)

    def _why_unread(self, text: str) -> AnswerWord:
        """A line of last month's sheet is ours, but it names nothing any more."""
        with self._storage.read() as records:
            is_own = is_goods_code(text, records.secret())
        return AnswerWord.NOT_ON_MENU if is_own else AnswerWord.NOT_OURS

    def _do(self, taken: Taken, text: str) -> bool:
        """False: what a card should be used with was no good, and the card is held on.

        Laid down, the next ticket would be ready or collected instead.
        """
        match taken.move:
            case Move.TICKET_ALONE:
                if self._tickets.scan(text):
                    self._heard()
                    self._changed()
            case Move.PAGER_ALONE:
                self._scan_pager(text, taken.pager)
            case Move.SECOND_STEP:
                words = AnswerLine(AnswerWord.SECOND_STEP, card=taken.card)
                self._replies.ring(Ring.SECOND_STEP, words=words)
            case Move.DO:
                return self._play(taken, text)
            case _:
                self._tickets.prove(text)
                self._refuse(taken)
        return True

    def _refuse(self, taken: Taken) -> None:
        match taken.move:
            case Move.MISFIT:
                self._replies.refuse(AnswerLine(AnswerWord.MISFIT, card=taken.card))
            case Move.TWO_AT_ONCE:
                self._replies.refuse(AnswerLine(AnswerWord.TWO_CARDS))
            case _:  # the line that the card was given up has come already
                words = AnswerLine(AnswerWord.CARD_GIVEN_UP)
                self._replies.ring(Ring.REFUSED, words=words)

    def _play(self, taken: Taken, text: str) -> bool:
        """Do what a card says; False if what lay beside it was refused by itself."""
        if taken.card is None:
            raise ValueError("a card was to be played, but there is none")
        with self._storage.write() as records:
            said = self._said(records, taken.card, taken, text)
            if said is None:
                return False
            heard = self._deeds[taken.card](records, said)
            if heard.counts:
                self._steps.reached("before card commit")
                commit_or_find(self._storage, records)
                self._steps.reached("card done")
        if not heard.counts:
            self._tickets.prove(text)
        self._answer(heard, said)
        if heard.counts:
            self._changed()
        return True

    def _said(self, records: Records, card: Card, taken: Taken, text: str) -> Said | None:
        """The card with what it is about; None where that is refused by itself."""
        now = self._clock.now()
        if taken.pager is not None and not is_code_of(records, taken.pager, text):
            self._replies.refuse(AnswerLine(AnswerWord.NOT_OURS))
            return None
        if taken.kind is not Kind.TICKET:
            return Said(card, now, goods=taken.goods, pager=taken.pager)
        order, _ = self._tickets.order_of(records, text)
        if order is None:
            return None
        prove_paper(records, text, self._clock)
        return Said(card, now, order, parts=taken.parts)

    def _answer(self, heard: Heard, said: Said) -> None:
        number = said.order.number if said.order else None
        for line in heard.lines:
            self._replies.answers.say(line)
        if heard.counts:
            done = AnswerLine(AnswerWord.CARD_DONE, number, card=said.card, goods=heard.goods)
            self._replies.understood(done)
            note_refusal(said)
        else:
            self._replies.ring(heard.ring)
            for line in heard.lines:
                note_refused_scan(line)

    def _scan_pager(self, text: str, number: int | None) -> None:
        """A pager that was held or missing is back in the rack."""
        if number is None:
            raise ValueError("a pager's code names its number")
        with self._storage.write() as records:
            is_back = give_back(records, number, text, self._clock.now())
            if is_back:
                records.commit()
        if is_back:
            self._heard()
            self._replies.understood(AnswerLine(AnswerWord.PAGER_BACK, pager=number))
        elif is_back is None:
            self._replies.refuse(AnswerLine(AnswerWord.NOT_HELD, pager=number))
        else:
            self._replies.refuse(AnswerLine(AnswerWord.NOT_OURS))

    def _scan_help(self, text: str, count: int) -> None:
        """He has seen that a guest wants help; she reads it at once."""
        now = self._clock.now()
        with self._storage.write() as records:
            scanned = see(records, count, text, now)
            if scanned.counts:
                prove_paper(records, text, self._clock)
                records.commit()
        if scanned.request is not None:
            self._heard()
        if scanned.request is None:
            self._replies.refuse(AnswerLine(AnswerWord.NOT_OURS))
        elif scanned.counts:
            self._replies.understood(AnswerLine(AnswerWord.HELP_SEEN, at=now))
            self._changed()
        elif scanned.request.seen_at is not None:
            self._replies.refuse(AnswerLine(AnswerWord.HELP_SEEN, at=scanned.request.seen_at))
        else:
            self._replies.refuse(AnswerLine(AnswerWord.HELP_OVER, at=scanned.request.asked_at))
