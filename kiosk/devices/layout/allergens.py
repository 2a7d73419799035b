"""The table of allergens and strength on paper: for the guest who asks, and for the inspector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from hardware.printer.document import Align, Cut, Document, Element, Feed, Line, Pair, Rule
from kiosk.devices.layout.sheet import BOLD, TALL, Sheet, sign
from kiosk.devices.layout.words import Words
from kiosk.domain.papers import AllergenSheet
from kiosk.services.allergensheet import SheetLine, remarks, sheet_lines

_CHOICE_MARK = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_INDENT = 2


def lay_allergens(paper: AllergenSheet, words: Words, sheet: Sheet, *, window: str) -> Document:
    """The table in the language it was asked for in. ``window`` is the name over the door."""
    at = sheet.local(paper.printed_at)
    lines = tuple(sheet_lines(paper.rows, words, paper.language))
    return Document(
        (
            sign(window, sheet),
            Feed(),
            Line(words.tr("Allergens and strength"), style=TALL, align=Align.CENTRE),
            Line(
                words.tr("{day}, {time}", day=words.date(at.date()), time=words.clock(at)),
                align=Align.CENTRE,
            ),
            Rule(heavy=True),
            *_sections(lines),
            Rule(),
            *(Line(remark) for remark in remarks(words)),
            Cut(),
        ),
        language=paper.language,
    )


def _sections(lines: Iterable[SheetLine]) -> Iterator[Element]:
    """A menu of one section needs no heading."""
    parts = [(name, tuple(part)) for name, part in groupby(lines, key=lambda line: line.section)]
    for name, part in parts:
        if len(parts) > 1:
            yield from (Feed(), Line(name, style=TALL))
        for line in part:
            yield from _line(line)


def _line(line: SheetLine) -> Iterator[Element]:
    if line.is_drink:
        yield from (Feed(), Pair(line.name, line.strength, style=BOLD))
        yield Line(line.allergens, indent=_INDENT)
    elif line.changes:
        yield Pair(line.name, line.strength, indent=_INDENT, mark=_CHOICE_MARK)
        yield Line(line.allergens, indent=_INDENT)
