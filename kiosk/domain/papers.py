"""What stands on the papers: data only; words, type sizes and bytes come later.

Composed at the moment of printing, so that a late, cancelled or copied ticket says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.allergentable import TableRow
from kiosk.domain.answer import Answer
from kiosk.domain.bartending import Handout
from kiosk.domain.cardsheet import CardSheet
from kiosk.domain.figures import DayReport
from kiosk.domain.help import HelpScreen
from kiosk.domain.lacks import ShortagePaper
from kiosk.domain.menu import Allergen
from kiosk.domain.money import TaxShare
from kiosk.domain.order import Order, OrderLine, OrderState
from kiosk.domain.printjob import PrintJob
from kiosk.domain.reminder import Reminder
from kiosk.domain.trial import Trial

LATE_FROM_MINUTES = 5
"""A ticket this much older than its order says so: the guest has already been waiting."""

LATE_UNTIL_MINUTES = 12 * 60
"""No ticket waits longer in one night: the clock was set, and a wrong age is worse than none."""


@dataclass(frozen=True)
class TicketLine:
    """A drink for the bartender: how many, what, and what differs from the recipe.

    ``left_out`` is what the recipe has and this glass must not have, the other ``changes`` apart.
    """

    quantity: int
    name: str
    changes: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """The drink and all that differs, where a paper has one row for it."""
        return ", ".join((self.name, *self.changes, *self.left_out))


@dataclass(frozen=True)
class Ticket:
    """The bartender's paper. ``to_pay_cents`` is None when the order is paid.

    ``without`` are the allergens the guest asked to be spared.
    """

    number: int
    state: OrderState
    placed_at: datetime
    language: str
    pager: int | None
    lines: tuple[TicketLine, ...]
    to_pay_cents: int | None
    total_cents: int
    check_id: bool
    code: str
    copy: bool
    late_minutes: int | None
    without: tuple[Allergen, ...] = ()

    @property
    def drinks(self) -> int:
        """How many drinks to make."""
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True)
class PlainTicket:
    """The ticket that still prints when composing the real one has failed: the bare facts."""

    ticket: Ticket


@dataclass(frozen=True)
class ReceiptLine:
    """A drink for the guest: how many, what, with which options, at what price in cents.

    ``allergens`` are those of one glass; empty also where they were not recorded.
    """

    quantity: int
    name: str
    options: tuple[str, ...]
    cents: int
    allergens: tuple[Allergen, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """The guest's paper, in her language. It is not a fiscal document and says so.

    ``staff_lines`` are the same lines in the staff's words, for a printer that lacks her letters.
    """

    number: int
    placed_at: datetime
    language: str
    pager: int | None
    lines: tuple[ReceiptLine, ...]
    total_cents: int
    taxes: tuple[TaxShare, ...]
    paid: bool
    copy: bool
    staff_lines: tuple[ReceiptLine, ...] = ()
    without: tuple[Allergen, ...] = ()


@dataclass(frozen=True)
class HeldPager:
    """A pager that nobody is given before its code was scanned."""

    number: int
    code: str


@dataclass(frozen=True)
class LastOrder:
    """The newest order a backup knows."""

    number: int
    placed_at: datetime


@dataclass(frozen=True)
class AfterRestore:
    """What the bartender must know of a window that goes on from a backup.

    ``abandoned`` are the numbers that were open in it and have ended. ``last`` is None if it
    knows no order.
    """

    restored_at: datetime
    last: LastOrder | None
    abandoned: tuple[int, ...]
    pagers: tuple[HeldPager, ...]
    copy: bool = False


@dataclass(frozen=True)
class HelpSlip:
    """A guest calls: when, from which screen, in which language, with which order if any."""

    asked_at: datetime
    screen: HelpScreen
    language: str
    number: int | None
    code: str


@dataclass(frozen=True)
class AllergenSheet:
    """The written table of allergens and strength, in the language it was asked for in."""

    rows: tuple[TableRow, ...]
    language: str
    printed_at: datetime


BarsOwn = (
    Answer | AfterRestore | HelpSlip | DayReport | Reminder | ShortagePaper | Trial | CardSheet
)
"""The bar's own papers: those that belong to no order."""

Seen = Ticket | PlainTicket | Receipt | AllergenSheet | BarsOwn
"""A paper that means what it says."""


@dataclass(frozen=True)
class Sample:
    """A paper only to be looked at, one of ``count``: its code is nobody's."""

    paper: Seen
    place: int
    count: int
    handout: Handout = Handout.RACK


Paper = Seen | Sample


def ticket_of(order: Order, job: PrintJob, now: datetime, *, approved_cents: int = 0) -> Ticket:
    """The ticket of an order as it stands now, of which so much is paid or given away."""
    minutes = int((now - order.placed_at).total_seconds() // 60)
    is_late = LATE_FROM_MINUTES <= minutes < LATE_UNTIL_MINUTES
    return Ticket(
        number=order.number,
        state=order.state,
        placed_at=order.placed_at,
        language=order.language,
        pager=order.pager,
        lines=tuple(
            TicketLine(
                line.quantity,
                line.staff_name,
                tuple(each.ticket for each in line.options if each.ticket and not each.leaves_out),
                tuple(each.ticket for each in line.options if each.ticket and each.leaves_out),
            )
            for line in order.lines
        ),
        to_pay_cents=None if order.paid else order.total_cents - approved_cents,
        total_cents=order.total_cents,
        check_id=order.alcoholic,
        code=job.code,
        copy=job.is_copy,
        late_minutes=minutes if is_late else None,
        without=order.without,
    )


def receipt_of(order: Order, job: PrintJob) -> Receipt:
    """The receipt of an order, in its guest's language."""
    return Receipt(
        number=order.number,
        placed_at=order.placed_at,
        language=order.language,
        pager=order.pager,
        lines=tuple(_receipt_line(line, line.name, _names(line)) for line in order.lines),
        total_cents=order.total_cents,
        taxes=order.taxes,
        paid=order.paid,
        copy=job.is_copy,
        staff_lines=tuple(
            _receipt_line(line, line.staff_name, _staff_names(line)) for line in order.lines
        ),
        without=order.without,
    )


def _receipt_line(line: OrderLine, name: str, options: tuple[str, ...]) -> ReceiptLine:
    return ReceiptLine(line.quantity, name, options, line.cents, line.allergens)


def _names(line: OrderLine) -> tuple[str, ...]:
    return tuple(option.name for option in line.options)


def _staff_names(line: OrderLine) -> tuple[str, ...]:
    return tuple(option.staff_name for option in line.options)
