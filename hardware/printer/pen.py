"""The other typesetter: draws the lines that the printer's own letters cannot write.

It takes the same elements as `Layout` and sets them alike: indents, marks, prices at the right
edge. Only letters differ. They stand in cells half as wide as they are high, East Asian signs in
cells as wide as high; tall type is half as large again as plain, where the printer would pull
its own letters to twice their height.
"""

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.printer.breaking import break_rows, is_wide
from hardware.printer.document import Align, Line, Pair, Style
from hardware.printer.lettering import FontOf, has_letter, narrow_file, signs, typed
from hardware.printer.profile import LETTER_DOTS, Profile
from hardware.printer.strips import BAND, Strip
from hardware.printer.words import Letters

if TYPE_CHECKING:
    from PIL import Image

_BLACK_FROM = 104  # of 255: a dot this much covered is burnt; higher, and thin strokes break
_LEAST_TEXT = 4  # wide letters that an indent always leaves room for
_LARGEST = 96  # dots: signs larger than that would be a poster


class Pen:
    """Draws for one printer, in the fonts that `font_of` finds. One thread at a time."""

    def __init__(self, profile: Profile, font_of: FontOf) -> None:
        self._dots = profile.dots
        self._column = LETTER_DOTS if profile.exact_columns else profile.dots // profile.columns
        self._codec = profile.code_page.codec
        self._font_of = font_of
        self._letters = lru_cache(maxsize=16)(self._letters_with)

    def must_draw(self, text: str, language: str) -> bool:
        """Whether the printer lacks a letter of this that can be drawn."""
        letters = self._letters(self._font_of(text, language))
        return not letters.has(letters.write(text))

    def can_write(self, text: str, language: str) -> bool:
        """Whether a text comes out in letters of its own script, of the printer's own or drawn."""
        return self._letters(self._font_of(text, language)).can_write(text)

    def line(self, line: Line, language: str) -> list[Strip]:
        """The rows of a paragraph."""
        size, hand = _size(line.style), self._hand(line.mark + line.text, language)
        mark, text = hand.letters.write(line.mark), hand.letters.write(line.text)
        if line.style.inverted:
            text = text.strip()
        own = hand.width(mark, size) + size // 2 if mark else 0
        most = self._dots - _LEAST_TEXT * size
        if own > most:
            own, mark, text = 0, "", f"{mark} {text}"
        indent = min(max(line.indent * self._column, own), max(0, most))
        rows = self._rows(text, line, hand, room=self._dots - indent)
        return [
            self._row(
                [(0, mark * (not number)), (self._start(hand.width(row, size), line, indent), row)],
                line.style,
                hand,
            )
            for number, row in enumerate(rows)
        ]

    def pair(self, pair: Pair, language: str) -> list[Strip]:
        """The rows of a text with something at the right edge of its last row."""
        size, hand = _size(pair.style), self._hand(pair.mark + pair.left + pair.right, language)
        right = hand.letters.write(pair.right)
        across = hand.width(right, size)
        mark = hand.letters.write(pair.mark)
        own = hand.width(mark, size) + size // 2 if mark else 0
        indent = max(pair.indent * self._column, own)
        room = self._dots - indent - across - size // 2
        if room < _LEAST_TEXT * size:
            left = Line(pair.left, pair.style, indent=pair.indent, mark=pair.mark)
            price = Line(pair.right, pair.style, Align.RIGHT)
            return self.line(left, language) + self.line(price, language)
        rows = break_rows(
            hand.letters.write(pair.left), room, width_of=lambda row: hand.width(row, size)
        )
        last = len(rows) - 1
        return [
            self._row(
                [
                    (0, mark * (not number)),
                    (indent, row),
                    (self._dots - across, right * (number == last)),
                ],
                pair.style,
                hand,
            )
            for number, row in enumerate(rows)
        ]

    def _rows(self, text: str, line: Line, hand: "_Hand", *, room: int) -> list[str]:
        """Centred rows are made alike in length: a last one of a sign or two looks forgotten."""
        size = _size(line.style)

        def width_of(row: str) -> int:
            return hand.width(row, size)

        rows = break_rows(text, room, width_of=width_of)
        if line.align is not Align.CENTRE or len(rows) == 1:
            return rows
        narrower = range(width_of(text) // len(rows), room, size // 2)
        tries = (break_rows(text, least, width_of=width_of) for least in narrower)
        return next((each for each in tries if len(each) == len(rows)), rows)

    def _start(self, width: int, line: Line, indent: int) -> int:
        free = self._dots - indent - width
        align = Align.CENTRE if line.style.inverted else line.align
        return indent + {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[align]

    def _row(self, pieces: list[tuple[int, str]], style: Style, hand: "_Hand") -> Strip:
        from PIL import Image, ImageChops  # noqa: PLC0415 - only who draws needs it

        size = _size(style)
        height = -(-size // BAND) * BAND
        ink = Image.new("L", (self._dots, height), 0)
        for at, text in pieces:
            hand.write(ink, text, (at, (height - size) // 2), size=size, bold=style.bold)
        if style.inverted:
            ink = ImageChops.invert(ink)
        sharp = ink.point(_burnt, "1")
        return Strip(self._dots, height, sharp.tobytes())

    def _hand(self, text: str, language: str) -> "_Hand":
        file = self._font_of(text, language)
        return _Hand(file, self._letters(file))

    def _letters_with(self, file: Path | None) -> Letters:
        return Letters(self._codec, keeps=partial(_can_draw, file))


class _Hand:
    """Writes with one pair of fonts: the narrow one, and one for wide signs if there is one."""

    def __init__(self, file: Path | None, letters: Letters) -> None:
        self.letters = letters
        self._file = file

    def width(self, text: str, size: int) -> int:
        """Dots that a text takes."""
        return sum(_cell(letter, size) for letter in text)

    def write(
        self, ink: "Image.Image", text: str, at: tuple[int, int], *, size: int, bold: bool
    ) -> None:
        """Put a text on the paper; blanks leave it white."""
        left, top = at
        for letter in text:
            if letter != " ":
                ink.paste(255, (left, top), self._drawn(letter, size, bold=bold))
            left += _cell(letter, size)

    def _drawn(self, letter: str, size: int, *, bold: bool) -> "Image.Image":
        from PIL import ImageChops  # noqa: PLC0415 - only who draws needs it

        weight = "bold" if bold else "medium"
        if has_letter(narrow_file(weight), letter) or self._file is None:
            return typed(letter, (_cell(letter, size), size), weight)
        sign = signs(letter, size, self._file)
        if bold:  # as the printer does it: the same once more, a dot further right
            sign = ImageChops.lighter(sign, ImageChops.offset(sign, 1, 0))
        return sign if is_wide(letter) else sign.resize((_cell(letter, size), size))


def _size(style: Style) -> int:
    """How high letters are drawn, in dots; no higher than a row of the printer's own."""
    size = min(LETTER_DOTS * (style.width + style.height), BAND * style.height)
    return min(size, _LARGEST)


def _cell(letter: str, size: int) -> int:
    return size if is_wide(letter) else size // 2


def _burnt(level: int) -> int:
    return 255 if level >= _BLACK_FROM else 0


def _can_draw(file: Path | None, letter: str) -> bool:
    """Whether one of the fonts has it."""
    if has_letter(narrow_file("medium"), letter):
        return not is_wide(letter)
    return file is not None and has_letter(file, letter)
