"""What a hand on the staff screen says: the cards' own functions, and a ticket's typed number.

The same units of work as for a scan, with the same answers; these are told to the screen and not
to the printer, because whoever asked stands before the screen. What the scanner holds in its hand
is left alone: another hand holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card, Goods
from kiosk.domain.codes import TicketCode, pager_code, ticket_code
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.scan import ScanMemory
from kiosk.ports import Clock, Records, Ring, Steps, Storage
from kiosk.services.answers import Answers
from kiosk.services.cards.deed import Deed, Heard, Said, refused, understood
from kiosk.services.committing import commit_or_find
from kiosk.services.refusals import note_refusal
from kiosk.services.replies import Replies
from kiosk.services.restored import give_back
from kiosk.services.tickets import Tickets

TYPED = 0
"""The paper of a number that was typed: no paper at all, so none is proven to be printed by it."""


@dataclass(frozen=True)
class Beside:
    """What a card is about, as far as it needs anything: one of these.

    ``parts`` are the glasses of the order that a card about money means; none for all of it.
    """

    order_key: str | None = None
    goods: Goods | None = None
    pager: int | None = None
    parts: tuple[Goods, ...] = ()


@dataclass(frozen=True)
class OnGlass(Replies):
    """Keeps what a bell and a paper would have said."""

    told: list[Heard] = field(default_factory=list)

    def ring(self, ring: Ring, *, words: AnswerLine | None = None) -> None:
        """A ring, or the words that stand for it."""
        self.told.append(Heard(ring, () if words is None else (words,)))

    def understood(self, counted: AnswerLine) -> None:
        """It was done; the printer has no part in it, so nothing is said of the printer."""
        self.told.append(understood(replace(counted, word=AnswerWord.ALREADY)))

    def refuse(self, line: AnswerLine) -> None:
        """It was not done, and why."""
        self.told.append(refused(line))


class ByHand:
    """Does what the staff screen asks for. For one thread; raises ``StorageFailed``.

    ``deeds`` are those of the cards. ``changed`` is called after something was done, ``heard``
    whenever the bartender was.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        deeds: Mapping[Card, Deed],
        steps: Steps,
        changed: Callable[[], None],
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._deeds = deeds
        self._steps = steps
        self._changed = changed
        self._heard = heard
        self._memory = ScanMemory(began_at=clock.monotonic())

    def play(self, card: Card, beside: Beside) -> Heard:
        """Do what a card says."""
        with self._storage.write() as records:
            order = records.orders.by_key(beside.order_key) if beside.order_key else None
            now = self._clock.now()
            said = Said(card, now, order, beside.goods, beside.pager, beside.parts)
            heard = self._do(records, said)
            if heard.counts:
                commit_or_find(self._storage, records)
        self._heard()
        if heard.counts:
            note_refusal(said)
            self._changed()
        return heard

    def enter(self, number: int) -> Heard:
        """What a scan of this order's ticket does: ready, collected, or an answer."""
        replies = OnGlass(Answers(), lambda: True)
        with self._storage.read() as records:
            text = _typed(records, number)
        if text is None:
            return refused(AnswerLine(AnswerWord.UNKNOWN_ORDER, number))
        tickets = Tickets(
            self._storage, self._clock, memory=self._memory, replies=replies, steps=self._steps
        )
        is_known = tickets.scan(text)
        self._heard()
        if is_known:
            self._changed()
        return replies.told[-1]

    def _do(self, records: Records, said: Said) -> Heard:
        if said.card is Card.PAGER_FOUND and _is_held(records, said.pager):
            return _free(records, said)
        return self._deeds[said.card](records, said)


def _typed(records: Records, number: int) -> str | None:
    """The code of a paper that was never printed; of a ready order that of the paper that made it
    so, which was in a hand then: with another one it would be asked for twice.
    """
    day = records.days.last()
    order = records.orders.by_number(day.day, number) if day is not None else None
    if day is None or order is None:
        return None
    ready = order.last_change(OrderState.READY) if order.state is OrderState.READY else None
    paper = TYPED if ready is None or ready.paper is None else ready.paper
    return ticket_code(TicketCode(day.day, number, paper), records.secret())


def _pager(records: Records, number: int | None) -> Pager | None:
    return next((each for each in records.pagers.all() if each.number == number), None)


def _is_held(records: Records, number: int | None) -> bool:
    pager = _pager(records, number)
    return pager is not None and pager.state is PagerState.HELD


def _free(records: Records, said: Said) -> Heard:
    """A pager put on hold by a restore, as its own code on the paper would free it."""
    pager = _pager(records, said.pager)
    if pager is None:
        raise ValueError("a pager that is held has a number")
    code = pager_code(pager.number, pager.since, records.secret())
    give_back(records, pager.number, code, said.at)
    return understood(AnswerLine(AnswerWord.PAGER_BACK, pager=pager.number))
