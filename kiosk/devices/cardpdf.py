"""The cards as a PDF to be laminated: A4, each as large as a bank card, with marks to cut at.

The sheet of what can run out follows (:mod:`kiosk.devices.goodspdf`); it stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.printer.document import CodeKind
from kiosk.devices.cardface import BLACK, DPI, WHITE, Writer, code_picture, dots, pictogram
from kiosk.devices.goodspdf import goods_pages
from kiosk.domain.cardsheet import CardSheet, CodeCard, Lesson

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

_ACROSS, _DOWN = 2, 5
_PAGE = (dots(210), dots(297))
_CARD = (dots(85.6), dots(53.98))  # ISO/IEC 7810, ID-1
_MARGIN = ((_PAGE[0] - _ACROSS * _CARD[0]) // 2, (_PAGE[1] - _DOWN * _CARD[1]) // 2)
_EDGE = dots(4)
_MARK = dots(4)
_CUT = 190  # grey: where the knife goes, unseen once it has gone there
_FAINT = 110
_SIGN = dots(13)
_HEAD, _NAME, _HINT, _WINDOW = dots(3.4), dots(7), dots(4.2), dots(2.6)
_LESSON, _LESSON_GAP = dots(3.8), dots(1.2)
_QR_SIDE = dots(31)
_BARS_HIGH = dots(15)


def write_cards(
    file: Path, sheets: Sequence[CardSheet], *, window: str, kind: str, language: str
) -> int:
    """Write the pages and return how many there are; a sheet begins on a page of its own.

    ``window`` is its name, so that nobody mixes two windows' cards. ``kind`` is the scanner's: qr
    or code128. ``language`` says how shared Chinese and Japanese signs are drawn. Raises
    ``OSError`` if the file cannot be written, :class:`kiosk.fonts.FontMissing`.
    """
    pages = card_pages(sheets, window=window, kind=kind, language=language)
    first, *more = pages
    first.save(file, "PDF", resolution=DPI, save_all=True, append_images=more)
    return len(pages)


def card_pages(
    sheets: Sequence[CardSheet], *, window: str, kind: str, language: str
) -> list[Image.Image]:
    """The same as pictures of 300 dots an inch."""
    printer = _Printer(window, CodeKind(kind), language)
    return [page for sheet in sheets for page in printer.pages(sheet, sheets)]


class _Printer:
    """Draws pages for one window, its kind of code and its staff's language."""

    def __init__(self, window: str, kind: CodeKind, language: str) -> None:
        self._window = window
        self._kind = kind
        self._language = language

    def pages(self, sheet: CardSheet, sheets: Sequence[CardSheet]) -> Iterable[Image.Image]:
        """All pages of a sheet; a list has the cards of the others that need it in its head."""
        if sheet.is_list:
            return goods_pages(
                sheet, sheets, window=self._window, kind=self._kind, language=self._language
            )
        return map(self._page, _parts([*map(self._lesson, sheet.lessons), *self._cards(sheet)]))

    def _page(self, faces: Sequence[Image.Image]) -> Image.Image:
        from PIL import Image, ImageDraw  # noqa: PLC0415 - only who wants a PDF needs it

        page = Image.new("L", _PAGE, WHITE)
        pen = ImageDraw.Draw(page)
        _cut_marks(pen)
        for place, face in enumerate(faces):
            down, across = divmod(place, _ACROSS)
            corner = (_MARGIN[0] + across * _CARD[0], _MARGIN[1] + down * _CARD[1])
            page.paste(face, corner)
            pen.rectangle((*corner, corner[0] + _CARD[0], corner[1] + _CARD[1]), outline=_CUT)
        return page

    def _lesson(self, lesson: Lesson) -> Image.Image:
        """Sentences over the whole card."""
        from PIL import Image, ImageDraw  # noqa: PLC0415

        face = Image.new("L", _CARD, WHITE)
        writer = Writer(ImageDraw.Draw(face), self._language)
        room = _CARD[0] - 2 * _EDGE
        y = writer.write(lesson.title, (_EDGE, _EDGE), size=_NAME, room=room, rows=1)
        for line in lesson.lines:
            below = (_EDGE, y + _LESSON_GAP)
            y = writer.write(line, below, size=_LESSON, room=room, rows=3)
        return face

    def _cards(self, sheet: CardSheet) -> Iterable[Image.Image]:
        """Each card with what stands above its name: its section, and there the shared hint."""
        for section in sheet.sections:
            for card in section.cards:
                yield self._card(section.title, replace(card, hint=card.hint or section.hint))

    def _card(self, section: str, card: CodeCard) -> Image.Image:
        """Beside a QR code, or above bars, which need the whole width."""
        from PIL import Image, ImageDraw  # noqa: PLC0415

        face = Image.new("L", _CARD, WHITE)
        writer = Writer(ImageDraw.Draw(face), self._language)
        is_square = self._kind is CodeKind.QR
        across = _QR_SIDE if is_square else _CARD[0]
        code = code_picture(card.code, self._kind, across=across, high=_BARS_HIGH)
        if card.card is not None:
            face.paste(pictogram(card.card, _SIGN), (_EDGE, _EDGE))
        beside = 2 * _EDGE + _SIGN
        edge = _CARD[0] - code.width if is_square else _CARD[0] - _EDGE
        head = section if is_square else f"{section} · {self._window}"
        below = writer.write(
            head, (beside, _EDGE), size=_HEAD, room=edge - beside, rows=3, fill=_FAINT
        )
        left, y = (_EDGE, 2 * _EDGE + _SIGN) if is_square else (beside, below)
        y = writer.write(card.name, (left, y), size=_NAME, room=edge - left, rows=2)
        writer.write(card.hint, (left, y), size=_HINT, room=edge - left, rows=2)
        if is_square:
            foot = (_EDGE, _CARD[1] - 2 * _WINDOW)
            writer.write(self._window, foot, size=_WINDOW, room=edge - _EDGE, rows=1, fill=_FAINT)
        middle = (_CARD[1] - code.height) // 2
        x = edge if is_square else (_CARD[0] - code.width) // 2
        face.paste(code, (x, middle if is_square else _CARD[1] - _EDGE - _BARS_HIGH))
        return face


def _parts(faces: Sequence[Image.Image]) -> Iterable[Sequence[Image.Image]]:
    full = _ACROSS * _DOWN
    return (faces[start : start + full] for start in range(0, len(faces), full))


def _cut_marks(pen: ImageDraw.ImageDraw) -> None:
    """Short strokes outside the cards: a knife laid from mark to mark cuts a whole row."""
    left, top = _MARGIN
    right, bottom = left + _ACROSS * _CARD[0], top + _DOWN * _CARD[1]
    for across in range(_ACROSS + 1):
        x = left + across * _CARD[0]
        pen.line((x, top - 2 * _MARK, x, top - _MARK), fill=BLACK, width=3)
        pen.line((x, bottom + _MARK, x, bottom + 2 * _MARK), fill=BLACK, width=3)
    for down in range(_DOWN + 1):
        y = top + down * _CARD[1]
        pen.line((left - 2 * _MARK, y, left - _MARK, y), fill=BLACK, width=3)
        pen.line((right + _MARK, y, right + 2 * _MARK, y), fill=BLACK, width=3)
