"""What has run out, and the orders that still need it: the numbers of the tickets to look for.

He has just scanned it with the other hand, so it is short: which tickets, which glass of them,
and how much of that glass goes. What to do about it stands below, once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hardware.printer.document import Cut, Document, Element, Feed, Line, Rule, Style
from kiosk.devices.layout.cardwords import card_name
from kiosk.devices.layout.sheet import BOLD, Sheet, band, loud
from kiosk.devices.layout.words import Words
from kiosk.domain.cards import Card
from kiosk.domain.lacks import ShortagePaper, ShortDrink, ShortOrder

_LARGEST = 4
"""Times plain type: 12 mm high, as on the reminder."""


def lay_shortage(paper: ShortagePaper, words: Words, sheet: Sheet) -> Document:
    """The paper in the staff's language."""
    time = words.clock(sheet.local(paper.at))
    return Document(
        (
            *((band(words.tr("COPY"), sheet), Feed()) if paper.copy else ()),
            band(words.tr("SOLD OUT"), sheet, at_end=time),
            Feed(),
            _large(paper.name[:1].upper() + paper.name[1:], sheet),
            Feed(),
            Line(words.tr("Still to be made with it:"), style=BOLD),
            *(element for order in paper.orders for element in _order(order, words, sheet)),
            Feed(),
            Rule(heavy=True),
            _what_to_do(words),
            Feed(),
            Line(_until(paper, words, sheet)),
            Cut(),
        )
    )


def _large(text: str, sheet: Sheet) -> Element:
    """As large as it goes in one row; a long name in several, as large as its words allow."""
    across = sheet.across(text)
    for times in range(_LARGEST, 1, -1):
        if across * times <= sheet.columns:
            return Line(text, style=Style(times, times, bold=True))
    longest = max(map(sheet.across, text.split()))
    return Line(text, style=replace(loud(longest, sheet), bold=True))


def _order(order: ShortOrder, words: Words, sheet: Sheet) -> Iterator[Element]:
    """Its number, and below it the glasses it is about; its other glasses are made as they are."""
    yield Rule()
    yield Line(str(order.number), style=Style(_LARGEST, _LARGEST, bold=True))
    longest = max(sheet.across(f"{each.quantity} {each.name}") for each in order.drinks)
    style = loud(longest, sheet)
    for drink in order.drinks:
        mark = str(drink.quantity)
        indent = (len(mark) + 1) * style.width
        yield Line(drink.name, style=style, indent=indent, mark=mark)
        if note := _note(drink, words):
            yield Line(note, style=BOLD, indent=indent)


def _note(drink: ShortDrink, words: Words) -> str:
    """How much of the glass goes, where it is not all of it."""
    if drink.options:
        return words.tr("only missing: {options}", options=", ".join(drink.options))
    return words.tr("can be made without") if drink.may_go_without else ""


def _what_to_do(words: Words) -> Element:
    card = card_name(Card.CANNOT_MAKE, words)
    return Line(words.tr("If it cannot be made: card “{card}”, then its ticket.", card=card))


def _until(paper: ShortagePaper, words: Words, sheet: Sheet) -> str:
    """How it comes back by itself, and what it takes to have it back before."""
    card = card_name(Card.BACK_AGAIN, words)
    if paper.until is None:
        return words.tr("On the menu again at the next opening, or by card “{card}”.", card=card)
    now, then = sheet.local(paper.at), sheet.local(paper.until)
    time = words.clock(then)
    if then.date() == now.date():
        return words.tr("On the menu again at {time}, or by card “{card}”.", time=time, card=card)
    return words.tr(
        "On the menu again on {date} at {time}, or by card “{card}”.",
        date=words.date(then.date()),
        time=time,
        card=card,
    )
