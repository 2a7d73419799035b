"""A sample: a paper as it is, with a head and a foot that say it is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hardware.printer.document import Cut, Document, Element, Feed, Line
from kiosk.devices.layout.sheet import Sheet, band
from kiosk.devices.layout.words import Words
from kiosk.domain.papers import Sample


def lay_sample(sample: Sample, shown: Document, words: Words, sheet: Sheet) -> Document:
    """The paper between two marks; where it is cut in two, each part has its own."""
    mark = words.tr("SAMPLE")
    place = f"{sample.place}/{sample.count}"
    head: tuple[Element, ...] = (
        band(mark, sheet, at_end=place),
        Feed(),
        Line(words.tr("Only to look at: its code does nothing.")),
        Feed(2),
    )
    return replace(shown, elements=(*head, *_marked(shown, band(mark, sheet, at_end=place))))


def _marked(shown: Document, foot: Line) -> Iterator[Element]:
    """The same, with a foot before each cut."""
    for element in shown.elements:
        if isinstance(element, Cut):
            yield from (Feed(), foot)
        yield element
