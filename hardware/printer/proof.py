"""Makes a printer prove that it printed, and finds out how it can."""

from collections.abc import Callable

from hardware.printer.commands import FENCE, ask_confirmation
from hardware.printer.inbox import Inbox
from hardware.printer.link import PrinterLink
from hardware.printer.printing import Confirm, Proof, Timing

PROOF_OF = {Confirm.ID: Proof.CONFIRMED, Confirm.FENCE: Proof.FENCED, Confirm.NONE: Proof.SENT}

_SETTLE_TIMES = 3  # fence answers follow each other at once when the printer has nothing to do


class ProofDesk:
    """The proofs of one connection.

    A fence's answer carries no name: it proves a job only if no older fence is still owed an
    answer, which is why fences are counted and settled.
    """

    def __init__(
        self,
        link: PrinterLink,
        inbox: Inbox,
        *,
        timing: Timing,
        new_identifier: Callable[[], str],
    ) -> None:
        self._link = link
        self._inbox = inbox
        self._timing = timing
        self._new_identifier = new_identifier

    def find(self) -> Confirm:
        """What this printer can prove, best first. Up to 4 s for one that proves nothing.

        Asked, not looked up: model names lie.
        """
        for means in (Confirm.ID, Confirm.FENCE):
            if self.is_answered(means):
                return means
        return Confirm.NONE

    def is_answered(self, means: Confirm) -> bool:
        """Ask for a proof of nothing. Only for a printer that has nothing to do."""
        if means is Confirm.FENCE:
            return self.settle_fences()
        identifier = self._new_identifier()
        self._link.write(self.question(means, identifier))
        came = self._inbox.wait(
            lambda: self.has_come(means, identifier), seconds=self._timing.probe_s
        )
        if came:
            self.take(means, identifier)
        return came

    def is_clear(self, means: Confirm) -> bool:
        """The next answer can only be that to the next question."""
        if means is not Confirm.FENCE or self._inbox.fences_owed == 0:
            return True
        return self.settle_fences()

    def settle_fences(self) -> bool:
        """Make sure that no fence is owed an answer, by one more. Says whether it was answered."""
        owed = self._inbox.fences_owed
        self._link.write(self.question(Confirm.FENCE, ""))
        if not self._inbox.wait(
            lambda: self._inbox.fences_owed <= owed, seconds=self._timing.probe_s
        ):
            return False
        if owed:
            # The answer may have been an older one's; the printer answers in order and has
            # nothing to do, so after a pause none is on its way any more.
            quiet_s = self._timing.quiet_s * _SETTLE_TIMES
            self._inbox.wait_quiet(quiet_s, at_most=self._timing.probe_s)
        self._inbox.fences_owed = 0
        return True

    def question(self, means: Confirm, identifier: str) -> bytes:
        """The bytes that go behind a job. From now on the answer is owed."""
        match means:
            case Confirm.ID:
                return ask_confirmation(identifier)
            case Confirm.FENCE:
                self._inbox.fences_owed += 1
                return FENCE
            case _:
                return b""

    def has_come(self, means: Confirm, identifier: str) -> bool:
        """The answer to that question is here."""
        if means is Confirm.ID:
            return self._inbox.has_confirmed(identifier)
        return self._inbox.fences_owed == 0

    def take(self, means: Confirm, identifier: str) -> None:
        """The answer that came has been used."""
        if means is Confirm.ID:
            self._inbox.take_confirmation(identifier)
