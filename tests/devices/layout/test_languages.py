"""The papers in the languages that are shipped."""

from dataclasses import replace

import pytest

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.papers import Paper
from kiosk.i18n import Translators
from tests.devices.papers import (
    LATE_COPY,
    NARROW_ROLL,
    ONE_DRINK,
    RECEIPT_IT,
    RESTORED,
    WIDE_ROLL,
    typesetter,
    words_on,
)

SHIPPED = Translators()


def shown(paper: Paper, language: str) -> str:
    setter = replace(typesetter(WIDE_ROLL), words=SHIPPED.for_language, staff_language=language)
    data = b"\x1b@\x1bt\x13" + Encoder(WIDE_ROLL).encode(setter.set(paper))
    return words_on(read_paper(data, profile=WIDE_ROLL).pages[0])


@pytest.mark.parametrize("language", SHIPPED.shipped())
def test_every_paper_can_be_set_in_every_shipped_language(language: str):
    answers = Answer(tuple(AnswerLine(word) for word in AnswerWord))
    receipt = replace(RECEIPT_IT, language=language)
    for paper in (ONE_DRINK, LATE_COPY, receipt, answers, RESTORED):
        assert "{" not in shown(paper, language)


def test_the_staff_read_italian_and_the_guest_her_own_language():
    assert "DA PAGARE € 9,00" in shown(ONE_DRINK, "it")
    assert "Total €86.00" in shown(replace(RECEIPT_IT, language="en"), "it")


def test_no_word_of_a_ticket_is_left_untranslated():
    papers = (ONE_DRINK, LATE_COPY, Answer(tuple(AnswerLine(word) for word in AnswerWord)))
    text = " ".join(shown(paper, "it") for paper in papers)
    for english in ("COPY", "LATE", "PAY", "CHECK", "PAID", "order", "code", "scan", "was off"):
        assert english not in text.split()


def test_the_warnings_of_a_ticket_fit_into_one_row_of_the_narrow_roll():
    words = SHIPPED.for_language("it")
    for word in ("COPY", "CANCELLED", "ABANDONED", "COLLECTED", "READY", "CHECK ID"):
        assert len(words.tr(word)) <= NARROW_ROLL.columns
