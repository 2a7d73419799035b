"""The words between a printer and whoever prints: what may be asked for, what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from hardware.errors import Reason
from hardware.printer.state import Fault, PrinterState


class Confirm(StrEnum):
    """How a printer proves that it printed.

    ID: it names the job when it is on paper (GS ( H). FENCE: it answers a question that waited
    behind the job (GS r): the bytes were taken in. NONE: it proves nothing. AUTO: find out.
    """

    AUTO = "auto"
    ID = "id"
    FENCE = "fence"
    NONE = "none"


class StatusMode(StrEnum):
    """Whether the printer can be asked how it is."""

    DLE_EOT = "dle-eot"
    NONE = "none"


class Proof(StrEnum):
    """What speaks for the paper being there."""

    CONFIRMED = "confirmed"
    FENCED = "fenced"
    SENT = "sent"


@dataclass(frozen=True)
class NotWritten:
    """Not one byte of the job went out; `state` says why. It may be tried again as it was."""

    state: PrinterState


@dataclass(frozen=True)
class Printed:
    """The job is printed, as far as `proof` goes."""

    proof: Proof


@dataclass(frozen=True)
class Unproven:
    """The job was begun, then the proof did not come: it may be on paper, in part, or not at all.

    `accepted` of its bytes were taken by the port.
    """

    reason: Reason
    accepted: int


PrintResult = NotWritten | Printed | Unproven


class PrintObserver(Protocol):
    """Hears what happens to a job while it is printed, in the thread that prints.

    What it raises goes through to the caller of `print`.
    """

    def before_first_write(self) -> None:
        """The next thing is the first byte of the job. If this raises, none is written."""
        ...

    def waiting(self, what: frozenset[Fault]) -> None:
        """The printer holds the job until a person has seen to `what`; empty: no longer."""
        ...


@dataclass(frozen=True)
class Capabilities:
    """What the printer was found able to do. `confirm` is AUTO while that is not known yet:

    a printer that is out of paper when it is connected cannot prove anything.
    """

    confirm: Confirm
    answers_status: bool
    reports_changes: bool


@dataclass(frozen=True)
class Timing:
    """How long to wait for what, in seconds."""

    # A status answer takes milliseconds, but a question may stand behind a whole ticket in the
    # driver's buffer: 600 bytes at 9600 baud are 0.63 s.
    answer_s: float = 1.0
    # After silence, answers that come late are thrown away until nothing came for this long:
    # 100 bytes at 9600 baud, so also a gap inside an answer of a slow printer.
    quiet_s: float = 0.1
    # A piece of an answer whose rest does not come for this long is thrown away.
    partial_s: float = 0.5
    # A printer with nothing to do answers GS ( H and GS r within 0.1 s; times twenty.
    probe_s: float = 2.0
    # From the last byte of a ticket to its proof: printing takes 2-3 s; times five.
    proof_s: float = 15.0
    # Between the status questions while waiting for a proof. Often enough to tell staff of an
    # empty roll at once, rare enough not to crowd a 9600 baud line.
    poll_s: float = 0.7
    # A good state younger than this is believed before printing instead of asking again
    # (a question costs one round trip, some 15 ms at 9600 baud). 0: always ask.
    fresh_s: float = 0.0
    # Silent for less than this, a printer cannot have been switched off and started again, so
    # its code page is as we left it (inferred from start-up times, not measured).
    modes_kept_s: float = 3.0
    # Joining the reader thread, which wakes at once: only a hanging driver takes longer.
    join_s: float = 5.0
