"""The table of allergens and strength on paper: for the guest who asks, and for the inspector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from hardware.printer.document import Align, Cut, Document, Element, Feed, Line, Pair, Rule
from kiosk.devices.layout.sheet import BOLD, PLAIN, TALL, Sheet, sign
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
            *_sections(lines, sheet),
            Rule(),
            *(Line(remark) for remark in remarks(words)),
            Cut(),
        ),
        language=paper.language,
    )


def _sections(lines: Iterable[SheetLine], sheet: Sheet) -> Iterator[Element]:
    """A menu of one section needs no heading."""
    parts = [(name, tuple(part)) for name, part in groupby(lines, key=lambda line: line.section)]
    for name, part in parts:
        if len(parts) > 1:
            yield from (Feed(), Line(name, style=TALL))
        for line in part:
            yield from _line(line, sheet)


def _line(line: SheetLine, sheet: Sheet) -> Iterator[Element]:
    """Strength beside the name where both fit into a row, else below it."""
    if not line.is_drink and not line.changes:
        return
    style, mark = (BOLD, "") if line.is_drink else (PLAIN, _CHOICE_MARK)
    indent = 0 if line.is_drink else _INDENT
    if line.is_drink:
        yield Feed()
    if indent + sheet.across(line.name) + 1 + sheet.across(line.strength) <= sheet.columns:
        yield Pair(line.name, line.strength, style=style, indent=indent, mark=mark)
    else:
        yield Line(line.name, style=style, indent=indent, mark=mark)
        yield Line(line.strength, style=style, align=Align.RIGHT)
    yield Line(line.allergens, indent=_INDENT)
