"""The figures of a business day: what was handed over, what was taken for it, and what went wrong.

Values only; :mod:`kiosk.domain.reckoning` adds them up. Amounts are cents, and every one of them is
a sum of stored cents: nothing is divided, rounded or taxed a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.day import BusinessDay
from kiosk.domain.order import Order, Why
from kiosk.domain.payment import Payment
from kiosk.domain.printjob import PrintJob
from kiosk.domain.shortage import Shortage

if TYPE_CHECKING:  # papers are known from the first picture on, corrections from the first report
    from kiosk.domain.correction import Correction


@dataclass(frozen=True)
class Rows:
    """The rows of one opening, or of all openings of a date, as they are stored.

    ``before`` is the last number given out before them; ``pagers_missing`` are missing since
    then, and not found yet. ``corrections`` of earlier days are counted in these.
    """

    openings: tuple[BusinessDay, ...]
    before: int
    orders: tuple[Order, ...]
    tickets: tuple[PrintJob, ...]
    payments: tuple[Payment, ...]
    shortages: tuple[Shortage, ...]
    pagers_missing: tuple[int, ...]
    corrections: tuple[Correction, ...] = ()


class Settled(StrEnum):
    """How an order that was handed over was paid."""

    CASH = "cash"
    FREE = "free"
    NOT_PAID = "not paid"
    IN_PARTS = "in parts"


@dataclass(frozen=True)
class Sold:
    """A drink by its kind: how many were handed over, and what they come to."""

    drink_id: str
    name: str
    quantity: int
    cents: int


@dataclass(frozen=True)
class Share:
    """What was handed over at one rate of tax: with the tax, and the tax in it."""

    settled: Settled
    bp: int
    cents: int
    tax_cents: int


@dataclass(frozen=True)
class Group:
    """Orders that something is said of together. ``why`` is "" where there is one reason only."""

    why: str
    numbers: tuple[int, ...]
    cents: int


@dataclass(frozen=True)
class Money:
    """Where the money of the day's own orders is. They leave ``cash_taken - cash_given_back`` in
    the drawer, which is ``handed_over - free - not_paid + to_give_back + ahead``.

    ``to_give_back`` was taken for what nobody got, and is still in the drawer; ``ahead`` was taken
    for orders that are still open.
    """

    handed_over_cents: int
    cash_taken_cents: int
    cash_given_back_cents: int
    to_give_back_cents: int
    ahead_cents: int
    given_back: Group
    to_give_back: Group
    free: tuple[Group, ...]
    not_paid: Group
    shares: tuple[Share, ...]

    @property
    def cash_cents(self) -> int:
        """What the day's own orders have left in the drawer."""
        return self.cash_taken_cents - self.cash_given_back_cents

    @property
    def free_cents(self) -> int:
        """What was given away."""
        return sum(group.cents for group in self.free)


@dataclass(frozen=True)
class Wait:
    """How long guests waited, from the order until it was ready."""

    median: timedelta
    longest: timedelta
    longest_number: int


@dataclass(frozen=True)
class Late:
    """A ticket that came out so long after its order."""

    number: int
    minutes: int


@dataclass(frozen=True)
class PapersOut:
    """What is known of the tickets. ``in_doubt``: begun, and nobody knows whether it came out."""

    late: tuple[Late, ...] = ()
    twice: tuple[int, ...] = ()
    never: tuple[int, ...] = ()
    in_doubt: tuple[int, ...] = ()


@dataclass(frozen=True)
class Numbers:
    """The running numbers given out, and those no order is known of. Without any, last is less."""

    first: int
    last: int
    missing: tuple[int, ...]


@dataclass(frozen=True)
class SoldOut:
    """What ran out, from when until when; None while it is missing."""

    name: str
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Figures:
    """All of it. ``closed_at`` is None for the figures so far, ``at`` the moment they are of.

    ``drinks`` were handed over, the most first. ``cancelled`` and ``refused`` by their reasons;
    ``not_collected`` were ready when the day ended, ``not_made`` were not. ``corrections`` are of
    earlier days, and in none of the other figures but what the drawer holds.
    """

    window: str
    day: date
    opened_at: datetime
    closed_at: datetime | None
    openings: int
    at: datetime
    placed: Group
    collected: Group
    open: Group
    drinks: tuple[Sold, ...]
    money: Money
    wait: Wait | None
    cancelled: tuple[Group, ...]
    refused: tuple[Group, ...]
    not_collected: Group
    not_made: Group
    papers: PapersOut
    numbers: Numbers
    sold_out: tuple[SoldOut, ...]
    pagers_missing: tuple[int, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def drawer_cents(self) -> int:
        """What is in the drawer: of the day's own orders, and of what was corrected in cash."""
        return self.money.cash_cents + sum(each.drawer_cents for each in self.corrections)

    @property
    def is_final(self) -> bool:
        """The day is closed: none of this can change any more."""
        return self.closed_at is not None


REASONS_OF_REFUSAL = (Why.NO_ID, Why.DRUNK, Why.REFUSED)
REASONS_OF_CANCELLING = (Why.GUEST_LEFT, Why.MISTAKE, Why.SOLD_OUT)
"""In the order in which they are told."""


@dataclass(frozen=True)
class MissingPager:
    """A pager that nobody is given before its code was scanned."""

    number: int
    code: str


@dataclass(frozen=True)
class DayReport:
    """The figures as a paper. ``chain`` is the end of the ledger when the day was closed, as it
    stands on paper, and ``chain_row`` the number of that row; "" where there is none. ``pagers``
    are missing, each with its code. ``corrected_later`` is of this day, and counted in others.
    """

    figures: Figures
    pagers: tuple[MissingPager, ...] = ()
    chain: str = ""
    chain_row: int = 0
    corrected_later: tuple[Correction, ...] = ()
    copy: bool = False
