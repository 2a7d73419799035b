"""How long to wait for a printer that has begun a job."""

from collections.abc import Callable

from hardware.printer.inbox import Inbox
from hardware.printer.printing import PrintObserver, Timing
from hardware.printer.state import Fault


class Patience:
    """Ends `proof_s` after the job was written, or after the printer last said that it waits.

    So it does not end while the printer keeps saying that it waits for paper, or for its cover:
    the job is held inside, not lost. The observer hears what it waits for, once per change.
    """

    def __init__(
        self,
        inbox: Inbox,
        observer: PrintObserver,
        *,
        timing: Timing,
        monotonic: Callable[[], float],
    ) -> None:
        self._inbox = inbox
        self._observer = observer
        self._proof_s = timing.proof_s
        self._monotonic = monotonic
        self._told: frozenset[Fault] = frozenset()
        self._deadline = 0.0
        self.start()

    def start(self) -> None:
        """Count from now."""
        self._deadline = self._monotonic() + self._proof_s

    def look(self) -> None:
        """Take notice of what the printer said last."""
        self._inbox.while_waiting()
        state = self._inbox.state
        if state.holds and state.answered_at is not None:
            self._deadline = max(self._deadline, state.answered_at + self._proof_s)
        self._tell(state.faults if state.holds else frozenset())

    def end(self) -> None:
        """The wait is over, one way or the other."""
        self._tell(frozenset())

    @property
    def left(self) -> float:
        """Seconds until it ends."""
        return self._deadline - self._monotonic()

    @property
    def is_over(self) -> bool:
        return self.left <= 0

    def _tell(self, faults: frozenset[Fault]) -> None:
        if faults != self._told:
            self._told = faults
            self._observer.waiting(faults)
