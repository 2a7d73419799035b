"""The ticket that prints when the real one cannot be composed.

It needs nothing that may have failed: no language, no zone, no code. One size, bare facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.document import Cut, Document, Element, Line
from kiosk.devices.layout.sheet import TALL, number
from kiosk.domain.order import OrderState
from kiosk.domain.papers import PlainTicket, Ticket


def lay_plain_ticket(paper: PlainTicket) -> Document:
    """Number, drinks, amount; that it is a copy, or no longer to be made; what it must not have."""
    ticket = paper.ticket
    return Document((*_marks(ticket), number(ticket.number), *_facts(ticket), Cut()))


def _marks(ticket: Ticket) -> Iterator[Element]:
    if ticket.copy:
        yield Line("*** COPY / COPIA ***", style=TALL)
    if ticket.state is not OrderState.PLACED:
        yield Line(f"*** {ticket.state.upper()} ***", style=TALL)
    if ticket.without:
        yield Line(f"*** WITHOUT / SENZA: {', '.join(ticket.without)} ***", style=TALL)


def _facts(ticket: Ticket) -> Iterator[Element]:
    for line in ticket.lines:
        yield Line(f"{line.quantity} {line.name}", style=TALL)
        for change in line.changes:
            yield Line(f">> {change}", style=TALL)
        for gone in line.left_out:
            yield Line(f"*** {gone.upper()} ***", style=TALL)
    yield Line(_amount(ticket), style=TALL)
    if ticket.check_id:
        yield Line("*** CHECK ID / DOCUMENTO ***", style=TALL)


def _amount(ticket: Ticket) -> str:
    if ticket.to_pay_cents is None:
        return "EUR 0.00"
    return f"EUR {ticket.to_pay_cents // 100}.{ticket.to_pay_cents % 100:02}"
