"""A picture of text, row by row, for programs that send their printer a picture.

Lengths are dots of the printer (203 to the inch), sizes of type what style sheets mean by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import fontpkg  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from hardware.printer.paper import Bitmap, Edge, Page, PaperRow

FACE = "Lato"
"""Stands for Arial and for Java's sans serif: its capitals are as high as theirs, 0.72 of the
size, and it comes with the packages this project has anyway."""

PAPER_MM, PAPER_DOTS = 80, 576
_INK = 128


@dataclass(frozen=True)
class Type:
    """A size in dots, the height of its row, bold or not."""

    size: float
    row: float
    bold: bool = False


class Canvas:
    """Rows of text one below the other, as broad as the program's own picture."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._drawn: list[tuple[float, float, str, Type]] = []
        self._lines: list[tuple[float, float, bool]] = []
        self.y = 0.0

    def skip(self, dots: float) -> None:
        """White space."""
        self.y += dots

    def text(self, words: str, type_: Type, *, x: float = 0, centred: bool = False) -> None:
        """A paragraph from ``x`` to the right edge, as many rows as it takes."""
        for row in _rows(words, type_, self._width - x):
            indent = (self._width - _across(row, type_)) / 2 if centred else x
            self._drawn.append((indent, self.y, row, type_))
            self.y += type_.row

    def beside(self, words: str, type_: Type, *, right: float, rows: int = 1) -> None:
        """Text that ends at ``right``, in the first of the rows just written."""
        top = self.y - rows * type_.row
        self._drawn.append((right - _across(words, type_), top, words, type_))

    def rule(self, thick: float, *, dashed: bool = False) -> None:
        """A line across."""
        self._lines.append((self.y, thick, dashed))
        self.y += thick

    def rows_of(self, words: str, type_: Type, *, x: float = 0) -> int:
        """How many rows a paragraph takes."""
        return len(_rows(words, type_, self._width - x))

    def page(self) -> Page:
        """On paper, in its middle."""
        rows = _dots(self._picture())
        bitmap = Bitmap((PAPER_DOTS - self._width) // 2, 0, rows)
        return Page(
            PAPER_MM,
            PAPER_DOTS,
            (PaperRow(0, len(rows), (bitmap,)),),
            len(rows),
            Edge.FULL_CUT,
        )

    @property
    def raster_bytes(self) -> int:
        """As a raster of black and white dots, which is how such a picture travels."""
        return -(-self._width // 8) * round(self.y)

    def _picture(self) -> Image.Image:
        picture = Image.new("L", (self._width, round(self.y)), 255)
        pen = ImageDraw.Draw(picture)
        for x, y, words, type_ in self._drawn:
            baseline = y + (type_.row + capital(type_)) / 2
            pen.text((x, baseline), words, fill=0, font=_font(type_), anchor="ls")
        for y, thick, dashed in self._lines:
            step = round(thick * 5) if dashed else self._width
            ink = round(thick * 3) if dashed else self._width
            for x in range(0, self._width, step):
                pen.rectangle((x, y, min(x + ink, self._width) - 1, y + thick - 1), fill=0)
        return picture


def capital(type_: Type) -> float:
    """How high a capital letter stands, in dots."""
    left, top, _, bottom = _font(type_).getbbox("N", anchor="ls")
    assert left >= 0
    return bottom - top


def _rows(words: str, type_: Type, width: float) -> list[str]:
    rows = [""]
    for word in words.split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if rows[-1] and _across(longer, type_) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _across(words: str, type_: Type) -> float:
    return _font(type_).getlength(words)


def _dots(picture: Image.Image) -> tuple[str, ...]:
    wide, data = picture.width, picture.tobytes()
    rows = (data[start : start + wide] for start in range(0, len(data), wide))
    return tuple("".join("1" if dot < _INK else "0" for dot in row) for row in rows)


@lru_cache(maxsize=32)
def _font(type_: Type) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fontpkg.path(FACE, weight=700 if type_.bold else 400), type_.size)
