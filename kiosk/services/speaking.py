"""What the bar is answered: rings between the papers, and words on a short paper of their own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.health import Trouble, Verdict
from kiosk.domain.papers import HelpSlip
from kiosk.ports import (
    CannotRender,
    Clock,
    DeviceDown,
    Ids,
    NotWritten,
    Printed,
    PrintOutcome,
    Records,
    Ring,
    Storage,
    StorageFailed,
    Unproven,
)
from kiosk.services.answers import PAPER_EVERY_S, WITHOUT_BELL_EVERY_S, Answers
from kiosk.services.help import rang
from kiosk.services.station import Station

log = logging.getLogger(__name__)


class Speaker:
    """Rings and speaks at one printer. All calls from the printer's worker."""

    def __init__(
        self, station: Station, answers: Answers, *, storage: Storage, clock: Clock, ids: Ids
    ) -> None:
        self._station = station
        self._storage = storage
        self._answers = answers
        self._clock = clock
        self._ids = ids
        self._rang_for_help_at: datetime | None = None

    def ask_for_a_person(self, number: int) -> None:
        """A ticket that cannot be brought out by itself: ring, and say which."""
        self._answers.ring(Ring.REFUSED)
        self._answers.say(AnswerLine(AnswerWord.COPIES_EXHAUSTED, number))

    def ring(self, *, can_ring: bool) -> None:
        """Ring what waits; what cannot be rung is said later if it must not be lost.

        A printer that missed one question may answer the next: for that a ring waits a moment.
        """
        printer = self._station.printer
        if not can_ring and printer.health.verdict is Verdict.UNKNOWN:
            self._answers.drop_late()
            return
        while (signal := self._answers.take_signal()) is not None:
            if can_ring and not printer.has_bell:
                self._answers.say_words(signal)
            elif not (can_ring and self._rang(signal.ring)):
                self._answers.say_instead(signal)

    def slip_is_out(self, slip: HelpSlip) -> None:
        """A guest's call came out: it rings now if its own ring went with an earlier life of the
        program, or with the printer's trouble. Paper alone may lie there unseen.
        """
        rang_at = self._rang_for_help_at
        if rang_at is None or rang_at < slip.asked_at:
            self._rang(Ring.HELP)

    def say(self) -> bool:
        """Print the short answer paper if one is due. True when something was written."""
        now = self._clock.monotonic()
        has_bell = self._station.printer.has_bell
        every_s = PAPER_EVERY_S if has_bell else WITHOUT_BELL_EVERY_S
        answer = self._answers.due(now, every_s=every_s)
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
        if ring is Ring.HELP:
            self._rang_for_help_at = now = self._clock.now()
            self._note(lambda records: rang(records, now))
        return True

    def _print(self, answer: Answer) -> PrintOutcome:
        station, identifier = self._station, self._ids.identifier()
        try:
            with station.asking.printing():
                outcome = station.printer.print(
                    answer,
                    identifier=identifier,
                    close_fragment=station.fragment,
                    watcher=self,
                )
        except CannotRender:
            log.exception("an answer could not be composed: %s", answer)
            return Unproven(Trouble.ERROR)
        station.came_of(outcome, identifier)
        if isinstance(outcome, Printed):
            self._note(lambda records: records.jobs.forget_loose(station.name))
        return outcome

    def before_first_write(self) -> None:
        """An answer is no job; only that it is begun is noted, should the process end in it."""
        now = self._clock.now()
        self._note(lambda records: records.jobs.note_loose(self._station.name, now))

    def waiting(self, troubles: object) -> None:
        """Nothing to note."""

    def _note(self, note: Callable[[Records], None]) -> None:
        try:
            with self._storage.write() as records:
                note(records)
                records.commit()
        except StorageFailed as error:
            # That the disk refuses is just what many an answer says: it comes out all the same.
            log.info("what the bar was told could not be noted: %s", error)
