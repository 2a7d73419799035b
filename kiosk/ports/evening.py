"""The evening beside its orders: help, what ran out, pauses, and the ledger that keeps it all."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from kiosk.domain.day import BusinessDay
from kiosk.domain.help import HelpRequest
from kiosk.domain.pause import Pause
from kiosk.domain.shortage import Shortage

if TYPE_CHECKING:  # hashes and their words are nothing the first picture needs
    from kiosk.domain.correction import Correction
    from kiosk.domain.ledger import Head
    from kiosk.domain.verdict import Verdict


class Help(Protocol):
    """Guests who called the bartender."""

    def add(self, request: HelpRequest) -> None:
        """Insert. Raises :class:`AlreadyThere` if the key or the count is taken."""

    def update(self, request: HelpRequest) -> None:
        """Write when it was seen, and how often the bar was rung for it."""

    def last(self) -> HelpRequest | None:
        """The youngest request of this window."""

    def by_key(self, key: str) -> HelpRequest | None: ...
    def by_count(self, count: int) -> HelpRequest | None: ...
    def of_job(self, job_id: int) -> HelpRequest | None:
        """The request a slip is about."""


class Shortages(Protocol):
    """What ran out at this window."""

    def add(self, shortage: Shortage) -> None:
        """Insert. Raises :class:`AlreadyThere` if it had run out before and is not back."""

    def update(self, shortage: Shortage) -> None:
        """Write how the open one of these goods ended, until when it lasts, and who needs it."""

    def open(self) -> tuple[Shortage, ...]:
        """What is missing now, in the order in which it ran out."""

    def of_job(self, job_id: int) -> Shortage | None:
        """The shortage a paper is about."""

    def since(self, moment: datetime) -> tuple[Shortage, ...]:
        """What ran out since a moment, in that order."""


class Pauses(Protocol):
    """When this window took no orders because the bartender asked for it."""

    def begin(self, pause: Pause) -> None:
        """Insert. Raises :class:`AlreadyThere` while another is not ended."""

    def update(self, pause: Pause) -> None:
        """Write until when the open one lasts, and when it ended."""

    def open(self) -> Pause | None:
        """The one that nobody has ended; its time may be over."""


class Corrections(Protocol):
    """What was put right of days that were closed already."""

    def add(self, correction: Correction) -> None:
        """Insert. It is counted in the opening after the one that was closed last."""

    def counted_in(self, day: BusinessDay) -> tuple[Correction, ...]:
        """Those that stand in the figures of an opening, in the order they were written."""

    def about(self, day: date | None) -> tuple[Correction, ...]:
        """Those about the orders of a date (None: of all), in the order they were written."""


class Ledger(Protocol):
    """What keeps the rows of the evening as they were written: a chain that ends in its head."""

    def head(self) -> Head | None:
        """The end of the chain now; None while nothing was ever written down."""

    def grown(self) -> Head | None:
        """The end of the chain as this unit of work leaves it: known once a commit was tried.

        None if it has changed nothing that is chained.
        """

    def has(self, head: Head) -> bool:
        """This head is in the chain: whatever was committed with it is there."""

    def at_close(self, day: BusinessDay) -> Head | None:
        """The end of the chain when a business day was closed, for its report.

        None if it is open, or was closed before there was a ledger. What comes out of a printer
        later, such as that very report, is chained after it.
        """

    def check(self, head: str = "") -> Verdict:
        """Walk all of it and compare it with its rows: seconds for ten thousand orders.

        ``head``: the first hexadecimal digits of a head on paper, which should be in the chain.
        """
