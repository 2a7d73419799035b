"""The slip of a guest who calls: a black head no ticket has, then where she is and who she is.

It must be told from a ticket at a glance in a dark bar, so it begins with a block of black, and
what it wants of him is one thing: come, or scan it, so that she reads that he has seen it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hardware.printer.document import (
    Align,
    Code,
    Cut,
    Document,
    Element,
    Feed,
    Line,
    Pair,
    Rule,
    Style,
)
from kiosk.devices.layout.sheet import TALL, Sheet, loud, number
from kiosk.devices.layout.words import Words
from kiosk.domain.help import HelpScreen
from kiosk.domain.papers import HelpSlip

_LARGEST_HEAD = 6
"""Times plain type: 18 mm high."""

# Each message stands in a call of its own, where the collector of messages finds it.
_SCREENS: dict[HelpScreen, Callable[[Words], str]] = {
    HelpScreen.ATTRACT: lambda words: words.tr("at the first screen"),
    HelpScreen.MENU: lambda words: words.tr("choosing from the menu"),
    HelpScreen.DRINK: lambda words: words.tr("choosing a drink"),
    HelpScreen.BASKET: lambda words: words.tr("about to order"),
    HelpScreen.NUMBER: lambda words: words.tr("has ordered"),
    HelpScreen.CLOSED: lambda words: words.tr("window shown as closed"),
}


def lay_help(slip: HelpSlip, words: Words, sheet: Sheet) -> Document:
    """A slip in the staff's language."""
    return Document(
        (
            *_head(words.tr("HELP"), sheet),
            Feed(),
            _ends(words.clock(sheet.local(slip.asked_at)), slip.language.upper(), sheet),
            _loud(_SCREENS[slip.screen](words), sheet),
            *(() if slip.number is None else (Feed(), number(slip.number))),
            Rule(heavy=True),
            Line(words.tr("Scan it, and she reads that you are coming:")),
            Feed(),
            Code(slip.code, sheet.code, align=Align.CENTRE),
            Cut(),
        )
    )


def _head(word: str, sheet: Sheet) -> Iterator[Element]:
    """A block of black across the paper, the word in white in its middle."""
    word = sheet.write(word)
    times = _times(word, sheet)
    style = Style(width=times, height=times, inverted=True)
    edge = Line(" " * sheet.columns, style=replace(TALL, inverted=True))
    yield edge
    yield Line(word.center(sheet.columns // times), style=style, align=Align.CENTRE)
    yield edge


def _times(word: str, sheet: Sheet) -> int:
    """As large as it goes in, among the sizes whose letters fill the row to its edges."""
    sizes = (times for times in range(_LARGEST_HEAD, 0, -1) if sheet.columns % times == 0)
    return next((times for times in sizes if len(word) <= sheet.columns // times), 1)


def _ends(left: str, right: str, sheet: Sheet) -> Element:
    return Pair(left, right, style=loud(sheet.across(left) + 1 + sheet.across(right), sheet))


def _loud(text: str, sheet: Sheet) -> Element:
    return Line(text, style=loud(sheet.across(text), sheet, rows=2))
