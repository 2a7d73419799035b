"""A staff desk whose answers come when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.domain.answer import AnswerLine
from kiosk.domain.cards import Card
from kiosk.ports import CallResult, Ring
from kiosk.services.byhand import Beside
from kiosk.services.cards.deed import Heard
from kiosk.services.doorman import Tried
from kiosk.services.stafflook import StaffLook


@dataclass
class HeldStaffDesk:
    """Notes what it is asked for."""

    pins: list[str] = field(default_factory=list)
    entered: list[int] = field(default_factory=list)
    played: list[tuple[Card, Beside]] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    called: list[int] = field(default_factory=list)
    looks: int = 0
    replies: list[Callable[[Heard], None]] = field(default_factory=list)
    queued: list[Callable[[bool], None]] = field(default_factory=list)
    calls: list[Callable[[CallResult], None]] = field(default_factory=list)
    _tried: list[Callable[[Tried], None]] = field(default_factory=list)
    _seen: list[Callable[[StaffLook | None], None]] = field(default_factory=list)

    def try_pin(self, pin: str, reply: Callable[[Tried], None]) -> None:
        self.pins.append(pin)
        self._tried.append(reply)

    def look(self, reply: Callable[[StaffLook | None], None]) -> None:
        self.looks += 1
        self._seen.append(reply)

    def play(self, card: Card, beside: Beside, reply: Callable[[Heard], None]) -> None:
        self.played.append((card, beside))
        self.replies.append(reply)

    def enter(self, number: int, reply: Callable[[Heard], None]) -> None:
        self.entered.append(number)
        self.replies.append(reply)

    def print_test(self, printer: str, reply: Callable[[bool], None]) -> None:
        self.tests.append(printer)
        self.queued.append(reply)

    def call_pager(self, number: int, reply: Callable[[CallResult], None]) -> None:
        self.called.append(number)
        self.calls.append(reply)

    @property
    def waits_for_pin(self) -> bool:
        """Somebody typed one, and hears nothing yet."""
        return bool(self._tried)

    def opens(self) -> None:
        """The PIN was right."""
        self._tried.pop()(Tried(opens=True))

    def refuses(self, wait_s: float = 1.0) -> None:
        """It was wrong."""
        self._tried.pop()(Tried(opens=False, wait_s=wait_s))

    def shows(self, look: StaffLook | None) -> None:
        """The evening as it is now."""
        self._seen.pop()(look)

    def answers(self, *lines: AnswerLine, ring: Ring = Ring.UNDERSTOOD) -> None:
        """What became of it."""
        self.replies.pop()(Heard(ring, lines))
