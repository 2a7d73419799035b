"""A receipt printer on a serial line: asked before it prints, and made to prove that it did."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hardware.errors import DeviceUnavailable, HardwareError, Reason, WriteStalled
from hardware.printer.commands import (
    REPORT_CHANGES,
    BellForm,
    Ring,
    check_identifier,
    ring_bell,
)
from hardware.printer.connection import PrinterConnection
from hardware.printer.inbox import Inbox
from hardware.printer.job import PrintAttempt
from hardware.printer.printing import (
    Capabilities,
    Confirm,
    NotWritten,
    Printed,
    PrintObserver,
    PrintResult,
    Proof,
    StatusMode,
    Timing,
    Unproven,
)
from hardware.printer.state import Condition, Fault, PrinterState, silent, unavailable
from hardware.transport import Transport

__all__ = [
    "BellForm",
    "Capabilities",
    "Condition",
    "Confirm",
    "Fault",
    "NotWritten",
    "PrintObserver",
    "PrintResult",
    "Printed",
    "PrinterDevice",
    "PrinterState",
    "Proof",
    "Ring",
    "StatusMode",
    "Timing",
    "Unproven",
]

_REFUSALS = 2  # one may be a cut command; each connection's padding had its chance to end it


class PrinterDevice:
    """One printer. `state`, `stop_waiting`, `let_go` are for any thread, the rest for one worker.

    It never sends a job twice and never guesses: a job is not written, printed with a proof,
    or unproven, and what to do then is the caller's decision.
    """

    def __init__(
        self,
        open_transport: Callable[[], Transport],
        *,
        initialise: bytes,
        confirm: Confirm,
        status: StatusMode,
        bell: BellForm,
        timing: Timing,
        new_identifier: Callable[[], str],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_transport = open_transport
        self._start_bytes = initialise + REPORT_CHANGES
        self._finds_out = confirm is Confirm.AUTO
        self._means = confirm
        self._refusals = 0  # times in a row that it did not prove the way that was learned
        self._is_found_out = False  # what it can prove; once is enough while it stays connected
        self._has_proved = False  # by whichever printer on this line: from then on it must
        self._status = status
        self._bell = bell
        self.has_bell = bell is not BellForm.NONE
        self._timing = timing
        self._new_identifier = new_identifier
        self._monotonic = monotonic
        self._inbox = Inbox(monotonic)
        self._connection: PrinterConnection | None = None
        self._known_before: PrinterState | None = None

    @property
    def asks_status(self) -> bool:
        """The printer is asked how it is; if not, no news counts as good news."""
        return self._status is StatusMode.DLE_EOT

    @property
    def state(self) -> PrinterState:
        """The last that is known of the printer, also from what it reports by itself.

        While it is found out what it can prove, that is what was known before: one that works
        and proves nothing would seem to work for two seconds of every three.
        """
        return self._known_before or self._inbox.state

    @property
    def is_connected(self) -> bool:
        """The port is open and was not lost."""
        return self._connection is not None and self._inbox.lost is None

    @property
    def capabilities(self) -> Capabilities:
        """What the printer was found able to do so far."""
        return Capabilities(
            confirm=self._means,
            answers_status=self.asks_status and self.state.condition is not Condition.UNKNOWN,
            reports_changes=self._inbox.has_reports,
        )

    def connect(self, *, after_fragment: bool) -> Capabilities:
        """Open the port, bring the printer into a known state, find out what it can prove.

        `after_fragment`: the last job may have been cut in the middle of a command; NULs end
        that command first. Takes up to about 5 s with a printer that proves nothing. A printer
        that is silent or in trouble is connected too; what it can prove is found out as soon
        as it works. Raises DeviceUnavailable: absent, lost, held, stalled, or NO_PROOF for one
        that works and does not prove its jobs the way that was written, or as it did before
        (stuck in a cut command?). After two such refusals in a row any proof will do: it may be
        another printer. One that proves nothing stays refused where one proved before. What was
        written is never forgotten. HardwareError BAD_SETTING passes through.
        """
        with self._nothing_said_meanwhile():
            self.disconnect()
            self._is_found_out = False
            self._inbox.begin()
            try:
                self._connection = connection = self._open()
                connection.start(after_fragment=after_fragment)
                if connection.can_prove_now():
                    self._find_out(connection)
            except HardwareError as error:
                self._drop(error.reason)
                if isinstance(error, WriteStalled):
                    raise _unavailable_after(error) from error
                raise
        return self.capabilities

    def disconnect(self) -> None:
        """Give the port back. Allowed twice."""
        if self._connection is None:
            return
        self._connection.close()
        self._connection = None
        self._inbox.state = silent(answered_at=self._inbox.state.answered_at)

    def stop_waiting(self) -> None:
        """Make `print` return soon, unproven if it has begun; it stays so until `connect`.

        For the end of the program: a printer without paper would be waited for without limit.
        """
        self._inbox.give_up()

    def let_go(self) -> None:
        """Make the `print` in progress, if any, return soon as it is: unproven, if it has begun.

        The connection stays, and what the printer holds inside may still come out: its
        confirmation is then among `take_confirmations`.
        """
        self._inbox.let_go()

    def while_waiting(self, call: Callable[[], None]) -> None:
        """Have this called on the worker, at least every few seconds while it waits for an answer.

        A job may be held for paper without limit; who watches over the worker hears of it here.
        """
        self._inbox.while_waiting = call

    def ask(self) -> PrinterState:
        """Ask the printer how it is: works, does not and why, or unknown (it said nothing).

        Never raises: a lost port is a state too. Without status questions (`asks_status` is
        False) or without a connection it is the last known state. One that works again or for
        the first time is made to show what it can prove, which may take 5 s: works, and cannot
        print what must be proved, would be half the truth.
        """
        connection = self._connection
        if connection is None:
            return self.state
        if self._is_found_out or not self.asks_status:
            return connection.ask()
        with self._nothing_said_meanwhile():
            if connection.ask().works and connection.is_ready():
                self._can_be_proved(connection)
        return self.state

    def print(self, data: bytes, *, identifier: str, observer: PrintObserver) -> PrintResult:
        """Print `data`, a whole document in bytes, and wait for the proof.

        `identifier` is four characters of 21h-7Eh (else ValueError), new for every attempt; a
        printer that can returns it when the paper is out. The printer must work, else nothing
        is written. Then `observer.before_first_write()`, then everything in one write. Waits
        `proof_s` for the proof, and without limit while the printer says that it waits for a
        person. What the observer raises passes through.
        """
        check_identifier(identifier)
        connection = self._connection
        if connection is None or not connection.is_ready() or not self._can_be_proved(connection):
            return NotWritten(self.state)
        observer.before_first_write()
        attempt = PrintAttempt(connection, observer, timing=self._timing, monotonic=self._monotonic)
        return attempt.run(data, means=self._means, identifier=identifier)

    def ring(self, ring: Ring) -> None:
        """Ring the printer's bell, after the paper in progress. Without a bell, do nothing.

        Raises DeviceUnavailable or WriteStalled.
        """
        data = ring_bell(self._bell, ring)
        if not data:
            return
        if self._connection is None:
            raise DeviceUnavailable(
                "the printer is not connected", reason=Reason.LOST, device="printer"
            )
        self._connection.link.write(data)

    def take_confirmations(self) -> tuple[str, ...]:
        """Identifiers confirmed since last asked that no `print` was waiting for any more."""
        return self._inbox.take_confirmations()

    @contextmanager
    def _nothing_said_meanwhile(self) -> Iterator[None]:
        self._known_before = self._inbox.state
        try:
            yield
        finally:
            self._known_before = None

    def _open(self) -> PrinterConnection:
        transport = self._open_transport()
        self._inbox.state = silent(answered_at=self._inbox.state.answered_at)
        return PrinterConnection(
            transport,
            self._inbox,
            start_bytes=self._start_bytes,
            status=self._status,
            timing=self._timing,
            new_identifier=self._new_identifier,
            monotonic=self._monotonic,
        )

    def _find_out(self, connection: PrinterConnection) -> None:
        """What the printer can prove; what the owner wrote is put to the test, but for NONE."""
        if self._finds_out or self._means is not Confirm.NONE:
            try:
                # Down to no proof at all nothing is learned: stuck in a cut command looks just so.
                self._means = connection.find_means(self._means, must_prove=self._has_proved)
            except DeviceUnavailable as error:
                self._count_refusal(error.reason)
                raise
        self._refusals = 0
        self._is_found_out = True
        self._has_proved = self._means is not Confirm.NONE

    def _count_refusal(self, reason: Reason) -> None:
        """Forget what was learned, not what was written, once it was refused often enough."""
        if not self._finds_out or reason is not Reason.NO_PROOF or self._inbox.lost is not None:
            return
        self._refusals += 1
        if self._refusals >= _REFUSALS:
            self._means = Confirm.AUTO

    def _can_be_proved(self, connection: PrinterConnection) -> bool:
        """Find out now what could not be found out at the start; settle what is still owed."""
        try:
            if not self._is_found_out:
                self._find_out(connection)
            if connection.proof.is_clear(self._means):
                return True
        except HardwareError as error:
            self._fail(error.reason)
            return False
        self._inbox.state = silent(answered_at=self._inbox.state.answered_at)
        return False

    def _fail(self, reason: Reason) -> None:
        # One that does not prove as it should is let go: its next good state would open the
        # window for orders that cannot be printed.
        if reason is Reason.NO_PROOF:
            self._drop(reason)
            return
        self._inbox.state = unavailable(reason, answered_at=self._inbox.state.answered_at)

    def _drop(self, reason: Reason) -> None:
        self.disconnect()
        self._inbox.state = unavailable(reason, answered_at=self._inbox.state.answered_at)


def _unavailable_after(stalled: WriteStalled) -> DeviceUnavailable:
    return DeviceUnavailable(str(stalled), reason=Reason.STALLED, device=stalled.device)
