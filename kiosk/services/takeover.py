"""Two printers, one queue: whose turn it is, told once when it changes."""

from __future__ import annotations

import logging
import threading
from typing import Protocol

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.standby import (
    TAKE_OVER_AFTER,
    Standing,
    TakeOverAfter,
    Turn,
    standing_of,
    who_prints,
)
from kiosk.ports import Clock, Printer
from kiosk.services.answers import Answers

log = logging.getLogger(__name__)


class Share(Protocol):
    """A printer's part in a queue. For the printer's own worker."""

    sharing: tuple[str, ...]
    """The names of the other printers of the queue."""

    inherits: tuple[str, ...]
    """Those of them that no worker has: what was begun there is in doubt."""

    def is_mine(self) -> bool:
        """It is this printer's turn to bring the next paper out."""

    def take_over(self) -> None:
        """Another printer has begun a paper: if it is given up, have it let go of that."""


class Alone:
    """A queue of one's own, with what a printer left that is not there any more.

    A standby that the owner has taken out of the configuration may have had papers to print.
    """

    def __init__(self, *inherits: str) -> None:
        self.sharing = inherits
        self.inherits = inherits

    def is_mine(self) -> bool:
        """Always."""
        return True

    def take_over(self) -> None:
        """There is nobody to take anything from."""


class Takeover:
    """Decides between the bar printer and its standby. Safe from any thread.

    The standby has its turn once the bar printer has been of no use for a while; the bar printer
    has it back as soon as it works. Both are told to the bar, on the paper of whose turn it is.
    """

    def __init__(
        self,
        bar: Printer,
        standby: Printer,
        clock: Clock,
        *,
        answers: Answers,
        after: TakeOverAfter = TAKE_OVER_AFTER,
    ) -> None:
        self._printers = {Turn.BAR: bar, Turn.STANDBY: standby}
        self._clock = clock
        self._answers = answers
        self._after = after
        self._lock = threading.Lock()
        self._worked_at = dict.fromkeys(self._printers, clock.monotonic())
        self._turn = Turn.BAR

    def share_of(self, whose: Turn) -> Share:
        """One printer's part in the queue of both."""
        other = self._other(whose)
        return _Part(self, whose, (self._printers[other].name,))

    def turn(self) -> Turn:
        """Whose turn it is now."""
        with self._lock:
            before = self._turn
            self._turn = turn = who_prints(
                self._standing(Turn.BAR),
                self._standing(Turn.STANDBY),
                now=before,
                after=self._after,
            )
        if turn is not before:
            self._tell(turn)
        return turn

    def take_from_other(self, whose: Turn) -> None:
        """What the other printer has begun is waited for as long as that makes sense."""
        other = self._other(whose)
        with self._lock:
            is_given_up = self._standing(other).is_given_up(self._after)
        if is_given_up:
            self._printers[other].let_go()

    def _standing(self, whose: Turn) -> Standing:
        printer, now = self._printers[whose], self._clock.monotonic()
        standing = standing_of(
            printer.health,
            now=now,
            last_worked=self._worked_at[whose],
            status_is_asked=printer.asks_status,
        )
        if standing.works:
            self._worked_at[whose] = now
        return standing

    def _tell(self, turn: Turn) -> None:
        bar, standby = self._printers[Turn.BAR], self._printers[Turn.STANDBY]
        if turn is Turn.STANDBY:
            troubles = ", ".join(bar.health.troubles)
            log.warning("%s prints instead of %s (%s)", standby.name, bar.name, troubles)
            self._answers.say(AnswerLine(AnswerWord.STANDBY_PRINTS))
        else:
            log.info("%s prints again", bar.name)
            self._answers.say(AnswerLine(AnswerWord.BAR_PRINTS))

    @staticmethod
    def _other(whose: Turn) -> Turn:
        return Turn.STANDBY if whose is Turn.BAR else Turn.BAR


class _Part:
    """Implements :class:`Share` for one of the two."""

    def __init__(self, takeover: Takeover, whose: Turn, sharing: tuple[str, ...]) -> None:
        self.sharing = sharing
        self.inherits: tuple[str, ...] = ()
        self._takeover = takeover
        self._whose = whose

    def is_mine(self) -> bool:
        return self._takeover.turn() is self._whose

    def take_over(self) -> None:
        self._takeover.take_from_other(self._whose)
