"""What the status bytes of a printer say: it works, it does not and why, or nobody knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hardware.errors import Reason


class Condition(StrEnum):
    """Whether the printer can print."""

    WORKS = "works"
    FAULT = "fault"
    UNKNOWN = "unknown"


class Fault(StrEnum):
    """Why it cannot, or why nobody knows (NO_ANSWER)."""

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    ERROR = "error"
    OFFLINE = "offline"
    ABSENT = "absent"
    HELD = "held"
    LOST = "lost"
    STALLED = "stalled"
    NO_ANSWER = "no_answer"
    NO_PROOF = "no_proof"


@dataclass(frozen=True)
class PrinterState:
    """What is known of a printer. `answered_at` is monotonic seconds of its last own word."""

    condition: Condition
    faults: frozenset[Fault] = frozenset()
    paper_near_end: bool = False
    answered_at: float | None = None

    @property
    def works(self) -> bool:
        """The printer said that it can print."""
        return self.condition is Condition.WORKS

    @property
    def holds(self) -> bool:
        """The printer itself says that it waits for a person; what it was sent waits inside."""
        return bool(self.faults & _PRINTER_SAYS)


_PRINTER_SAYS = frozenset(
    {Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER, Fault.ERROR, Fault.OFFLINE}
)
_FAULT_OF_REASON = {
    Reason.ABSENT: Fault.ABSENT,
    Reason.LOST: Fault.LOST,
    Reason.HELD: Fault.HELD,
    Reason.STALLED: Fault.STALLED,
    Reason.NO_PROOF: Fault.NO_PROOF,
}


@dataclass(frozen=True)
class StatusBytes:
    """The answers to DLE EOT 1, 2, 4, and to 3 where 2 told of an error."""

    printer: int
    offline: int
    paper: int
    error: int | None = None

    @property
    def tells_of_error(self) -> bool:
        """There is an error whose kind is worth a question of its own (DLE EOT 3)."""
        return bool(self.offline & 0x40)


def from_answers(answers: StatusBytes, *, at: float) -> PrinterState:
    """Read answers to DLE EOT. `at` is when they came (monotonic s). (Epson, DLE EOT.)"""
    faults = set()
    if answers.paper & 0x60 or answers.offline & 0x20:
        faults.add(Fault.PAPER_OUT)
    if answers.offline & 0x04:
        faults.add(Fault.COVER_OPEN)
    if answers.tells_of_error:
        faults.add(_kind_of_error(answers.error))
    offline = bool(answers.printer & 0x28)  # offline, or waiting for a person to put it online
    return _state(faults, offline=offline, near_end=bool(answers.paper & 0x0C), at=at)


def from_report(frame: bytes, *, at: float) -> PrinterState:
    """Read the four bytes of an automatic report. (Epson, GS a.)"""
    head, errors, paper, _ = frame
    faults = set()
    if paper & 0x0C:
        faults.add(Fault.PAPER_OUT)
    if head & 0x20:
        faults.add(Fault.COVER_OPEN)
    if errors & 0x08:
        faults.add(Fault.CUTTER)
    if errors & 0x64:
        faults.add(Fault.ERROR)
    offline = bool(head & 0x08 or errors & 0x01)
    return _state(faults, offline=offline, near_end=bool(paper & 0x03), at=at)


def unavailable(reason: Reason, *, answered_at: float | None = None) -> PrinterState:
    """The state of a printer whose port is absent, lost, held by another, or stalled."""
    fault = _FAULT_OF_REASON.get(reason)
    if fault is None:
        return silent(answered_at=answered_at)
    return PrinterState(Condition.FAULT, frozenset({fault}), answered_at=answered_at)


def silent(*, answered_at: float | None = None) -> PrinterState:
    """The state of a printer that was asked and did not answer."""
    return PrinterState(Condition.UNKNOWN, frozenset({Fault.NO_ANSWER}), answered_at=answered_at)


def _kind_of_error(error: int | None) -> Fault:
    return Fault.CUTTER if error is not None and error & 0x08 else Fault.ERROR


def _state(faults: Iterable[Fault], *, offline: bool, near_end: bool, at: float) -> PrinterState:
    found = frozenset(faults)
    if offline and not found:
        found = frozenset({Fault.OFFLINE})
    return PrinterState(
        condition=Condition.FAULT if found else Condition.WORKS,
        faults=found,
        paper_near_end=near_end,
        answered_at=at,
    )
