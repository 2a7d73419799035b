"""Drawn rows as bytes: a picture a row high, in pieces small enough to be recovered from.

Each command counts its data, and a printer cut off in the middle of one takes what comes next for
the rest: so no piece is longer than the padding that ends it (`FRAGMENT_PADDING`). White is not
sent where the printer can jump over it: at 38400 baud a whole picture would take three times as
long. From Epson's command reference; not tried on a real printer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hardware.printer.document import Drawing, Picture

BAND = 24
"""Dots that one pass of ESC * 33 is high: a plain letter."""

_MOST_COLUMNS = 84  # of three bytes: 252, and 5 of the command
_MOST_BYTES = 300  # of GS v 0, and 8 of the command
_JUMP = 3  # white columns: fewer cost no more than the command that jumps over them
_NO_SPACING, _USUAL_SPACING = b"\x1b3\x00", b"\x1b2"
_REAL_TIME = re.compile(rb"\x10([\x04\x05\x14])")
"""What a printer would obey at once, also inside a picture: 10 05 02 empties its buffer."""

_LEADING = 6  # dots of white between plain rows, of the 15 of half a line


@dataclass(frozen=True)
class Strip:
    """One drawn row across the paper. ``pixels``: eight dots a byte, 1 is black; row by row."""

    width: int
    height: int
    pixels: bytes


def in_the_middle(picture: Picture, dots: int) -> Strip:
    """A picture on paper of so many dots. By white at its left: printers differ in whether what
    aligns their type aligns a picture.
    """
    left, across = (dots - picture.width) // 2 // 8, picture.width // 8
    rows = (picture.pixels[at : at + across] for at in range(0, len(picture.pixels), across))
    pixels = b"".join(bytes(left) + row for row in rows)
    return Strip(picture.width + 8 * left, picture.height, pixels)


def strip_bytes(strip: Strip, drawing: Drawing, *, half_line: int) -> bytes:
    """The commands that print a drawn row and go on to the next, as far as a row of type would."""
    if drawing is Drawing.COLUMNS:
        return b"".join(_columns(strip))
    return b"".join(_raster(strip, half_line=half_line))


def _columns(strip: Strip) -> Iterator[bytes]:
    """ESC * 33, band below band. A line of no spacing is as high as what is in it."""
    bands = strip.height // BAND
    if bands > 1:
        yield _NO_SPACING
    for band in _bands(strip):
        for at, run in _inked(band):
            if at:
                yield b"\x1b$" + at.to_bytes(2, "little")
            for first in range(0, len(run), 3 * _MOST_COLUMNS):
                piece = run[first : first + 3 * _MOST_COLUMNS]
                yield b"\x1b*\x21" + (len(piece) // 3).to_bytes(2, "little") + _tame(piece)
        yield b"\n"
    if bands > 1:
        yield _USUAL_SPACING


def _bands(strip: Strip) -> Iterator[bytes]:
    """Three bytes for each dot across, the top dot first."""
    from PIL import Image  # noqa: PLC0415 - only who draws needs it

    whole = Image.frombytes("1", (strip.width, strip.height), strip.pixels)
    for top in range(0, strip.height, BAND):
        band = whole.crop((0, top, strip.width, top + BAND))
        yield band.transpose(Image.Transpose.TRANSPOSE).tobytes()


def _inked(band: bytes) -> Iterator[tuple[int, bytes]]:
    """The pieces of a band with something in them, and the dot at which each begins."""
    start = end = None
    for at in range(len(band) // 3):
        if not any(band[3 * at : 3 * at + 3]):
            continue
        if start is not None and end is not None and at - end > _JUMP:
            yield start, band[3 * start : 3 * end]
            start = None
        start, end = at if start is None else start, at + 1
    if start is not None and end is not None:
        yield start, band[3 * start : 3 * end]


def _raster(strip: Strip, *, half_line: int) -> Iterator[bytes]:
    """GS v 0, a few dots high each; what is white to the right is left out."""
    across = (strip.width + 7) // 8
    rows = [strip.pixels[at : at + across] for at in range(0, len(strip.pixels), across)]
    used = max([1, *(len(row.rstrip(b"\x00")) for row in rows)])
    high = max(1, _MOST_BYTES // used)
    for top in range(0, len(rows), high):
        piece = [row[:used] for row in rows[top : top + high]]
        sizes = used.to_bytes(2, "little") + len(piece).to_bytes(2, "little")
        yield b"\x1dv0\x00" + sizes + _tame(b"".join(piece))
    if strip.height == BAND:
        yield bytes((0x1B, 0x4A, half_line * _LEADING // 15))


def _tame(data: bytes) -> bytes:
    """The same dots, with one more beside another wherever they would be a command."""
    return _REAL_TIME.sub(lambda found: bytes((0x10, found[1][0] | 0x08)), data)
