"""How a scan is answered: a ring, and words where a ring is not enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.answer import AnswerLine
from kiosk.ports import Ring
from kiosk.services.answers import Answers
from kiosk.services.refusals import note_refused_scan


@dataclass(frozen=True)
class Replies:
    """Rings and says through ``answers``; ``printer_works`` says whether a ring can be heard.

    ``buzz`` is felt instead where there is a pager behind the bar.
    """

    answers: Answers
    printer_works: Callable[[], bool]
    buzz: Callable[[Ring], None] = lambda _ring: None

    def ring(self, ring: Ring, *, words: AnswerLine | None = None) -> None:
        """Only ring; ``words`` say it where there is no bell."""
        self.answers.ring(ring, words=words)
        self._buzz(ring)

    def understood(self, counted: AnswerLine) -> None:
        """Ring; without a printer it is said when there is one again."""
        if self.printer_works():
            self.answers.ring(Ring.UNDERSTOOD, otherwise=counted)
        else:
            self.answers.say(counted)
            self._buzz(Ring.UNDERSTOOD)

    def refuse(self, line: AnswerLine) -> None:
        """Ring, and say why; the log has it, too."""
        self.answers.ring(Ring.REFUSED)
        self.answers.say(line)
        note_refused_scan(line)
        self._buzz(Ring.REFUSED)

    def _buzz(self, ring: Ring) -> None:
        if not self.printer_works():
            self.buzz(ring)
