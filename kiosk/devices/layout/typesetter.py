"""Sets any paper: picks the layout and the language it is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from hardware.printer.document import Document
from kiosk.devices.layout.answer import lay_answer
from kiosk.devices.layout.fragment import lay_fragment_end
from kiosk.devices.layout.plain import lay_plain_ticket
from kiosk.devices.layout.receipt import lay_receipt
from kiosk.devices.layout.restored import lay_after_restore
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.ticket import lay_ticket
from kiosk.devices.layout.words import Words
from kiosk.domain.papers import AfterRestore, Answer, Paper, PlainTicket, Receipt, Ticket


@dataclass(frozen=True)
class Typesetter:
    """Sets papers for one printer: ``words`` gives a language by its code."""

    sheet: Sheet
    words: Callable[[str], Words]
    staff_language: str
    window: str

    def set(self, paper: Paper) -> Document:
        """The document of a paper: the guest's paper in her language, all else in the staff's."""
        match paper:
            case Ticket():
                return lay_ticket(paper, self._staff, self.sheet)
            case PlainTicket():
                return lay_plain_ticket(paper)
            case Receipt():
                words = self.words(paper.language)
                return lay_receipt(paper, words, self.sheet, window=self.window)
            case Answer():
                return lay_answer(paper, self._staff, self.sheet)
            case AfterRestore():
                return lay_after_restore(paper, self._staff, self.sheet)
            case _:
                assert_never(paper)

    def fragment_end(self) -> Document:
        """What is printed before anything else when a torn-off beginning may lie in the printer."""
        return lay_fragment_end(self._staff)

    @property
    def _staff(self) -> Words:
        return self.words(self.staff_language)
