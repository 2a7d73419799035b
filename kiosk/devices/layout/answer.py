"""The short paper that answers a scan: a line each, then cut, so it never heads a ticket."""

from __future__ import annotations

from collections.abc import Callable

from hardware.printer.document import Cut, Document, Line
from kiosk.devices.layout.cardlines import CARD_LINES
from kiosk.devices.layout.sheet import Sheet, loud
from kiosk.devices.layout.words import Words
from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.health import Part, Trouble
from kiosk.domain.order import OrderState
from kiosk.services.partwords import near_its_end, what_is_wrong

_TIMES = "\u00d7"


def lay_answer(answer: Answer, words: Words, sheet: Sheet) -> Document:
    """Answers in the staff's language, in the order in which they were given."""
    texts = [answer_line(line, words, sheet) for line in answer.lines]
    style = loud(max(map(len, texts), default=0), sheet)
    return Document((*(Line(text, style=style) for text in texts), Cut()))


def answer_line(line: AnswerLine, words: Words, sheet: Sheet) -> str:
    """One answer in the staff's language, as short as it goes."""
    text = _TEXTS[line.word](line, words, sheet)
    return f"{text} {_TIMES}{line.count}" if line.count > 1 else text


def _stands(line: AnswerLine, words: Words, sheet: Sheet) -> str:
    """The order's number, its state and since when, as far as they are known."""
    parts = [_number(line)]
    if line.state is not None:
        parts.append(_STATES[line.state](words))
    if line.at is not None:
        parts.append(words.clock(sheet.local(line.at)))
    return " ".join(parts)


def _number(line: AnswerLine) -> str:
    return "?" if line.number is None else str(line.number)


def _not_called(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    pager = "?" if line.pager is None else line.pager
    return words.tr("{number}: pager {pager} not called", number=_number(line), pager=pager)


def _counted_offline(line: AnswerLine, words: Words, sheet: Sheet) -> str:
    return words.tr("{what} (printer was off)", what=_stands(line, words, sheet))


def _part_lost(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    return what_is_wrong(words, line.part or Part.PROGRAM, line.trouble or Trouble.ERROR)


def _near_end(line: AnswerLine, words: Words, _sheet: Sheet) -> str:
    return near_its_end(words, line.part or Part.BAR)


def _help_seen(line: AnswerLine, words: Words, sheet: Sheet) -> str:
    time = "?" if line.at is None else words.clock(sheet.local(line.at))
    return words.tr("help: seen {time}", time=time)


def _help_over(line: AnswerLine, words: Words, sheet: Sheet) -> str:
    time = "?" if line.at is None else words.clock(sheet.local(line.at))
    return words.tr("help: called {time}, long over", time=time)


# Each message stands in a call of its own, where the collector of messages finds it.
_STATES: dict[OrderState, Callable[[Words], str]] = {
    OrderState.PLACED: lambda words: words.tr("to be made"),
    OrderState.READY: lambda words: words.tr("ready"),
    OrderState.COLLECTED: lambda words: words.tr("collected"),
    OrderState.CANCELLED: lambda words: words.tr("cancelled"),
    OrderState.ABANDONED: lambda words: words.tr("abandoned"),
}
_TEXTS: dict[AnswerWord, Callable[[AnswerLine, Words, Sheet], str]] = {
    AnswerWord.ALREADY: _stands,
    AnswerWord.COUNTED_OFFLINE: _counted_offline,
    AnswerWord.PAGER_NOT_CALLED: _not_called,
    AnswerWord.NOT_OURS: lambda _line, words, _: words.tr("not one of our codes"),
    AnswerWord.NOISE: lambda _line, words, _: words.tr("code not readable"),
    AnswerWord.STANDBY_PRINTS: lambda _line, words, _: words.tr(
        "bar printer is down: the standby prints"
    ),
    AnswerWord.BAR_PRINTS: lambda _line, words, _: words.tr("the bar printer prints again"),
    AnswerWord.PART_LOST: _part_lost,
    AnswerWord.HELP_SEEN: _help_seen,
    AnswerWord.HELP_OVER: _help_over,
    AnswerWord.PAPER_NEAR_END: _near_end,
    AnswerWord.NOT_HELD: lambda line, words, _: words.tr(
        "pager {pager} is not held", pager=line.pager
    ),
    AnswerWord.PAGER_BACK: lambda line, words, _: words.tr(
        "pager {pager} back in the rack", pager=line.pager
    ),
    AnswerWord.NOT_SAVED: lambda _line, words, _: words.tr("not saved: scan again"),
    AnswerWord.UNKNOWN_ORDER: lambda line, words, _: words.tr(
        "{number}: unknown order", number=_number(line)
    ),
    AnswerWord.OTHER_DAY: lambda line, words, _: words.tr(
        "{number}: from another day", number=_number(line)
    ),
    **CARD_LINES,
    AnswerWord.COPIES_EXHAUSTED: lambda line, words, _: words.tr(
        "{number}: no ticket, look for it", number=_number(line)
    ),
}
