"""Answers to scans: short, each on its own line, cut off from what follows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hardware.printer.paper import Edge
from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.cards import Card
from kiosk.domain.order import OrderState
from tests.devices.papers import printed

AT = datetime(2026, 11, 20, 22, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            AnswerLine(AnswerWord.ALREADY, 42, state=OrderState.COLLECTED, at=AT),
            "42 ritirato 23:20",
        ),
        (AnswerLine(AnswerWord.ALREADY, 8, state=OrderState.CANCELLED), "8 annullato"),
        (AnswerLine(AnswerWord.NOT_OURS), "codice non nostro"),
        (AnswerLine(AnswerWord.UNKNOWN_ORDER, 42), "42: ordine sconosciuto"),
        (AnswerLine(AnswerWord.OTHER_DAY, 42), "42: di un altro giorno"),
        (AnswerLine(AnswerWord.NOISE), "codice illeggibile"),
        (AnswerLine(AnswerWord.PAGER_NOT_CALLED, 42, pager=7), "42: pager 7 non chiamato"),
        (AnswerLine(AnswerWord.COPIES_EXHAUSTED, 42), "42: manca la comanda"),
        (AnswerLine(AnswerWord.NOT_SAVED), "non salvato: ripassare il codice"),
        (
            AnswerLine(AnswerWord.STANDBY_PRINTS),
            "stampante bar ferma: stampa la riserva",
        ),
        (
            AnswerLine(AnswerWord.BAR_PRINTS),
            "la stampante del bar stampa di nuovo",
        ),
        (
            AnswerLine(AnswerWord.COUNTED_OFFLINE, 42, state=OrderState.READY, at=AT),
            "42 pronto 23:20 (stampante era spenta)",
        ),
    ],
)
def test_an_answer_is_one_sentence(line: AnswerLine, text: str):
    assert printed(Answer((line,))).lines == (text,)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (AnswerLine(AnswerWord.CARD_HEARD, card=Card.PAUSE), "pause"),
        (AnswerLine(AnswerWord.CARD_HEARD, 42, card=Card.MISTAKE), "42 cancel: a mistake"),
        (AnswerLine(AnswerWord.CARD_HEARD, card=Card.SOLD_OUT, goods="lime"), "lime sold out"),
    ],
)
def test_a_card_is_named_with_what_it_was_about(line: AnswerLine, text: str):
    assert printed(Answer((line,))).lines == (text,)


@pytest.mark.parametrize("word", AnswerWord)
def test_an_answer_about_nothing_known_is_still_printed(word: AnswerWord):
    assert printed(Answer((AnswerLine(word),))).lines != ()


def test_equal_answers_are_counted():
    line = AnswerLine(AnswerWord.NOT_OURS, count=3)
    assert printed(Answer((line,))).lines == ("codice non nostro ×3",)


def test_several_answers_share_one_paper_that_is_cut():
    first = AnswerLine(AnswerWord.NOISE)
    page = printed(Answer((first, replace(first, word=AnswerWord.NOT_OURS))))
    assert page.lines == ("codice illeggibile", "codice non nostro")
    assert page.edge is Edge.PARTIAL_CUT
