"""The cards as a PDF to be laminated: A4, each as large as a bank card, with marks to cut at.

Drawn as pictures of 300 dots an inch, one a page: so every script comes out as on the screen,
from the fonts the kiosk has already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.printer.document import CodeKind
from hardware.printer.symbols import code128_modules, qr_modules
from kiosk.domain.cardsheet import CardSheet, CodeCard
from kiosk.fonts import SCRIPT_FONTS, FontMissing, font_for, installed_folder, script_of

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    Face = ImageFont.FreeTypeFont

_DPI = 300
_ACROSS, _DOWN = 2, 5
_MEDIUM = 1  # QR correction M: a scratch on the laminate does no harm
_LATIN = ("fontpkg-atkinson-hyperlegible", "fontpkg_atkinson_hyperlegible")
_LATIN_FILE = "AtkinsonHyperlegible-Bold.ttf"
_WHITE, _BLACK = 255, 0


def _dots(mm: float) -> int:
    return round(mm * _DPI / 25.4)


_PAGE = (_dots(210), _dots(297))
_CARD = (_dots(85.6), _dots(53.98))  # ISO/IEC 7810, ID-1
_MARGIN = ((_PAGE[0] - _ACROSS * _CARD[0]) // 2, (_PAGE[1] - _DOWN * _CARD[1]) // 2)
_EDGE = _dots(4)
_MARK = _dots(4)
_HEAD, _NAME, _HINT = _dots(3.6), _dots(7.5), _dots(4.2)
_SMALLEST = _dots(3)
_QR_SIDE = _dots(26)
_BARS_HIGH = _dots(15)


def write_cards(file: Path, sheets: Sequence[CardSheet], *, kind: str, language: str) -> int:
    """Write the pages and return how many there are; a sheet begins on a page of its own.

    ``kind`` is the scanner's: qr or code128. ``language`` says how shared Chinese and Japanese
    signs are drawn. Raises ``OSError`` if the file cannot be written, :class:`FontMissing`.
    """
    pages = [
        _page(part, kind=CodeKind(kind), language=language)
        for sheet in sheets
        for part in _parts(_labelled(sheet))
    ]
    first, *more = pages
    first.save(file, "PDF", resolution=_DPI, save_all=True, append_images=more)
    return len(pages)


def _labelled(sheet: CardSheet) -> list[tuple[str, CodeCard]]:
    """Each card with what stands above its name: its section, and there the shared hint."""
    return [
        (section.title, CodeCard(card.name, card.hint or section.hint, card.code))
        for section in sheet.sections
        for card in section.cards
    ]


def _parts(cards: list[tuple[str, CodeCard]]) -> Iterable[list[tuple[str, CodeCard]]]:
    full = _ACROSS * _DOWN
    return (cards[start : start + full] for start in range(0, len(cards), full))


def _page(cards: list[tuple[str, CodeCard]], *, kind: CodeKind, language: str) -> Image.Image:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only who wants a PDF needs it

    page = Image.new("L", _PAGE, _WHITE)
    pen = ImageDraw.Draw(page)
    _cut_marks(pen)
    for place, (section, card) in enumerate(cards):
        down, across = divmod(place, _ACROSS)
        corner = (_MARGIN[0] + across * _CARD[0], _MARGIN[1] + down * _CARD[1])
        page.paste(_card(section, card, kind=kind, language=language), corner)
        pen.rectangle((*corner, corner[0] + _CARD[0], corner[1] + _CARD[1]), outline=190)
    return page


def _cut_marks(pen: ImageDraw.ImageDraw) -> None:
    """Short strokes outside the cards: a knife laid from mark to mark cuts a whole row."""
    left, top = _MARGIN
    right, bottom = left + _ACROSS * _CARD[0], top + _DOWN * _CARD[1]
    for across in range(_ACROSS + 1):
        x = left + across * _CARD[0]
        pen.line((x, top - 2 * _MARK, x, top - _MARK), fill=_BLACK, width=3)
        pen.line((x, bottom + _MARK, x, bottom + 2 * _MARK), fill=_BLACK, width=3)
    for down in range(_DOWN + 1):
        y = top + down * _CARD[1]
        pen.line((left - 2 * _MARK, y, left - _MARK, y), fill=_BLACK, width=3)
        pen.line((right + _MARK, y, right + 2 * _MARK, y), fill=_BLACK, width=3)


def _card(section: str, card: CodeCard, *, kind: CodeKind, language: str) -> Image.Image:
    """Beside a QR code, or above bars, which need the whole width."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    face = Image.new("L", _CARD, _WHITE)
    pen = ImageDraw.Draw(face)
    code = _code(card.code, kind)
    is_tall = kind is CodeKind.QR
    room = _CARD[0] - 2 * _EDGE - (code.width + _EDGE if is_tall else 0)
    y = _EDGE
    texts = ((section, _HEAD, 1), (card.name, _NAME, 3), (card.hint, _HINT, 2))
    for text, size, rows in texts:
        y = _write(pen, text, (_EDGE, y), size=size, room=room, rows=rows, language=language)
    x = _CARD[0] - _EDGE - code.width if is_tall else (_CARD[0] - code.width) // 2
    face.paste(
        code, (x, (_CARD[1] - code.height) // 2 if is_tall else _CARD[1] - _EDGE - _BARS_HIGH)
    )
    return face


def _code(data: str, kind: CodeKind) -> Image.Image:
    """Whole dots a module: no scanner has to guess where one ends."""
    from PIL import Image  # noqa: PLC0415

    if kind is CodeKind.QR:
        rows: tuple[str, ...] = qr_modules(data.encode(), correction=_MEDIUM)
    else:
        rows = (code128_modules(b"{B" + data.encode())[0],)
    small = Image.new("L", (len(rows[0]), len(rows)))
    small.putdata([_BLACK if dot == "1" else _WHITE for row in rows for dot in row])
    widest = _QR_SIDE if kind is CodeKind.QR else _CARD[0] - 2 * _EDGE
    each = widest // small.width
    high = each * small.height if kind is CodeKind.QR else _BARS_HIGH
    return small.resize((each * small.width, high), Image.Resampling.NEAREST)


def _write(
    pen: ImageDraw.ImageDraw,
    text: str,
    place: tuple[int, int],
    *,
    size: int,
    room: int,
    rows: int,
    language: str,
) -> int:
    """Write a text as large as it may be in so many rows; returns where the next one begins."""
    if not text:
        return place[1]
    font = _font(text, size, language)
    lines = _broken(text, font, room)
    while len(lines) > rows or max(map(font.getlength, lines)) > room:
        if size <= _SMALLEST:
            break
        size -= 4
        font = _font(text, size, language)
        lines = _broken(text, font, room)
    y = place[1]
    for line in lines[:rows]:
        pen.text((place[0], y), line, fill=_BLACK, font=font)
        y += round(size * 1.2)
    return y + size // 3


def _broken(text: str, font: Face, room: int) -> list[str]:
    """At blanks; signs of East Asia may be parted anywhere."""
    parts = text.split(" ") if " " in text else list(text) if script_of(text) else [text]
    glue = " " if " " in text else ""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + glue + part
        if font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _font(text: str, size: int, language: str) -> Face:
    from PIL import ImageFont  # noqa: PLC0415

    script = script_of(text, spoken=language)
    return ImageFont.truetype(str(font_for(script) if script in SCRIPT_FONTS else _latin()), size)


def _latin() -> Path:
    package, module = _LATIN
    folder = installed_folder(module)
    found = next(folder.rglob(_LATIN_FILE), None) if folder else None
    if found is None:
        raise FontMissing(f"the font of the cards is missing: install {package}")
    return found
