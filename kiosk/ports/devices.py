"""The devices, as the services see them: printers, the pager base, the scanner."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.domain.health import DeviceHealth, Trouble
from kiosk.domain.papers import Paper
from kiosk.domain.printjob import Proof


class DeviceDown(Exception):
    """A device cannot be used now."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


class CannotRender(Exception):
    """A paper could not be composed; not a byte has left."""


class Ring(StrEnum):
    """What the bar hears."""

    UNDERSTOOD = "understood"
    REFUSED = "refused"
    SECOND_STEP = "second step"
    HELP = "help"
    WANTED = "wanted"
    """Tickets wait and nobody answers; heard like a guest's call."""


@dataclass(frozen=True)
class NotWritten:
    """No write call was made: the paper may be sent again unmarked."""

    troubles: tuple[Trouble, ...]


@dataclass(frozen=True)
class Printed:
    """The paper is out, and this is how it is known."""

    proof: Proof


@dataclass(frozen=True)
class Unproven:
    """A write call was made, then no proof. Nobody knows."""

    trouble: Trouble


PrintOutcome = NotWritten | Printed | Unproven


class PrintWatcher(Protocol):
    """Told of what happens while a paper is printed. Called on the printer's worker thread."""

    def before_first_write(self) -> None:
        """The very next thing is the first write call: commit what must be known."""

    def waiting(self, troubles: Sequence[Trouble]) -> None:
        """The printer waits for paper or a closed cover; empty when it goes on."""


class Printer(Protocol):
    """A printer as the spooler needs it. All calls from one worker thread; ``health`` from any."""

    name: str
    asks_status: bool
    has_bell: bool

    @property
    def health(self) -> DeviceHealth: ...
    @property
    def is_connected(self) -> bool: ...
    def connect(self, *, after_fragment: bool) -> None:
        """Open the port and learn what the printer can. Raises :class:`DeviceDown`."""

    def disconnect(self) -> None: ...
    def stop_waiting(self) -> None:
        """End a wait for paper or proof, from any thread: the program is about to end."""

    def let_go(self) -> None:
        """End the wait for the paper in progress only, from any thread: another prints it now.

        What this printer holds may still come out, and its confirmation is heard then.
        """

    def while_waiting(self, call: Callable[[], None]) -> None:
        """Have this called on the worker every few seconds while it waits for the printer."""

    def ask(self) -> DeviceHealth:
        """Ask the printer how it is."""

    def print(
        self, paper: Paper, *, identifier: str, close_fragment: bool, watcher: PrintWatcher
    ) -> PrintOutcome:
        """Bring a paper out. ``close_fragment`` first feeds, says "interrupted" and cuts.

        Raises :class:`CannotRender` before anything was written.
        """

    def ring(self, ring: Ring) -> None:
        """Ring the bell, if there is one. Raises :class:`DeviceDown`."""

    def confirmations(self) -> tuple[str, ...]:
        """Identifiers that were confirmed without anyone waiting for them."""


class CallResult(StrEnum):
    """What the pager base said. ``NO_ANSWER`` may have buzzed: it is called again."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NO_ANSWER = "no answer"


class PagerBase(Protocol):
    """The pager base as the caller needs it. All calls from one worker thread."""

    @property
    def health(self) -> DeviceHealth: ...
    def call(self, pager: int) -> CallResult:
        """Make a pager buzz. Raises :class:`DeviceDown`."""

    def check(self) -> None:
        """Prove that the base answers, without a buzz. Raises :class:`DeviceDown`."""

    def cancel(self) -> None:
        """End a call that waits, from any thread: the program is about to end."""

    def disconnect(self) -> None: ...


class Scanner(Protocol):
    """The bartender's scanner: gives whole codes to the worker that listens."""

    @property
    def health(self) -> DeviceHealth: ...
    def listen(
        self,
        on_code: Callable[[str], None],
        on_noise: Callable[[], None],
        stop: threading.Event,
    ) -> None:
        """Hand on what is scanned until ``stop`` is set; a lost scanner is waited for."""

    def interrupt(self) -> None:
        """Let the listener look at once whether it should end, from any thread."""
