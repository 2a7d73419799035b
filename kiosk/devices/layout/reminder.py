"""What nobody has answered, on one paper: the numbers as large as a hand, the oldest on top.

Read in one glance over the shoulder: how many wait and how long. A ticket that cannot be found is
on it with its drinks and a code of its own, so that it can still be made and answered.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from kiosk.devices.layout.sheet import BOLD, Sheet, band, block, loud, pager_name
from kiosk.devices.layout.words import Words
from kiosk.domain.order import OrderState
from kiosk.domain.reminder import MissingPager, OpenCall, OpenOrder, Reminder

_LARGEST = 4
"""Times plain type: 12 mm high, and four such numbers still lie under one hand."""

_GAP = "  "
"""Between a number and its age at least."""

_BETWEEN_CODES = 4
"""Half lines of paper between a code and what follows: 7 mm, a scanner's beam is narrower."""


def lay_reminder(paper: Reminder, words: Words, sheet: Sheet) -> Document:
    """The reminder in the staff's language."""
    return Document(
        (
            band(words.tr("WAITING"), sheet, at_end=words.clock(sheet.local(paper.at))),
            *_state(paper, words),
            *(element for call in paper.calls for element in _call(call, words, sheet)),
            *(element for order in paper.orders for element in _order(order, words, sheet)),
            *_pagers(paper.pagers, words, sheet),
            Cut(),
        )
    )


def _state(paper: Reminder, words: Words) -> Iterator[Element]:
    """What the window does about it, and how it ends."""
    if not (paper.slowed or paper.closed):
        return
    said = (
        words.tr("The window takes no orders.")
        if paper.closed
        else words.tr("The window takes fewer orders.")
    )
    yield from (Feed(), Line(said, style=BOLD))
    yield Line(words.tr("Scan any paper, and it goes on."))


def _call(call: OpenCall, words: Words, sheet: Sheet) -> Iterator[Element]:
    yield Feed()
    head = words.tr("HELP")
    yield from block(f"{head} {_age(call.minutes, words)}", sheet)
    if call.number is not None:
        yield _said(words.tr("order {number}", number=call.number), sheet)
    if call.code:
        yield Line(words.tr("Scan it, and she reads that you are coming:"))
        yield from _code(call.code, sheet)


def _order(order: OpenOrder, words: Words, sheet: Sheet) -> Iterator[Element]:
    """Number and age, its drinks hanging below; ready ones only wait for their guests."""
    yield from (Feed(), Rule())
    yield _head(order, words, sheet)
    if order.state is OrderState.READY:
        yield _said(_ready(order, words), sheet)
    yield from _drinks(order, sheet)
    if order.code:
        yield Feed()
        yield Line(words.tr("No ticket? Scan this instead:"))
        yield from _code(order.code, sheet)


def _drinks(order: OpenOrder, sheet: Sheet) -> Iterator[Element]:
    """Quantity and name, all of one size: wide, though a name takes two rows then."""
    rows = [(str(quantity), name) for quantity, name in order.drinks]
    longest = max((len(mark) + 1 + sheet.across(name) for mark, name in rows), default=0)
    style = loud(longest, sheet, rows=2)
    for mark, name in rows:
        yield Line(name, style=style, indent=(len(mark) + 1) * style.width, mark=mark)


def _said(text: str, sheet: Sheet) -> Element:
    return Line(text, style=loud(sheet.across(text), sheet))


def _head(order: OpenOrder, words: Words, sheet: Sheet) -> Element:
    """Number and age in one row as large as they go; a narrow roll has the minutes' short mark."""
    number, age = str(order.number), _age(order.minutes, words)
    if _times(number, age, sheet) < _LARGEST:
        age = words.tr("{minutes}'", minutes=order.minutes)
    times = _times(number, age, sheet)
    return Pair(number, age, style=Style(width=times, height=times, bold=True))


def _times(number: str, age: str, sheet: Sheet) -> int:
    across = len(number) + len(_GAP) + sheet.across(age)
    sizes = range(_LARGEST, 1, -1)
    return next((times for times in sizes if across * times <= sheet.columns), 2)


def _ready(order: OpenOrder, words: Words) -> str:
    if order.pager is None:
        return words.tr("ready, not collected")
    return words.tr("ready, not collected: pager {number}", number=order.pager)


def _age(minutes: int, words: Words) -> str:
    return words.tr("{minutes} min", minutes=minutes)


def _pagers(pagers: tuple[MissingPager, ...], words: Words, sheet: Sheet) -> Iterator[Element]:
    """A code each: scanned when the pager turns up, it is handed out again."""
    if not pagers:
        return
    yield from (Feed(), Rule(heavy=True))
    yield Line(words.tr("Missing pagers. Scan the code of each that you find:"))
    for pager in pagers:
        yield Feed()
        yield pager_name(pager.number, words, sheet)
        yield from _code(pager.code, sheet)


def _code(code: str, sheet: Sheet) -> Iterator[Element]:
    yield from (Feed(), Code(code, sheet.code, align=Align.CENTRE), Feed(_BETWEEN_CODES))
