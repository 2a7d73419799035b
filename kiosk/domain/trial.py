"""A short paper that proves a printer, and a scanner if its code is scanned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.codes import TicketCode, read_ticket_code, ticket_code

NO_ORDER = 0
"""The number on it: orders begin at 1."""


@dataclass(frozen=True)
class Trial:
    """``at`` it was printed; ``code`` does nothing but ring when it is scanned."""

    at: datetime
    code: str


def trial_code(day: date, secret: bytes) -> str:
    """Shaped like a ticket's, for a scanner that reads this reads those."""
    return ticket_code(TicketCode(day, NO_ORDER, 1), secret)


def is_trial(text: str, secret: bytes) -> bool:
    """Whether a scanned text is a test paper's of this window."""
    code = read_ticket_code(text, secret)
    return code is not None and code.number == NO_ORDER
