"""The lines that answer a card where a ring does not say enough."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.devices.layout.cardwords import card_name
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.words import Words
from kiosk.domain.answer import AnswerLine, AnswerWord


def _number(line: AnswerLine) -> str:
    return "?" if line.number is None else str(line.number)


def _pager(line: AnswerLine) -> str:
    return "?" if line.pager is None else str(line.pager)


def _card(line: AnswerLine, words: Words) -> str:
    return "?" if line.card is None else card_name(line.card, words)


def _what(line: AnswerLine, words: Words) -> str:
    card, about = _card(line, words), line.goods if line.number is None else str(line.number)
    return f"{about} {card}" if about else card


def _done(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    return words.tr("{what} (printer was off)", what=_what(line, words))


def _second_step(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    if line.card is not None:
        return words.tr("{card}: now the second code", card=_card(line, words))
    if line.number is not None:
        return words.tr("{number}: scan it once more", number=line.number)
    return words.tr("now the card")


def _given_up(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    if line.card is None:
        return words.tr("no card came: nothing done")
    return words.tr("{card}: nothing came, nothing done", card=_card(line, words))


def _give_back(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    amount = words.paper_money(line.cents or 0)
    return words.tr("{number}: give back {amount}", number=_number(line), amount=amount)


def _take(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    amount = words.paper_money(line.cents or 0)
    return words.tr("{number}: take {amount}", number=_number(line), amount=amount)


def _closed(line: AnswerLine, words: Words, sheet: Sheet) -> str:
    time = "?" if line.at is None else words.clock(sheet.local(line.at))
    return words.tr("closed since {time}", time=time)


# Each message stands in a call of its own, where the collector of messages finds it.
CARD_LINES: dict[AnswerWord, Callable[[AnswerLine, Words, Sheet], str]] = {
    AnswerWord.CARD_DONE: _done,
    AnswerWord.TWO_CARDS: lambda _line, words, _: words.tr("two cards at once: nothing done"),
    AnswerWord.CARD_HEARD: lambda line, words, _: _what(line, words),
    AnswerWord.SECOND_STEP: _second_step,
    AnswerWord.TOO_SOON: lambda line, words, _: words.tr(
        "{number}: too soon, not collected", number=_number(line)
    ),
    AnswerWord.CARD_GIVEN_UP: _given_up,
    AnswerWord.MISFIT: lambda line, words, _: words.tr(
        "{card}: not with this, nothing done", card=_card(line, words)
    ),
    AnswerWord.NO_PAGER: lambda line, words, _: words.tr(
        "{number}: has no pager", number=_number(line)
    ),
    AnswerWord.CALLED_OFTEN: lambda line, words, _: words.tr(
        "{number}: called often enough", number=_number(line)
    ),
    AnswerWord.NO_TICKET: lambda _line, words, _: words.tr("no ticket printed yet"),
    AnswerWord.GIVE_BACK: _give_back,
    AnswerWord.NOT_PAUSED: lambda _line, words, _: words.tr("there is no pause"),
    AnswerWord.NO_CALL: lambda _line, words, _: words.tr("nobody has called for help"),
    AnswerWord.NOT_SOLD_OUT: lambda line, words, _: words.tr(
        "{goods} is not sold out", goods=line.goods
    ),
    AnswerWord.NOT_ON_MENU: lambda _line, words, _: words.tr("not on the menu: an old sheet"),
    AnswerWord.NO_FREE_PAGER: lambda line, words, _: words.tr(
        "{number}: no pager free", number=_number(line)
    ),
    AnswerWord.PAGER_INSTEAD: lambda line, words, _: words.tr(
        "{number}: now pager {pager}", number=_number(line), pager=_pager(line)
    ),
    AnswerWord.PAGER_LOST: lambda line, words, _: words.tr(
        "pager {pager} lost", pager=_pager(line)
    ),
    AnswerWord.TAKE: _take,
    AnswerWord.CLOSED_ALREADY: _closed,
    AnswerWord.NO_DAY: lambda _line, words, _: words.tr("no figures yet: nobody has ordered"),
    AnswerWord.NOT_MISSING: lambda line, words, _: words.tr(
        "pager {pager} is not missing", pager=_pager(line)
    ),
}
