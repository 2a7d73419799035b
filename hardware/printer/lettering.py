"""Letters as dots: the narrow ones of the printer's own kind, the wide ones of East Asia.

Narrow letters are IBM Plex Mono, stretched to the shape of the printer's own (font A, 12 by 24
dots); a wide one is as broad as it is high, two columns.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.printer.paper import LETTER_HEIGHT, LETTER_WIDTH

if TYPE_CHECKING:
    from PIL import Image, ImageFont

FontOf = Callable[[str, str], Path | None]
"""The file that writes a text, said in a language: Chinese and Japanese shape signs differently."""

NARROW = "IBM Plex Mono"
_FONT_EM = 20  # of this many dots, a letter is 12 wide
_TALLER = 1.12  # font A is narrower than Plex: so much taller for its width
_BASELINE = 19.4  # dots below the cell's top
_LEAST_PIXELS = 72
_FINE = 3  # letters are drawn so much larger, then brought down
_WIDE_BASELINE = 0.88  # of the height of a sign: where East Asian fonts have their Latin stand
_NOT_A_CHARACTER = "\uffff"  # no font has it, so it looks like all that a font does not have


def typed(text: str, size: tuple[int, int], weight: str) -> "Image.Image":
    """Narrow letters in equal cells that fill ``size``: a mask, 255 is black."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only who draws needs it

    wide, tall = size
    unit = max(tall * _FINE, _LEAST_PIXELS) / LETTER_HEIGHT  # pixels of a dot while drawing
    font = _font(narrow_file(weight), max(1, round(unit * _FONT_EM)))
    across = max(1, round(unit * LETTER_WIDTH * len(text)))
    drawn = Image.new("L", (across, round(unit * LETTER_HEIGHT / _TALLER)), 0)
    baseline = unit * _BASELINE / _TALLER
    ImageDraw.Draw(drawn).text((0, baseline), text, fill=255, font=font, anchor="ls")
    return drawn.resize((wide, tall), Image.Resampling.BOX)


def signs(text: str, size: int, file: Path) -> "Image.Image":
    """Wide letters side by side, each ``size`` dots broad and high: a mask, 255 is black."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    drawn = Image.new("L", (size * len(text), size), 0)
    font, pen = _font(file, size), ImageDraw.Draw(drawn)
    for place, sign in enumerate(text):  # each in its own cell, whatever the font thinks of it
        where = (place * size + size // 2, round(size * _WIDE_BASELINE))
        pen.text(where, sign, fill=255, font=font, anchor="ms")
    return drawn


@lru_cache(maxsize=8192)
def has_letter(file: Path, letter: str) -> bool:
    """Whether a font can draw a letter; what it cannot draw looks like no character at all.

    A file that is no font, or is gone, has none.
    """
    try:
        font = _font(file, LETTER_HEIGHT)
    except OSError:
        return False
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NOT_A_CHARACTER))


@lru_cache(maxsize=2)
def narrow_file(weight: str) -> Path:
    """The font of the narrow letters: ``medium`` or ``bold``."""
    import fontpkg  # type: ignore[import-untyped]  # noqa: PLC0415

    return Path(fontpkg.path(NARROW, weight={"bold": 700, "medium": 500}[weight]))


@lru_cache(maxsize=32)
def _font(file: Path, size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415

    return ImageFont.truetype(str(file), size)
