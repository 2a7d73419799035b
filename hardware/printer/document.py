"""What a paper says, without saying how a printer is told: lines, rules, white space, a code.

Sizes are multiples of the printer's plain letter (font A: 12 by 24 dots, eight dots to the
millimetre), columns are the width of one plain letter.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.errors import BadDocument, Reason

LARGEST = 8  # ESC/POS letters grow up to eight times (Epson reference, GS !)


def _require(fulfilled: bool, rule: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not fulfilled:
        raise BadDocument(rule, reason=Reason.REFUSED, device="document")


class Align(StrEnum):
    """On which side of the paper a line stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Drawing(StrEnum):
    """How a printer is sent a picture: by columns of dots, by rows, or not at all."""

    COLUMNS = "columns"
    RASTER = "raster"
    NONE = "none"


class CodeKind(StrEnum):
    """Which kind of pattern a scanner reads."""

    QR = "qr"
    CODE128 = "code128"


@dataclass(frozen=True)
class Style:
    """How letters look: how many times wider and taller (1..8), bold, white on black."""

    width: int = 1
    height: int = 1
    bold: bool = False
    inverted: bool = False

    def __post_init__(self) -> None:
        _require(1 <= self.width <= LARGEST, f"a letter's width is 1 to {LARGEST}")
        _require(1 <= self.height <= LARGEST, f"a letter's height is 1 to {LARGEST}")


PLAIN = Style()


@dataclass(frozen=True)
class Line:
    """A paragraph: it wraps at words, and its further rows hang under the first.

    `indent` counts plain columns. `mark` stands in the indent of the first row, in the line's
    own style; a mark wider than the indent widens it.
    """

    text: str
    style: Style = PLAIN
    align: Align = Align.LEFT
    indent: int = 0
    mark: str = ""

    def __post_init__(self) -> None:
        _require(self.indent >= 0, "an indent is not negative")


@dataclass(frozen=True)
class Pair:
    """Text on the left, and something short on the right of its last row: a price.

    `indent` and `mark` as in `Line`.
    """

    left: str
    right: str
    style: Style = PLAIN
    indent: int = 0
    mark: str = ""

    def __post_init__(self) -> None:
        _require(self.indent >= 0, "an indent is not negative")


@dataclass(frozen=True)
class Rule:
    """A line across the paper, one row high; a heavy one is doubled."""

    heavy: bool = False


@dataclass(frozen=True)
class Feed:
    """White space, in half lines."""

    half_lines: int = 1

    def __post_init__(self) -> None:
        _require(self.half_lines >= 1, "white space is at least half a line")


@dataclass(frozen=True)
class Code:
    """A pattern for the scanner. What cannot be a pattern is printed as text instead."""

    data: str
    kind: CodeKind = CodeKind.QR
    align: Align = Align.CENTRE


@dataclass(frozen=True)
class Picture:
    """A small picture, in the middle; a printer that draws none leaves it out.

    ``pixels``: eight dots a byte, row by row from the top, each row from a byte of its own, 1 is
    black. ``height`` in dots, a multiple of 24: what one pass of a printer's head is.
    """

    width: int
    height: int
    pixels: bytes

    def __post_init__(self) -> None:
        _require(self.width % 8 == 0, "a picture is whole bytes wide")
        _require(self.height % 24 == 0, "a picture is whole passes high")
        _require(len(self.pixels) * 8 == self.width * self.height, "a picture has all its dots")


@dataclass(frozen=True)
class Cut:
    """The end of a paper: it is fed to the knife and cut."""


Element = Line | Pair | Rule | Feed | Code | Picture | Cut


@dataclass(frozen=True)
class Document:
    """Everything that is printed in one go, from top to bottom.

    `language` is the one it is written in, by its code: Chinese and Japanese share letters that
    each draws in its own shape.
    """

    elements: tuple[Element, ...]
    language: str = ""
