"""Documents into ESC/POS bytes, as few as the wording needs.

python-escpos encodes (text, sizes, code pages, QR, cut); this module decides what is worth
sending. Letters keep their style until another is needed, a full row needs no alignment, and the
settings of the QR code are sent once, by `initialise`, because the printer keeps them (Epson
reference, GS ( k functions 65, 67, 69: until ESC @, reset or power off; not tried on clones -
one that forgets them prints the code in its own default size).

Every document begins and ends in the state that `initialise` leaves.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hardware.printer.document import (
    PLAIN,
    Align,
    Code,
    CodeKind,
    Cut,
    Document,
    Drawing,
    Element,
    Feed,
    Line,
    Pair,
    Picture,
    Rule,
    Style,
)
from hardware.printer.escpos_library import load_escpos
from hardware.printer.layout import Layout, Row, Run
from hardware.printer.lettering import FontOf
from hardware.printer.pen import Pen
from hardware.printer.profile import CodePage, Knife, Profile
from hardware.printer.strips import Strip, in_the_middle, strip_bytes
from hardware.printer.words import Letters

_QR_DOTS = 5  # side of one square: 0.6 mm, which any hand scanner reads
_QR_CORRECTION_M = 1  # reads with 15 % of it smudged; for our short codes no larger than L
_QR_SETTINGS = 25  # bytes: model 9, size 8, correction 8
_QR_LONGEST = 250  # bytes: the two length bytes of GS ( k can then never read as 10 04
_BARS_WIDTH = 2  # dots of the thinnest bar, 0.25 mm
_BARS_HEIGHT = 64  # dots, 8 mm
_BARS_LONGEST = 100
_LINES_TO_TEAR = 4  # a printer without a knife: feed past the tear bar
_BOLD, _TALL, _WIDE = 0x08, 0x10, 0x20  # bits of ESC ! (Epson reference)
_ALIGN_NAMES = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


class Encoder:
    """Turns documents into the bytes of one printer model. One thread at a time.

    Making one loads python-escpos (a tenth of a second; see `load_escpos` for `cache`). With
    `font_of` a line that the printer's own letters cannot write is drawn; else it is written in
    other letters.
    """

    def __init__(
        self, profile: Profile, *, cache: Path | None = None, font_of: FontOf | None = None
    ) -> None:
        self._profile = profile
        self._layout = Layout(profile)
        draws = font_of is not None and profile.drawing is not Drawing.NONE
        self._pen = Pen(profile, font_of) if draws and font_of else None
        self._letters = Letters(profile.code_page.codec)
        self._language = ""
        self._tape = Tape(profile, cache=cache)
        self._style = PLAIN
        self._align = Align.LEFT

    def initialise(self) -> bytes:
        """What a printer must be sent once, after it was connected or switched on.

        ESC @, the code page, the settings of the QR code. Automatic status is off afterwards.
        """
        self._tape.reset()
        if self._profile.qr:
            self._tape.raw(self._tape.qr_bytes("0")[:_QR_SETTINGS])
        return self._tape.take()

    def encode(self, document: Document) -> bytes:
        """The bytes of a document. Any text is printable somehow: this never raises."""
        self._style, self._align = PLAIN, Align.LEFT
        self._language = document.language
        for element in document.elements:
            self._put(element)
        self._become_plain()
        return self._tape.take()

    def write(self, text: str) -> str:
        """A text as it will stand on paper: in other letters, unless the missing ones are drawn."""
        return text if self._pen else self._letters.write(text)

    def can_write(self, text: str, language: str) -> bool:
        """Whether a text of a language comes out in its own script, at most without an accent."""
        if self._pen is not None:
            return self._pen.can_write(text, language)
        return self._letters.can_write(text)

    def can_print(self, code: Code) -> bool:
        """Whether this printer can print that code as a pattern; else it would be text."""
        if code.kind is CodeKind.QR:
            return self._profile.qr and is_clean(code.data, longest=_QR_LONGEST)
        fits = bars_dots(code.data) <= self._profile.dots
        return self._profile.code128 and fits and is_clean(code.data, longest=_BARS_LONGEST)

    def _put(self, element: Element) -> None:
        match element:
            case Line():
                self._line(element)
            case Pair():
                self._pair(element)
            case Rule():
                self._rows([self._layout.rule(element)])
            case Feed():
                self._feed(element.half_lines)
            case Code():
                self._code(element)
            case Picture():
                self._picture(element)
            case Cut():
                self._cut()

    def _line(self, line: Line) -> None:
        if self._pen and self._pen.must_draw(line.mark + line.text, self._language):
            self._strips(self._pen.line(line, self._language))
        else:
            self._rows(self._layout.line(line))

    def _pair(self, pair: Pair) -> None:
        if self._pen and self._pen.must_draw(pair.mark + pair.left + pair.right, self._language):
            self._strips(self._pen.pair(pair, self._language))
        else:
            self._rows(self._layout.pair(pair))

    def _strips(self, strips: list[Strip]) -> None:
        self._become_plain()
        for strip in strips:
            half_line = self._profile.half_line
            self._tape.raw(strip_bytes(strip, self._profile.drawing, half_line=half_line))

    def _picture(self, picture: Picture) -> None:
        if self._profile.drawing is not Drawing.NONE and picture.width <= self._profile.dots:
            self._strips([in_the_middle(picture, self._profile.dots)])

    def _rows(self, rows: list[Row]) -> None:
        for row in rows:
            if row.align is not None:
                self._set_align(row.align)
            for run in row.runs:
                self._run(run)
            self._tape.text("\n")

    def _run(self, run: Run) -> None:
        if not run.text:
            return
        if run.at is not None:
            self._tape.raw(b"\x1b$" + run.at.to_bytes(2, "little"))
        self._set_style(_as_blank(self._style, run) if run.text.isspace() else run.style)
        self._tape.text(run.text)

    def _set_align(self, align: Align) -> None:
        if align is not self._align:
            self._align = align
            self._tape.align(align)

    def _set_style(self, style: Style) -> None:
        before, self._style = self._style, style
        resized = (before.width, before.height) != (style.width, style.height)
        if resized and before.bold != style.bold and max(style.width, style.height) <= 2:
            self._tape.raw(bytes((0x1B, 0x21, _mode(style))))
        else:
            if resized:
                self._tape.size(width=style.width, height=style.height)
            if before.bold != style.bold:
                self._tape.switch(bold=style.bold)
        if before.inverted != style.inverted:
            self._tape.switch(invert=style.inverted)

    def _become_plain(self) -> None:
        self._set_style(PLAIN)
        self._set_align(Align.LEFT)

    def _feed(self, half_lines: int) -> None:
        if half_lines == 2 and self._style.height == 1:
            self._tape.text("\n")
            return
        unit = self._profile.half_line
        most = 255 // unit  # ESC J takes one byte
        while half_lines > 0:
            step = min(half_lines, most)
            self._tape.raw(bytes((0x1B, 0x4A, step * unit)))
            half_lines -= step

    def _code(self, code: Code) -> None:
        if not self.can_print(code):
            self._rows(self._layout.line(Line(code.data, align=code.align)))
            return
        self._set_align(code.align)
        if code.kind is CodeKind.QR:
            self._tape.raw(self._tape.qr_bytes(code.data)[_QR_SETTINGS:])
        else:
            self._tape.raw(_bars(code.data))

    def _cut(self) -> None:
        self._become_plain()
        if self._profile.knife is Knife.NONE:
            self._tape.raw(bytes((0x1B, 0x64, _LINES_TO_TEAR)))
        elif self._profile.knife is Knife.FULL:
            self._tape.raw(b"\x1dVA\x00")
        else:
            self._tape.cut()


class Tape:
    """python-escpos' Dummy printer, kept and used again: it collects what would be sent.

    A new one for each document would cost five times the encoding itself (measured).
    """

    def __init__(self, profile: Profile, *, cache: Path | None) -> None:
        load_escpos(cache)
        from escpos.printer import Dummy  # noqa: PLC0415 - heavy

        page = profile.code_page
        # With the page fixed, the library cannot choose an odd one for a single letter.
        magic = {"encoding": page.name, "disabled": True}
        self._printer: Any = Dummy(profile=profile.library_name, magic_encode_args=magic)
        self._page = page
        self.raw: Callable[[bytes], None] = self._printer._raw  # noqa: SLF001 - its only way in

    def take(self) -> bytes:
        """All bytes since the last time."""
        output: bytes = self._printer.output
        self._printer.clear()
        return output

    def reset(self) -> None:
        self._printer.hw("INIT")
        self.raw(code_page_command(self._page))  # the library does not send it after ESC @

    def text(self, text: str) -> None:
        self._printer.text(text)

    def size(self, *, width: int, height: int) -> None:
        self._printer.set(custom_size=True, width=width, height=height)

    def switch(self, **modes: bool) -> None:
        self._printer.set(**modes)

    def align(self, align: Align) -> None:
        self._printer.set(align=_ALIGN_NAMES[align])

    def cut(self) -> None:
        self._printer.cut(feed=False)  # with feed it would waste six lines of paper first

    def qr_bytes(self, data: str) -> bytes:
        """A native QR code, settings first. The tape must be empty of it afterwards."""
        before = self.take()
        self._printer.qr(data, native=True, size=_QR_DOTS, ec=_QR_CORRECTION_M)
        code = self.take()
        self.raw(before)
        return code


def code_page_command(page: CodePage) -> bytes:
    """ESC t n: choose a code page."""
    return bytes((0x1B, 0x74, page.number))


def is_clean(data: str, *, longest: int) -> bool:
    """Whether a code may hold this: something, not too long, plain ASCII without controls."""
    return 0 < len(data) <= longest and all(" " <= character <= "~" for character in data)


def bars_dots(data: str) -> int:
    """How wide Code 128 is, in dots: 11 modules a letter, start, check, stop 13."""
    return (11 * (len(data) + 2) + 13) * _BARS_WIDTH


def _bars(data: str) -> bytes:
    # Written here, not by the library: its barcode() prints a line to standard output. Set B
    # only: in set C a pair of digits is a byte below 100, and 10 04 would be a command.
    counted = b"{B" + data.replace("{", "{{").encode("ascii")
    settings = bytes((0x1D, 0x68, _BARS_HEIGHT, 0x1D, 0x77, _BARS_WIDTH))
    return settings + bytes((0x1D, 0x6B, 73, len(counted))) + counted


def _mode(style: Style) -> int:
    bold = _BOLD if style.bold else 0
    return bold | (_TALL if style.height == 2 else 0) | (_WIDE if style.width == 2 else 0)


def _as_blank(now: Style, run: Run) -> Style:
    """The style for blanks: bold makes no difference to them, unless they are white on black."""
    return run.style if run.style.inverted else replace(run.style, bold=now.bold)
