"""One opening of a printer's port: how it is brought into a known state and asked how it is."""

from collections.abc import Callable

from hardware.errors import DeviceUnavailable, HardwareError, Reason
from hardware.printer.commands import COMMAND_PADDING, FRAGMENT_PADDING, REPORT_CHANGES
from hardware.printer.inbox import Inbox
from hardware.printer.link import PrinterLink
from hardware.printer.printing import Confirm, StatusMode, Timing
from hardware.printer.proof import ProofDesk
from hardware.printer.state import Condition, PrinterState, from_answers, silent, unavailable
from hardware.printer.status import StatusDesk
from hardware.transport import Transport

_PADDING_STEP = 64  # NULs per write: an early stall matters more than speed here


class PrinterConnection:
    """Knows what was asked and answered since the port was opened; ends with `close`.

    `modes_in_doubt`: the printer may have been switched off and on since it was initialised,
    so its code page and style may be its own again.
    """

    def __init__(
        self,
        transport: Transport,
        inbox: Inbox,
        *,
        start_bytes: bytes,
        status: StatusMode,
        timing: Timing,
        new_identifier: Callable[[], str],
        monotonic: Callable[[], float],
    ) -> None:
        self.inbox = inbox
        self.link = PrinterLink(transport, inbox, timing=timing, monotonic=monotonic)
        self.proof = ProofDesk(self.link, inbox, timing=timing, new_identifier=new_identifier)
        self.modes_in_doubt = True
        self.asks_status = status is StatusMode.DLE_EOT
        self.start_bytes = start_bytes
        self._name = transport.name
        self._status = StatusDesk(self.link, inbox, timing=timing)
        self._timing = timing
        self._monotonic = monotonic

    def start(self, *, after_fragment: bool) -> None:
        """Throw away what was said to others, end a cut command, initialise, ask.

        Raises DeviceUnavailable or WriteStalled.
        """
        self._status.settle()
        if after_fragment:
            for _ in range(0, FRAGMENT_PADDING, _PADDING_STEP):
                self.link.write(bytes(_PADDING_STEP))
            self.link.write(self.start_bytes)
        else:
            self.link.write(bytes(COMMAND_PADDING) + self.start_bytes)
        self.modes_in_doubt = False
        state = self.ask()
        if after_fragment and state.condition is Condition.UNKNOWN:
            self.ask()  # the padding may have kept the first question waiting on a slow line

    def close(self) -> None:
        """Stop listening, give the port back."""
        self.link.close()

    def ask(self) -> PrinterState:
        """See `PrinterDevice.ask`."""
        if self.inbox.lost is not None:
            return self.inbox.state
        if not self.asks_status:
            return self._report_again()
        before = self.inbox.state.answered_at
        self.inbox.state = state = self._asked(before)
        if self._may_have_restarted(before, state):
            self.modes_in_doubt = True
        return self.inbox.state

    def is_ready(self) -> bool:
        """It works, as far as can be known now: a printer that is not asked gets the benefit."""
        inbox = self.inbox
        if inbox.lost is not None or inbox.given_up:
            return False
        if not self.asks_status:
            return self.ask().condition is not Condition.FAULT
        return self._is_fresh(inbox.state) or self.ask().works

    def can_prove_now(self) -> bool:
        """A question for proof has a chance to be answered."""
        return self.inbox.state.works or not self.asks_status

    def find_means(self, expected: Confirm, *, must_prove: bool) -> Confirm:
        """What the printer can prove. `expected` is what was written or learned, or AUTO.

        Raises DeviceUnavailable with NO_PROOF if it works and does not prove that way, or with
        `must_prove` in any way at all; when to forget what was learned is the caller's decision.
        """
        is_free = expected not in (Confirm.ID, Confirm.FENCE)
        if is_free:
            expected = found = self.proof.find()
        else:
            found = expected if self.proof.is_answered(expected) else Confirm.NONE
        if found is Confirm.NONE and (must_prove or not is_free):
            raise DeviceUnavailable(
                f"{self._name} works, but does not prove what it prints ({expected}): "
                "switch it off and on",
                reason=Reason.NO_PROOF,
                device=self._name,
            )
        return found

    def _report_again(self) -> PrinterState:
        """A printer that is not asked and reported trouble: see whether it still does.

        It reports when the trouble ends, unless it was switched off meanwhile: then it has
        forgotten that it should. Told again it reports at once, or stays silent while offline.
        """
        seen = self.inbox.state
        if not seen.holds:
            return seen
        try:
            self.link.write(REPORT_CHANGES)
        except HardwareError as error:
            self.inbox.state = unavailable(error.reason, answered_at=seen.answered_at)
            return self.inbox.state
        self.inbox.wait(lambda: self.inbox.state is not seen, seconds=self._timing.answer_s)
        return self.inbox.state

    def _asked(self, before: float | None) -> PrinterState:
        try:
            answers = self._status.ask()
        except HardwareError as error:
            return unavailable(error.reason, answered_at=before)
        if answers is None:
            return silent(answered_at=before)
        return from_answers(answers, at=self._monotonic())

    def _may_have_restarted(self, before: float | None, state: PrinterState) -> bool:
        if before is None or state.answered_at is None:
            return not state.works
        gap = state.answered_at - before
        return state.condition is Condition.UNKNOWN or gap > self._timing.modes_kept_s

    def _is_fresh(self, state: PrinterState) -> bool:
        if not state.works or state.answered_at is None:
            return False
        return self._monotonic() - state.answered_at < self._timing.fresh_s
