"""Sets any paper: picks the layout and the language it is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from hardware.printer.document import Document
from kiosk.devices.layout.allergens import lay_allergens
from kiosk.devices.layout.answer import lay_answer
from kiosk.devices.layout.cards import lay_cards
from kiosk.devices.layout.figures import lay_figures
from kiosk.devices.layout.fragment import lay_fragment_end
from kiosk.devices.layout.help import lay_help
from kiosk.devices.layout.plain import lay_plain_ticket
from kiosk.devices.layout.receipt import lay_receipt
from kiosk.devices.layout.reminder import lay_reminder
from kiosk.devices.layout.restored import lay_after_restore
from kiosk.devices.layout.sample import lay_sample
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.shortage import lay_shortage
from kiosk.devices.layout.ticket import lay_ticket
from kiosk.devices.layout.trial import lay_trial
from kiosk.devices.layout.words import Words
from kiosk.domain.answer import Answer
from kiosk.domain.bartending import Handout
from kiosk.domain.cardsheet import CardSheet
from kiosk.domain.figures import DayReport
from kiosk.domain.lacks import ShortagePaper
from kiosk.domain.papers import (
    AfterRestore,
    AllergenSheet,
    BarsOwn,
    HelpSlip,
    Paper,
    PlainTicket,
    Receipt,
    Sample,
    Ticket,
)
from kiosk.domain.reminder import Reminder
from kiosk.domain.trial import Trial


@dataclass(frozen=True)
class Typesetter:
    """Sets papers for one printer: ``words`` gives a language by its code.

    ``languages`` are the window's, the first the one a receipt is in that cannot be written in
    its guest's; ``can_write`` says whether the printer has, or can draw, the letters of a text
    in a language. ``handout``: how a guest gets the pager that her papers name.
    """

    sheet: Sheet
    words: Callable[[str], Words]
    staff_language: str
    window: str
    languages: tuple[str, ...] = ()
    can_write: Callable[[str, str], bool] = lambda _text, _language: True
    handout: Handout = Handout.RACK

    def set(self, paper: Paper) -> Document:
        """The document of a paper: the guest's paper in her language, all else in the staff's."""
        match paper:
            case Ticket():
                return lay_ticket(paper, self._staff, self.sheet, handout=self.handout)
            case PlainTicket():
                return lay_plain_ticket(paper)
            case Receipt():
                shown = self._writable(paper)
                words = self.words(shown.language)
                name, handout = self.window, self.handout
                return lay_receipt(shown, words, self.sheet, window=name, handout=handout)
            case AllergenSheet():
                words = self.words(paper.language)
                return lay_allergens(paper, words, self.sheet, window=self.window)
            case Sample():
                document = replace(self, handout=paper.handout).set(paper.paper)
                return lay_sample(paper, document, self._staff, self.sheet)
            case _:
                return self._bars_own(paper)

    def _bars_own(self, paper: BarsOwn) -> Document:
        """A paper that belongs to no order."""
        match paper:
            case Answer():
                return lay_answer(paper, self._staff, self.sheet)
            case AfterRestore():
                return lay_after_restore(paper, self._staff, self.sheet)
            case HelpSlip():
                return lay_help(paper, self._staff, self.sheet)
            case DayReport():
                return lay_figures(paper, self._staff, self.sheet, window=self.window)
            case Reminder() | ShortagePaper():
                return self._about_orders(paper)
            case CardSheet():
                return lay_cards(paper, self.sheet, window=self.window)
            case Trial():
                return lay_trial(paper, self._staff, self.sheet, window=self.window)
            case _:
                assert_never(paper)

    def _about_orders(self, paper: Reminder | ShortagePaper) -> Document:
        """A paper that names several orders at once."""
        if isinstance(paper, Reminder):
            return lay_reminder(paper, self._staff, self.sheet)
        return lay_shortage(paper, self._staff, self.sheet)

    def language_for(self, language: str) -> str:
        """The language a receipt comes out in: the guest's, else one whose letters there are."""
        choice = (language, *self.languages)
        return next(filter(self._speaks, choice), self.staff_language)

    def replaced(self) -> Mapping[str, str]:
        """The window's languages a receipt cannot come out in, each with the one it comes in."""
        instead = {language: self.language_for(language) for language in self.languages}
        return {language: other for language, other in instead.items() if other != language}

    @property
    def writes_for_staff(self) -> bool:
        """The staff's own letters are there; else their papers come in Latin ones."""
        return self._speaks(self.staff_language)

    def _speaks(self, language: str) -> bool:
        """Its own sentences are a fair sample of a language."""
        return self.can_write(self.words(language).tr("Please pay at the window."), language)

    def _writable(self, receipt: Receipt) -> Receipt:
        """The receipt as it is, or where its letters are missing in a language that has them.

        Its drinks are then called as the staff call them: the guest's names have those letters.
        """
        language = self.language_for(receipt.language)
        if language == receipt.language:
            return receipt
        return replace(receipt, language=language, lines=receipt.staff_lines)

    def fragment_end(self) -> Document:
        """What is printed before anything else when a torn-off beginning may lie in the printer."""
        return lay_fragment_end(self._staff)

    @property
    def _staff(self) -> Words:
        return self.words(self.staff_language)
