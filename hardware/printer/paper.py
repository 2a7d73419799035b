"""What is on the paper: rows of words and patterns, each at its place in dots.

Eight dots are a millimetre, as on most thermal printers. A page is what one cut parts from
the roll; `render.py` and `plaintext.py` show it.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.printer.document import CodeKind

LETTER_WIDTH = 12  # dots of font A
LETTER_HEIGHT = 24
SMALL_WIDTH = 9  # dots of font B
SMALL_HEIGHT = 17
LINE_DOTS = 30  # from one plain line to the next


class Edge(StrEnum):
    """How a page ends."""

    PARTIAL_CUT = "partial_cut"
    FULL_CUT = "full_cut"
    IN_PRINTER = "in_printer"


@dataclass(frozen=True)
class Face:
    """How letters were printed: sizes, weight, colour, font."""

    width: int = 1
    height: int = 1
    bold: bool = False
    inverted: bool = False
    underline: int = 0
    small: bool = False

    @property
    def letter_width(self) -> int:
        """Dots from one letter to the next."""
        return (SMALL_WIDTH if self.small else LETTER_WIDTH) * self.width

    @property
    def letter_height(self) -> int:
        """Dots from the top of a letter's cell to its bottom."""
        return (SMALL_HEIGHT if self.small else LETTER_HEIGHT) * self.height


@dataclass(frozen=True)
class Words:
    """Letters of one face. `x`, `y` are the left top corner, in dots of the printable area."""

    x: int
    y: int
    text: str
    face: Face

    @property
    def width(self) -> int:
        """How far they reach, in dots."""
        return len(self.text) * self.face.letter_width


@dataclass(frozen=True)
class Symbol:
    """A code a scanner reads. Each row of `modules` is `module_height` dots high; 1 is black."""

    x: int
    y: int
    kind: CodeKind
    data: str
    modules: tuple[str, ...]
    module_width: int
    module_height: int


@dataclass(frozen=True)
class Bitmap:
    """A picture dot by dot; each row is a string, 1 is black."""

    x: int
    y: int
    rows: tuple[str, ...]


Item = Words | Symbol | Bitmap


@dataclass(frozen=True)
class PaperRow:
    """What was printed in one go. `height` is how far the paper moved for it."""

    y: int
    height: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Page:
    """One piece of paper. `length` is its printed length, in dots; margins are not in it."""

    paper_mm: int
    dots: int
    rows: tuple[PaperRow, ...]
    length: int
    edge: Edge = Edge.IN_PRINTER

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of each row that has any, from top to bottom."""
        joined = (_joined(row) for row in self.rows)
        return tuple(line for line in joined if line)

    @property
    def codes(self) -> tuple[Symbol, ...]:
        """The scanner's codes, from top to bottom."""
        return tuple(item for row in self.rows for item in row.items if isinstance(item, Symbol))


@dataclass(frozen=True)
class Paper:
    """Everything a printer has put out, oldest first, and the piece still inside it."""

    pages: tuple[Page, ...]
    current: Page


def _joined(row: PaperRow) -> str:
    """The row's words, with one blank where the printer jumped to a place further right."""
    text, end = "", 0
    for item in row.items:
        if isinstance(item, Words):
            text += (" " if text and item.x > end else "") + item.text
            end = item.x + item.width
    return text.strip()
