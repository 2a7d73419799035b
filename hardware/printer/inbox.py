"""What a printer has said so far, and a place to wait for its next word.

One thread (the reader) puts replies in, one (the worker) asks and waits.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable

from hardware.errors import DeviceUnavailable, Reason
from hardware.printer.replies import (
    FenceAnswer,
    PrintConfirmed,
    Reply,
    StatusAnswer,
    StatusReport,
)
from hardware.printer.state import PrinterState, from_report, unavailable

_MOST_ANSWERS = 64  # more than any question has; a printer gone mad must not fill the memory
_MOST_CONFIRMATIONS = 64  # those nobody waited for; the oldest are forgotten first


class Inbox:
    """Holds the printer's state, its answers and its confirmations. For two threads."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._changed = threading.Condition()
        self._state = unavailable(Reason.ABSENT)
        self._confirmed: deque[str] = deque(maxlen=_MOST_CONFIRMATIONS)
        self._answers: deque[int] | None = None
        self._fences_owed = 0
        self._heard_at = monotonic()
        self._reports = 0
        self._lost: DeviceUnavailable | None = None
        self._given_up = False
        self._has_job = False
        self._let_go = False
        self.while_waiting: Callable[[], None] = _nothing
        """Called by the worker each time it goes on waiting: it is alive."""

    def begin(self) -> None:
        """A new connection: nothing that was asked on an old one will be answered now."""
        with self._changed:
            self._answers = None
            self._fences_owed = 0
            self._heard_at = self._monotonic()
            self._reports = 0
            self._lost = None
            self._given_up = False

    # The reader's side

    def accept(self, replies: Iterable[Reply], *, at: float) -> None:
        """File what came; `at` is when (monotonic s)."""
        with self._changed:
            self._heard_at = at
            for reply in replies:
                self._file(reply, at)
            self._changed.notify_all()

    def lose(self, error: DeviceUnavailable) -> None:
        """The port is gone: nothing more will come."""
        with self._changed:
            if self._lost is None:
                self._lost = error
                self._state = unavailable(error.reason, answered_at=self._state.answered_at)
            self._changed.notify_all()

    def _file(self, reply: Reply, at: float) -> None:
        match reply:
            case StatusAnswer(value) if self._answers is not None:
                self._answers.append(value)
            case StatusReport(frame):
                self._reports += 1
                self._state = from_report(frame, at=at)
            case FenceAnswer() if self._fences_owed:
                self._fences_owed -= 1
            case PrintConfirmed(identifier):
                self._confirmed.append(identifier)
            case _:
                pass  # an answer to no question, a block of no interest, noise

    # The worker's side

    @property
    def state(self) -> PrinterState:
        with self._changed:
            return self._state

    @state.setter
    def state(self, state: PrinterState) -> None:
        with self._changed:
            if self._lost is None:
                self._state = state

    @property
    def lost(self) -> DeviceUnavailable | None:
        """Why the port is gone, if it is."""
        with self._changed:
            return self._lost

    @property
    def given_up(self) -> bool:
        """Somebody asked not to wait any longer."""
        with self._changed:
            return self._given_up

    @property
    def has_let_go(self) -> bool:
        """Somebody asked not to wait any longer for the job in progress."""
        with self._changed:
            return self._let_go

    @property
    def has_reports(self) -> bool:
        """The printer reports its changes by itself."""
        with self._changed:
            return self._reports > 0

    def give_up(self) -> None:
        """End every wait, until the next connection."""
        with self._changed:
            self._given_up = True
            self._changed.notify_all()

    def begin_job(self) -> None:
        """A job is about to be written and waited for."""
        with self._changed:
            self._has_job, self._let_go = True, False

    def end_job(self) -> None:
        """Nothing is waited for any more, so there is nothing to let go of."""
        with self._changed:
            self._has_job, self._let_go = False, False

    def let_go(self) -> None:
        """End every wait of the job in progress, if there is one; the connection stays."""
        with self._changed:
            self._let_go = self._has_job
            self._changed.notify_all()

    def open_question(self) -> None:
        """From now on status answers count; those before belong to older questions."""
        with self._changed:
            self._answers = deque(maxlen=_MOST_ANSWERS)

    def close_question(self) -> tuple[int, ...]:
        """The status answers since the question; later ones are nobody's."""
        with self._changed:
            answers, self._answers = self._answers or (), None
            return tuple(answers)

    def has_answers(self, count: int) -> bool:
        with self._changed:
            return self._answers is not None and len(self._answers) >= count

    @property
    def fences_owed(self) -> int:
        """How many GS r questions the printer has not answered yet."""
        with self._changed:
            return self._fences_owed

    @fences_owed.setter
    def fences_owed(self, count: int) -> None:
        with self._changed:
            self._fences_owed = count

    def has_confirmed(self, identifier: str) -> bool:
        with self._changed:
            return identifier in self._confirmed

    def take_confirmation(self, identifier: str) -> None:
        """This confirmation was waited for; nobody else needs it."""
        with self._changed:
            self._confirmed.remove(identifier)

    def take_confirmations(self) -> tuple[str, ...]:
        """The confirmations that nobody waited for, oldest first, each once."""
        with self._changed:
            taken = tuple(self._confirmed)
            self._confirmed.clear()
            return taken

    def wait(self, arrived: Callable[[], bool], *, seconds: float) -> bool:
        """Wait until `arrived`, the port is lost, or somebody gave up. Says whether `arrived`."""
        self.while_waiting()
        with self._changed:
            self._changed.wait_for(
                lambda: arrived() or self._is_over,
                timeout=max(0.0, seconds),
            )
            return arrived()

    def wait_quiet(self, seconds: float, *, at_most: float) -> None:
        """Listen until nothing has come for `seconds`, counted from now at the earliest:

        what has not been heard yet may be in the driver's hands already.
        """
        with self._changed:
            start = self._monotonic()
            while not self._is_over:
                now = self._monotonic()
                left = min(max(self._heard_at, start) + seconds, start + at_most) - now
                if left <= 0:
                    return
                self._changed.wait(left)

    @property
    def _is_over(self) -> bool:
        return self._lost is not None or self._given_up or self._let_go


def _nothing() -> None:
    """Nobody wants to know."""
