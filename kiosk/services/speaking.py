"""What the bar is answered: rings between the papers, and words on a short paper of their own."""

from __future__ import annotations

import logging

from kiosk.domain.health import Trouble
from kiosk.domain.papers import Answer, AnswerLine, AnswerWord
from kiosk.ports import (
    CannotRender,
    Clock,
    DeviceDown,
    Ids,
    NotWritten,
    PrintOutcome,
    Ring,
    Unproven,
)
from kiosk.services.answers import Answers
from kiosk.services.station import Station

log = logging.getLogger(__name__)


class Speaker:
    """Rings and speaks at one printer. All calls from the printer's worker."""

    def __init__(self, station: Station, answers: Answers, clock: Clock, ids: Ids) -> None:
        self._station = station
        self._answers = answers
        self._clock = clock
        self._ids = ids

    def ask_for_a_person(self, number: int) -> None:
        """A ticket that cannot be brought out by itself: ring, and say which."""
        self._answers.ring(Ring.REFUSED)
        self._answers.say(AnswerLine(AnswerWord.COPIES_EXHAUSTED, number))

    def ring(self, *, can_ring: bool) -> None:
        """Ring what waits; what cannot be rung is said later if it must not be lost."""
        while (signal := self._answers.take_signal()) is not None:
            if not (can_ring and self._rang(signal.ring)):
                self._answers.say_instead(signal)

    def say(self) -> bool:
        """Print the short answer paper if one is due. True when something was written."""
        now = self._clock.monotonic()
        answer = self._answers.due(now)
        if answer is None:
            return False
        outcome = self._print(answer)
        if not isinstance(outcome, NotWritten):
            self._answers.printed(answer, now)
        return not isinstance(outcome, NotWritten)

    def _rang(self, ring: Ring) -> bool:
        try:
            self._station.printer.ring(ring)
        except DeviceDown as down:
            log.info("%s cannot ring: %s", self._station.name, down)
            return False
        return True

    def _print(self, answer: Answer) -> PrintOutcome:
        station, identifier = self._station, self._ids.identifier()
        try:
            with station.asking.printing():
                outcome = station.printer.print(
                    answer,
                    identifier=identifier,
                    close_fragment=station.fragment,
                    watcher=_Unwatched(),
                )
        except CannotRender:
            log.exception("an answer could not be composed: %s", answer)
            return Unproven(Trouble.ERROR)
        station.came_of(outcome, identifier)
        return outcome


class _Unwatched:
    """An answer paper leaves no trace in the database."""

    def before_first_write(self) -> None:
        """Nothing to commit."""

    def waiting(self, troubles: object) -> None:
        """Nothing to note."""
