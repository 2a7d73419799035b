"""The paper after a restore: what is not known any more, and a code for each pager on hold.

Read once, standing, with the rack at hand: first what happened, then what to do, then the codes,
each under its pager's number and far enough from the next that the scanner reads only one.
"""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.document import Align, Code, Cut, Document, Element, Feed, Line, Rule
from kiosk.devices.layout.sheet import BOLD, Sheet, band, loud, pager_name
from kiosk.devices.layout.words import Words
from kiosk.domain.papers import AfterRestore, HeldPager

_BETWEEN_CODES = 4
"""Half lines of paper between a code and the next number: 7 mm, a scanner's beam is narrower."""


def lay_after_restore(paper: AfterRestore, words: Words, sheet: Sheet) -> Document:
    """The paper in the staff's language."""
    return Document(
        (
            *_heading(paper, words, sheet),
            *_what_happened(paper, words, sheet),
            *_pagers(paper, words, sheet),
            Cut(),
        )
    )


def _heading(paper: AfterRestore, words: Words, sheet: Sheet) -> Iterator[Element]:
    if paper.copy:
        yield from (band(words.tr("COPY"), sheet), Feed())
    yield from (band(words.tr("RESTORED"), sheet), Feed())


def _what_happened(paper: AfterRestore, words: Words, sheet: Sheet) -> Iterator[Element]:
    restored_at = sheet.local(paper.restored_at)
    yield Line(
        words.tr(
            "The window goes on from a backup since {day}, {time}.",
            day=words.date(restored_at.date()),
            time=words.clock(restored_at),
        )
    )
    if paper.last is None:
        yield Line(words.tr("The backup knows no order."))
    else:
        placed_at = sheet.local(paper.last.placed_at)
        yield Line(
            words.tr(
                "Its last order: {number}, {day}, {time}.",
                number=paper.last.number,
                day=words.date(placed_at.date()),
                time=words.clock(placed_at),
            ),
            style=BOLD,
        )
    yield Line(words.tr("A later ticket cannot be scanned: hand it out without."))
    if paper.abandoned:
        yield Feed()
        yield Line(words.tr("Ended, not to be made:"))
        numbers = " ".join(map(str, paper.abandoned))
        yield Line(numbers, style=loud(len(numbers), sheet))


def _pagers(paper: AfterRestore, words: Words, sheet: Sheet) -> Iterator[Element]:
    if not paper.pagers:
        return
    yield Feed()
    yield Rule(heavy=True)
    yield Line(words.tr("No guest is given these pagers."))
    yield Line(words.tr("Scan the code of each that is in the rack:"))
    for pager in paper.pagers:
        yield from _pager(pager, words, sheet)


def _pager(pager: HeldPager, words: Words, sheet: Sheet) -> Iterator[Element]:
    yield Feed(_BETWEEN_CODES)
    yield Rule()
    yield pager_name(pager.number, words, sheet)
    yield Feed()
    yield Code(pager.code, sheet.code, align=Align.CENTRE)
