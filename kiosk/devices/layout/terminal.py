"""A paper as plain text, for who reads it on a terminal: the same words in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.breaking import break_rows, columns_of
from hardware.printer.document import Align, Code, Document, Element, Feed, Line, Pair, Rule

COLUMNS = 60
"""A row, as broad as an amount at its end is still read with its text."""


def text_of(document: Document, columns: int = COLUMNS) -> str:
    """The document's words, row by row; sizes are left out, and a code stands there in letters."""
    rows: list[str] = []
    for element in document.elements:
        for row in _rows(element, columns):
            if row or (rows and rows[-1]):  # no two empty rows after each other, none on top
                rows.append(row)
    return "\n".join(rows).rstrip("\n") + "\n"


def _rows(element: Element, columns: int) -> Iterator[str]:
    match element:
        case Line():
            # A bar across the paper is its text in the middle of one.
            align = Align.CENTRE if element.style.inverted else element.align
            yield from (_aligned(row, align, columns) for row in _hung(element, columns))
        case Pair():
            yield from _pair(element, columns)
        case Rule():
            yield ("=" if element.heavy else "-") * columns
        case Feed():
            yield ""
        case Code():
            yield _aligned(element.data, element.align, columns)
        case _:
            pass  # a cut: here the paper ends by itself


def _hung(line: Line | Pair, columns: int, *, room: int = 0) -> Iterator[str]:
    """The rows of its text, hanging under the first; ``room`` is kept free at their ends."""
    text = (line.text if isinstance(line, Line) else line.left).strip()
    indent = max(line.indent, columns_of(line.mark) + 1 if line.mark else 0)
    rows = break_rows(text, columns - indent - room, width_of=columns_of)
    for place, row in enumerate(rows):
        mark = line.mark if place == 0 else ""
        yield mark + " " * (indent - columns_of(mark)) + row


def _pair(pair: Pair, columns: int) -> Iterator[str]:
    *above, last = _hung(pair, columns, room=columns_of(pair.right) + 2)
    yield from above
    yield last + " " * (columns - columns_of(last) - columns_of(pair.right)) + pair.right


def _aligned(row: str, align: Align, columns: int) -> str:
    free = columns - columns_of(row)
    match align:
        case Align.LEFT:
            return row
        case Align.CENTRE:
            return " " * (free // 2) + row
        case Align.RIGHT:
            return " " * free + row
