"""The sheet of what can run out, for the laminator: hung up whole beside the printer.

In its head the cards it belongs to, *sold out* and *back again*: one scan above, one below. Codes
stand so far apart that a scanner held over one does not see the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.printer.document import CodeKind
from kiosk.devices.cardface import BLACK, WHITE, Writer, code_picture, dots, pictogram
from kiosk.domain.cards import NEEDS, Needs
from kiosk.domain.cardsheet import CardSheet, CodeCard

if TYPE_CHECKING:
    from PIL import Image

_PAGE = (dots(210), dots(297))
_MARGIN = dots(12)
_ROOM = _PAGE[0] - 2 * _MARGIN
_TITLE, _WINDOW = dots(7), dots(4)
_HEAD = dots(32)
_HEAD_CODE, _HEAD_SIGN = dots(27), dots(15)
_SMALL_SIGN = dots(8)  # above bars
_SECTION, _SECTION_HIGH = dots(4.6), dots(10)
_ROW = dots(27)
_NAME = dots(5)
_AIR = dots(3)
_BARS_HIGH = dots(13)
_ACROSS = {CodeKind.QR: 3, CodeKind.CODE128: 2}
_CODE = {CodeKind.QR: dots(23), CodeKind.CODE128: _ROOM // 2 - dots(4)}
_LINE = 170
_FAINT = 110


@dataclass(frozen=True)
class _Band:
    """One strip across a page: a section's title, or the cells of a row."""

    title: str = ""
    cells: tuple[CodeCard, ...] = ()

    @property
    def high(self) -> int:
        return _SECTION_HIGH if self.title else _ROW


def goods_pages(
    sheet: CardSheet, sheets: Sequence[CardSheet], *, window: str, kind: CodeKind, language: str
) -> Iterator[Image.Image]:
    """Its pages. ``sheets`` are all there are: those with the cards that a line belongs to.

    Raises :class:`kiosk.fonts.FontMissing`.
    """
    cards = [
        card
        for other in sheets
        for section in other.sections
        for card in section.cards
        if card.card is not None and NEEDS[card.card] is Needs.GOODS
    ]
    for bands in _paged(list(_bands(sheet, _ACROSS[kind]))):
        page = _Page(kind, language)
        page.head(sheet.title, window, cards)
        for band in bands:
            page.add(band)
        yield page.image


def _bands(sheet: CardSheet, across: int) -> Iterator[_Band]:
    for section in sheet.sections:
        yield _Band(title=section.title)
        cards = tuple(sorted(section.cards, key=lambda card: card.name.casefold()))
        for start in range(0, len(cards), across):
            yield _Band(cells=cards[start : start + across])


def _paged(bands: Sequence[_Band]) -> Iterator[list[_Band]]:
    """As many as fit; a title stays with the row below it."""
    room = _PAGE[1] - 2 * _MARGIN - _TITLE * 2 - _HEAD
    page: list[_Band] = []
    for place, band in enumerate(bands):
        follows = bands[place + 1].high if band.title and place + 1 < len(bands) else 0
        if page and sum(each.high for each in page) + band.high + follows > room:
            yield page
            page = []
        page.append(band)
    if page:
        yield page


class _Page:
    """Filled from the top."""

    def __init__(self, kind: CodeKind, language: str) -> None:
        from PIL import Image, ImageDraw  # noqa: PLC0415 - only who wants a PDF needs it

        self.image = Image.new("L", _PAGE, WHITE)
        self._pen = ImageDraw.Draw(self.image)
        self._writer = Writer(self._pen, language)
        self._kind = kind
        self._y = _MARGIN

    def head(self, title: str, window: str, cards: Sequence[CodeCard]) -> None:
        """What it is, whose, and the cards that a line below belongs to."""
        half = _ROOM // 2
        self._writer.write(title, (_MARGIN, self._y), size=_TITLE, room=half, rows=1)
        place = (_MARGIN + half, self._y + _TITLE - _WINDOW)
        self._writer.write(window, place, size=_WINDOW, room=half, rows=1, fill=_FAINT)
        self._y += 2 * _TITLE
        for number, card in enumerate(cards):
            self._head_card(card, _MARGIN + number * _ROOM // max(1, len(cards)))
        self._y += _HEAD
        self._rule(BLACK)

    def add(self, band: _Band) -> None:
        """The next strip."""
        if band.title:
            place = (_MARGIN, self._y + _AIR)
            self._writer.write(band.title, place, size=_SECTION, room=_ROOM, rows=1, fill=_FAINT)
        each = _ROOM // _ACROSS[self._kind]
        for number, card in enumerate(band.cells):
            self._cell(card, _MARGIN + number * each, each)
        self._y += band.high
        self._rule(_LINE)

    def _head_card(self, card: CodeCard, left: int) -> None:
        code = code_picture(card.code, self._kind, across=_code(self._kind), high=_BARS_HIGH)
        middle = self._y + (_HEAD - _AIR - code.height) // 2
        self.image.paste(code, (left, middle))
        x = left + code.width if self._kind is CodeKind.QR else left
        y = self._y if self._kind is CodeKind.QR else self._y - _AIR
        if card.card is not None and self._kind is CodeKind.QR:
            self.image.paste(pictogram(card.card, _HEAD_SIGN), (x, y))
            y += _HEAD_SIGN + _AIR
        elif card.card is not None:
            self.image.paste(pictogram(card.card, _SMALL_SIGN), (x, y))
            x += _SMALL_SIGN + _AIR
        self._writer.write(card.name, (x, y), size=_NAME, room=_ROOM // 2 - (x - left), rows=2)

    def _cell(self, card: CodeCard, left: int, across: int) -> None:
        code = code_picture(card.code, self._kind, across=_CODE[self._kind], high=_BARS_HIGH)
        is_square = self._kind is CodeKind.QR
        top = self._y + ((_ROW - code.height) // 2 if is_square else _ROW - code.height - _AIR)
        self.image.paste(code, (left, top))
        x, room = (left + code.width, across - code.width - _AIR) if is_square else (left, across)
        y = self._y + (_ROW - 2 * _NAME) // 2 if is_square else self._y + _AIR
        self._writer.write(card.name, (x, y), size=_NAME, room=room, rows=3 if is_square else 1)

    def _rule(self, fill: int) -> None:
        self._pen.line((_MARGIN, self._y, _PAGE[0] - _MARGIN, self._y), fill=fill, width=3)


def _code(kind: CodeKind) -> int:
    return _HEAD_CODE if kind is CodeKind.QR else _CODE[kind]
