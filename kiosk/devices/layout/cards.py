"""The cards and the sheet of what runs out on paper: a name one reads, a code one scans.

White paper stands between two codes, so that a scanner held a little too high reads none rather
than the neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from hardware.printer.document import (
    Align,
    Code,
    CodeKind,
    Cut,
    Document,
    Element,
    Feed,
    Line,
    Rule,
)
from kiosk.devices.cardface import pictogram_on_paper
from kiosk.devices.layout.sheet import TALL, Sheet, band, loud, sign
from kiosk.domain.cardsheet import CardSection, CardSheet, CodeCard, Lesson

_QUIET = 2
"""Half lines above and below a code, 3.75 mm: the white that a QR code must have around it is four
modules of 0.625 mm (ISO/IEC 18004)."""


def lay_cards(paper: CardSheet, sheet: Sheet, *, window: str) -> Document:
    """A sheet in the language its names are in: the staff's."""
    return Document(
        (
            sign(window, sheet),
            Feed(),
            Line(paper.title, style=loud(sheet.across(paper.title), sheet), align=Align.CENTRE),
            *(element for lesson in paper.lessons for element in _lesson(lesson, sheet)),
            *(element for part in paper.sections for element in _section(part, paper, sheet)),
            Cut(),
        )
    )


def _lesson(lesson: Lesson, sheet: Sheet) -> Iterator[Element]:
    """Read once in a quiet minute: tall type, a sentence apart from the next."""
    yield from (Feed(2), band(lesson.title, sheet))
    for line in lesson.lines:
        yield from (Feed(), Line(line, style=TALL))


def _section(section: CardSection, paper: CardSheet, sheet: Sheet) -> Iterator[Element]:
    yield from (Feed(2), band(section.title, sheet))
    if section.hint:
        yield from (Feed(), Line(section.hint, align=Align.CENTRE))
    yield Feed()
    if paper.is_list and sheet.code is CodeKind.QR:
        yield from _staggered(section, sheet)
        return
    for place, card in enumerate(section.cards):
        if place:
            yield Rule()
        yield from _card(card, sheet, align=Align.CENTRE)


def _staggered(section: CardSection, sheet: Sheet) -> Iterator[Element]:
    """Left and right in turn: the next line may begin close below, its code is across the paper."""
    for card, align in zip(section.cards, cycle((Align.LEFT, Align.RIGHT)), strict=False):
        yield from _card(card, sheet, align=align)


def _card(card: CodeCard, sheet: Sheet, *, align: Align) -> Iterator[Element]:
    if card.card is not None:
        yield pictogram_on_paper(card.card)
    yield Line(card.name, style=loud(sheet.across(card.name), sheet), align=align)
    if card.hint:
        yield Line(card.hint, align=align)
    yield from (Feed(_QUIET), Code(card.code, sheet.code, align=align), Feed(_QUIET))
