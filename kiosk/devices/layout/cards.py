"""The cards and the sheet of what runs out on paper: a name one reads, a code one scans.

White paper stands between two codes, so that a scanner held a little too high reads none rather
than the neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.document import Align, Code, Cut, Document, Element, Feed, Line, Rule
from kiosk.devices.layout.sheet import Sheet, band, loud, sign
from kiosk.domain.cardsheet import CardSection, CardSheet, CodeCard

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
            *(element for section in paper.sections for element in _section(section, sheet)),
            Cut(),
        )
    )


def _section(section: CardSection, sheet: Sheet) -> Iterator[Element]:
    yield from (Feed(2), band(section.title, sheet))
    if section.hint:
        yield from (Feed(), Line(section.hint, align=Align.CENTRE))
    yield Feed()
    for place, card in enumerate(section.cards):
        if place:
            yield Rule()
        yield from _card(card, sheet)


def _card(card: CodeCard, sheet: Sheet) -> Iterator[Element]:
    yield Line(card.name, style=loud(sheet.across(card.name), sheet), align=Align.CENTRE)
    if card.hint:
        yield Line(card.hint, align=Align.CENTRE)
    yield from (Feed(_QUIET), Code(card.code, sheet.code, align=Align.CENTRE), Feed(_QUIET))
