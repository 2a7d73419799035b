"""What stands on one card for the laminator: a picture, a name, what comes next, and the code.

Drawn in 300 dots an inch, so every script comes out as on the screen, from the fonts the kiosk
has already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.printer.document import CodeKind, Picture
from hardware.printer.symbols import code128_modules, qr_modules
from kiosk.devices.pictograms import CROSSED, PICTOGRAMS, pictogram_font
from kiosk.domain.cards import Card
from kiosk.fonts import SCRIPT_FONTS, FontMissing, font_for, installed_folder, script_of

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    Face = ImageFont.FreeTypeFont

DPI = 300
WHITE, BLACK = 255, 0
QUIET = {CodeKind.QR: 4, CodeKind.CODE128: 10}
"""White modules that a code needs at its sides: ISO/IEC 18004 and ISO/IEC 15417."""

_MEDIUM = 1  # QR correction M: a scratch on the laminate does no harm
_LATIN = ("fontpkg-atkinson-hyperlegible", "fontpkg_atkinson_hyperlegible")
_LATIN_FILE = "AtkinsonHyperlegible-Bold.ttf"
_STEP = 4  # dots by which letters shrink until they fit


def dots(mm: float) -> int:
    """A length on paper."""
    return round(mm * DPI / 25.4)


_SMALLEST = dots(2.6)
_ON_PAPER, _GREY = 72, 128
_CROSS, _CROSS_AIR = 16, 7  # parts of a side: how broad the stroke is, and what it stands in


def code_picture(data: str, kind: CodeKind, *, across: int, high: int) -> Image.Image:
    """A code with the white around it, as large as fits into so many dots.

    Whole dots a module: no scanner has to guess where one ends. ``high`` is that of bars.
    """
    from PIL import Image  # noqa: PLC0415 - only who wants a PDF needs it

    if kind is CodeKind.QR:
        rows: tuple[str, ...] = qr_modules(data.encode(), correction=_MEDIUM)
    else:
        rows = (code128_modules(b"{B" + data.encode())[0],)
    quiet = QUIET[kind]
    each = across // (len(rows[0]) + 2 * quiet)
    small = Image.new("L", (len(rows[0]), len(rows)))
    small.putdata([BLACK if dot == "1" else WHITE for row in rows for dot in row])
    tall = each * small.height if kind is CodeKind.QR else high
    symbol = small.resize((each * small.width, tall), Image.Resampling.NEAREST)
    above = quiet * each if kind is CodeKind.QR else 0
    whole = Image.new("L", (symbol.width + 2 * quiet * each, symbol.height + 2 * above), WHITE)
    whole.paste(symbol, (quiet * each, above))
    return whole


def pictogram(card: Card, side: int) -> Image.Image:
    """White on a black field. Raises :class:`FontMissing`."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    face = Image.new("L", (side, side), WHITE)
    pen = ImageDraw.Draw(face)
    pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=side // 6, fill=BLACK)
    font = ImageFont.truetype(str(pictogram_font()), round(side * 0.78))
    pen.text((side // 2, side // 2), PICTOGRAMS[card], fill=WHITE, font=font, anchor="mm")
    if card in CROSSED:
        ends = (side // 7, side - side // 7, side - side // 7, side // 7)
        pen.line(ends, fill=BLACK, width=side // _CROSS_AIR)
        pen.line(ends, fill=WHITE, width=max(2, side // _CROSS))
    return face


def pictogram_on_paper(card: Card) -> Picture:
    """The same for the bar's printer, 9 mm. Raises :class:`FontMissing`."""
    face = pictogram(card, _ON_PAPER)
    dark = face.point(lambda dot: 0 if dot >= _GREY else WHITE).convert("1")
    return Picture(_ON_PAPER, _ON_PAPER, dark.tobytes())


class Writer:
    """Writes on one picture, in a language that says how shared signs of East Asia look."""

    def __init__(self, pen: ImageDraw.ImageDraw, language: str) -> None:
        self._pen = pen
        self._language = language

    def write(
        self, text: str, place: tuple[int, int], *, size: int, room: int, rows: int, fill: int = 0
    ) -> int:
        """Write as large as it may be in so many rows; returns where what follows may begin.

        Sizes in dots. Raises :class:`FontMissing`.
        """
        if not text:
            return place[1]
        size, lines = self._fitted(text, size, room=room, rows=rows)
        font, y = _font(text, size, self._language), place[1]
        for line in lines:
            self._pen.text((place[0], y), line, fill=fill, font=font)
            y += round(size * 1.2)
        return y + size // 4

    def _fitted(self, text: str, size: int, *, room: int, rows: int) -> tuple[int, list[str]]:
        while True:
            measure = _font(text, size, self._language).getlength
            lines = _broken(text, measure, room)
            fits = len(lines) <= rows and max(map(measure, lines)) <= room
            if fits or size <= _SMALLEST:
                return size, lines
            size -= _STEP


def _broken(text: str, measure: Callable[[str], float], room: int) -> list[str]:
    """At blanks; signs of East Asia may be parted anywhere."""
    parts = text.split(" ") if " " in text else list(text) if script_of(text) else [text]
    glue = " " if " " in text else ""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + glue + part
        if measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _font(text: str, size: int, language: str) -> Face:
    script = script_of(text, spoken=language)
    return _opened(font_for(script) if script in SCRIPT_FONTS else _latin(), size)


@lru_cache(maxsize=64)
def _opened(file: Path, size: int) -> Face:
    from PIL import ImageFont  # noqa: PLC0415

    return ImageFont.truetype(str(file), size)


def _latin() -> Path:
    package, module = _LATIN
    folder = installed_folder(module)
    found = next(folder.rglob(_LATIN_FILE), None) if folder else None
    if found is None:
        raise FontMissing(f"the font of the cards is missing: install {package}")
    return found
