"""What a card's function is given, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card, Goods
from kiosk.domain.order import Order
from kiosk.ports import Records, Ring


@dataclass(frozen=True)
class Said:
    """A card with what was scanned beside it, at a moment of the time of day.

    ``order`` is that of the ticket; ``pager`` the number of a pager's own code; ``parts`` are the
    glasses of the order that are meant, none for all of it.
    """

    card: Card
    at: datetime
    order: Order | None = None
    goods: Goods | None = None
    pager: int | None = None
    parts: tuple[Goods, ...] = ()


@dataclass(frozen=True)
class Heard:
    """How the bar is answered. A refusal changes nothing: its unit of work is left.

    ``goods`` is what a card about goods was used with, as the staff call it.
    """

    ring: Ring
    lines: tuple[AnswerLine, ...] = ()
    goods: str = ""

    @property
    def counts(self) -> bool:
        """Whether what was done is to be committed."""
        return self.ring is not Ring.REFUSED


Deed = Callable[[Records, Said], Heard]
"""Does what a card says. Raises :class:`~kiosk.ports.StorageFailed`."""


def understood(*lines: AnswerLine) -> Heard:
    """It was done; lines only where a ring does not say enough."""
    return Heard(Ring.UNDERSTOOD, lines)


def understood_of(goods: str) -> Heard:
    """It was done about these goods; where no ring is heard they are named."""
    return Heard(Ring.UNDERSTOOD, goods=goods)


def refused(line: AnswerLine) -> Heard:
    """It was not done, and why."""
    return Heard(Ring.REFUSED, (line,))


def stands(order: Order) -> Heard:
    """The order is not in a state in which this could be done: "42 collected 23:20"."""
    change = order.last_change(order.state)
    at = change.at if change else None
    return refused(AnswerLine(AnswerWord.ALREADY, order.number, state=order.state, at=at))


def of_ticket(said: Said) -> Order:
    """The order a card about a ticket is used with."""
    if said.order is None:
        raise ValueError(f"{said.card} needs a ticket")
    return said.order


def of_goods(said: Said) -> Goods:
    """What a card about goods is used with."""
    if said.goods is None:
        raise ValueError(f"{said.card} needs an ingredient or a drink")
    return said.goods
