"""A picture of the paper, as it would lie on the bar: eight dots to the millimetre.

Letters stand in the printer's cells (12 by 24 dots, times their size) and are drawn from IBM Plex
Mono. `scale` 1 makes one pixel of each dot; 2 shows the same paper twice as sharp.
"""

import random
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.printer.lettering import typed
from hardware.printer.paper import Bitmap, Page, Symbol, Words

if TYPE_CHECKING:
    from PIL import Image

_DOTS_PER_MM = 8
_TOP = 60  # blank paper between knife and head, 7.5 mm
_BOTTOM = 44
_TOOTH = 5  # dots, height and half the width of the edge's teeth
_AROUND = 28  # transparent, for the shadow
_PAPER = (252, 249, 242)  # thermal paper is not quite white
_INK = (33, 30, 34)  # nor its black quite black
_FINE = 3  # the edge is drawn so much larger, then brought down
_GRAIN_SEED = 43


def render_page(page: Page, *, scale: int = 1) -> "Image.Image":
    """The page with its toothed edges and a soft shadow on a transparent ground (RGBA)."""
    ink = _draw_ink(page, scale)
    paper = _sheet(ink)
    return _with_shadow(paper, _outline(paper.size, scale), scale)


def _draw_ink(page: Page, scale: int) -> "Image.Image":
    """All that is black, as a mask of the whole sheet."""
    from PIL import Image  # noqa: PLC0415 - only who wants a picture needs it

    wide, tall = page.paper_mm * _DOTS_PER_MM, _TOP + page.length + _BOTTOM
    ink = Image.new("L", (wide * scale, tall * scale), 0)
    left = (wide - page.dots) // 2
    for row in page.rows:
        for item in row.items:
            drawn = _draw(item, scale)
            place = ((left + item.x) * scale, (_TOP + item.y) * scale)
            ink.paste(255, (place[0], place[1]), drawn)
    return ink


def _draw(item: Words | Symbol | Bitmap, scale: int) -> "Image.Image":
    match item:
        case Words():
            return _letters(item, scale)
        case Symbol():
            size = (item.module_width * scale, item.module_height * scale)
            return _dots(item.modules, size=size)
        case Bitmap():
            return _dots(item.rows, size=(scale, scale))


def _dots(rows: tuple[str, ...], *, size: tuple[int, int]) -> "Image.Image":
    from PIL import Image  # noqa: PLC0415

    wide = len(rows[0])
    across = (wide + 7) // 8
    packed = b"".join(int(row.ljust(8 * across, "0"), 2).to_bytes(across, "big") for row in rows)
    small = Image.frombytes("1", (wide, len(rows)), packed).convert("L")
    grown = (small.width * size[0], small.height * size[1])
    return small.resize(grown, Image.Resampling.NEAREST)


def _letters(words: Words, scale: int) -> "Image.Image":
    from PIL import ImageChops, ImageDraw  # noqa: PLC0415

    face = words.face
    wide, tall = words.width * scale, face.letter_height * scale
    mask = typed(words.text, (wide, tall), "bold" if face.bold else "medium").point(_crisp)
    if face.underline:
        ImageDraw.Draw(mask).line((0, tall - scale, wide, tall - scale), 255, scale)
    return ImageChops.invert(mask) if face.inverted else mask


def letter_mask(text: str, *, size: tuple[int, int]) -> bytes:
    """The text stretched over so many pixels across and down, a byte each: 255 is black."""
    return typed(text, size, "bold").tobytes()


def _crisp(level: int) -> int:
    """A dot is burnt or not: what is more than half covered is black, with a soft border."""
    return max(0, min(255, (level - 70) * 2))


def _sheet(ink: "Image.Image") -> "Image.Image":
    from PIL import Image, ImageFilter  # noqa: PLC0415

    grain = _grain(ink.size)
    paper = Image.new("RGB", ink.size, _PAPER)
    paper = Image.composite(paper, Image.new("RGB", ink.size, _shade(_PAPER, 0.975)), grain)
    black = Image.composite(
        Image.new("RGB", ink.size, _INK), Image.new("RGB", ink.size, _shade(_INK, 1.3)), grain
    )
    soft = ink.filter(ImageFilter.GaussianBlur(0.35))  # heat spreads a little
    return Image.composite(black, paper, soft)


def _shade(colour: tuple[int, int, int], factor: float) -> tuple[int, int, int]:
    red, green, blue = (round(part * factor) for part in colour)
    return red, green, blue


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> "Image.Image":
    """Fibres: the same for every paper of this size, so that pictures can be compared."""
    from PIL import Image, ImageFilter  # noqa: PLC0415

    wide, tall = size
    chance = random.Random(_GRAIN_SEED)  # noqa: S311 - looks, not secrets
    noise = Image.frombytes("L", size, chance.randbytes(wide * tall))
    return noise.filter(ImageFilter.GaussianBlur(0.6))


def _outline(size: tuple[int, int], scale: int) -> "Image.Image":
    """The sheet's shape: straight sides, small teeth where it was cut."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    wide, tall = size[0] * _FINE, size[1] * _FINE
    tooth = _TOOTH * scale * _FINE
    steps = range(0, wide + tooth, tooth)
    top = [(x, tooth if number % 2 else 0) for number, x in enumerate(steps)]
    bottom = [(x, tall - (tooth if number % 2 else 0)) for number, x in enumerate(steps)]
    shape = Image.new("L", (wide, tall), 0)
    ImageDraw.Draw(shape).polygon([*top, *reversed(bottom)], fill=255)
    return shape.resize(size, Image.Resampling.BOX)


def _with_shadow(paper: "Image.Image", outline: "Image.Image", scale: int) -> "Image.Image":
    from PIL import Image, ImageFilter  # noqa: PLC0415

    around = _AROUND * scale
    size = (paper.width + 2 * around, paper.height + 2 * around)
    shadow = Image.new("L", size, 0)
    shadow.paste(outline.point(lambda level: level * 2 // 5), (around, around + 6 * scale))
    shadow = shadow.filter(ImageFilter.GaussianBlur(9 * scale))
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    picture.putalpha(shadow)
    picture.paste(paper, (around, around), outline)
    return picture
