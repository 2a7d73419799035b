"""One attempt to print: the bytes go out once, then the proof is waited for."""

from collections.abc import Callable

from hardware.errors import DeviceUnavailable, Reason, WriteStalled
from hardware.printer.connection import PrinterConnection
from hardware.printer.patience import Patience
from hardware.printer.printing import Confirm, Printed, PrintObserver, Proof, Timing, Unproven
from hardware.printer.proof import PROOF_OF
from hardware.printer.state import unavailable


class PrintAttempt:
    """Writes a job and waits for its proof. Used once."""

    def __init__(
        self,
        connection: PrinterConnection,
        observer: PrintObserver,
        *,
        timing: Timing,
        monotonic: Callable[[], float],
    ) -> None:
        self._connection = connection
        self._inbox = connection.inbox
        self._poll_s = timing.poll_s
        self._monotonic = monotonic
        self._patience = Patience(self._inbox, observer, timing=timing, monotonic=monotonic)

    def run(self, data: bytes, *, means: Confirm, identifier: str) -> Printed | Unproven:
        """Print `data` and have it proved by `means`."""
        self._inbox.begin_job()
        try:
            return self._run(data, means=means, identifier=identifier)
        finally:
            self._inbox.end_job()

    def _run(self, data: bytes, *, means: Confirm, identifier: str) -> Printed | Unproven:
        connection = self._connection
        start = connection.start_bytes if connection.modes_in_doubt else b""
        connection.modes_in_doubt = True  # until the printer is known to have come through
        job = start + data + connection.proof.question(means, identifier)
        result = self._write(job) or self._prove(job, means=means, identifier=identifier)
        self._patience.end()
        connection.modes_in_doubt = not isinstance(result, Printed)
        return result

    def _write(self, job: bytes) -> Unproven | None:
        """All of the job, going on after a stall exactly where it stopped."""
        accepted = 0
        while True:
            try:
                self._connection.link.write(job[accepted:])
            except DeviceUnavailable as error:
                return Unproven(error.reason, accepted + error.accepted)
            except WriteStalled as stalled:
                accepted += stalled.accepted
                if not self._goes_on_after(stalled):
                    return Unproven(Reason.STALLED, accepted)
            else:
                self._patience.start()
                return None

    def _goes_on_after(self, stalled: WriteStalled) -> bool:
        if stalled.accepted:
            self._patience.start()
        self._patience.look()
        if not self._inbox.state.holds:
            at = self._inbox.state.answered_at
            self._inbox.state = unavailable(Reason.STALLED, answered_at=at)
        is_over = self._patience.is_over or self._inbox.given_up or self._inbox.has_let_go
        return not is_over

    def _prove(self, job: bytes, *, means: Confirm, identifier: str) -> Printed | Unproven:
        if means is Confirm.NONE:
            return self._await_good_status(len(job))
        return self._await_answer(means, identifier, size=len(job))

    def _await_answer(self, means: Confirm, identifier: str, *, size: int) -> Printed | Unproven:
        proof = self._connection.proof
        poll_at = self._monotonic() + self._poll_s
        while True:
            self._wait_for_news(lambda: proof.has_come(means, identifier), until=poll_at)
            if proof.has_come(means, identifier):
                proof.take(means, identifier)
                return Printed(PROOF_OF[means])
            if failed := self._failed(size):
                return failed
            if self._monotonic() >= poll_at:
                self._connection.ask()
                poll_at = self._monotonic() + self._poll_s
            self._patience.look()

    def _wait_for_news(self, proved: Callable[[], bool], *, until: float) -> None:
        """Wait for the proof, or for the printer to say unasked that it has a new state."""
        seen = self._inbox.state
        self._inbox.wait(
            lambda: proved() or self._inbox.state is not seen,
            seconds=min(until - self._monotonic(), self._patience.left),
        )

    def _await_good_status(self, size: int) -> Printed | Unproven:
        """Without proof: the question goes behind the job, so its answer says the job arrived."""
        while self._connection.asks_status and not self._connection.ask().works:
            self._patience.look()
            if failed := self._failed(size):
                return failed
            self._inbox.wait(lambda: False, seconds=min(self._poll_s, self._patience.left))
        return Printed(Proof.SENT)

    def _failed(self, size: int) -> Unproven | None:
        if lost := self._inbox.lost:
            return Unproven(lost.reason, size)
        if self._inbox.has_let_go:
            return Unproven(Reason.LET_GO, size)
        if self._patience.is_over or self._inbox.given_up:
            return Unproven(Reason.NO_ANSWER, size)
        return None
