"""What the staff screen needs done by somebody who may wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.domain.cards import Card
from kiosk.ports import CallResult
from kiosk.services.byhand import Beside
from kiosk.services.cards.deed import Heard
from kiosk.services.doorman import Tried
from kiosk.services.stafflook import StaffLook


class StaffErrands(Protocol):
    """All return at once; replies come on the screen's thread."""

    def try_pin(self, pin: str, reply: Callable[[Tried], None]) -> None:
        """Look at a PIN."""

    def look(self, reply: Callable[[StaffLook | None], None]) -> None:
        """How the evening stands; None while nobody can say."""

    def play(self, card: Card, beside: Beside, reply: Callable[[Heard], None]) -> None:
        """Do what a card says."""

    def enter(self, number: int, reply: Callable[[Heard], None]) -> None:
        """Do what a scan of this order's ticket does."""

    def print_test(self, printer: str, reply: Callable[[bool], None]) -> None:
        """A short test paper of this printer; says whether it was queued."""

    def call_pager(self, number: int, reply: Callable[[CallResult], None]) -> None:
        """Let a pager buzz for no order; says what the base answered."""
