"""What a virtual printer's page looks like, and what a scanner would read on it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from hardware.printer.paper import Page
from hardware.printer.plaintext import to_text
from hardware.printer.render import render_page


def png_of(page: Page, *, scale: int = 1) -> bytes:
    """The page as a PNG with a transparent ground; takes some 90 ms: not on the screen's thread."""
    file = BytesIO()
    render_page(page, scale=scale).save(file, "PNG", compress_level=_PACKED)
    return file.getvalue()


def codes_on(page: Page) -> tuple[str, ...]:
    """The codes printed on it, from top to bottom."""
    return tuple(symbol.data for symbol in page.codes)


def text_of(page: Page) -> str:
    """The page as plain text."""
    return to_text(page)


def keep_pages(pages: tuple[Page, ...], file: Path) -> None:
    """All pages of a roll as one picture, one below the other."""
    from PIL import Image  # noqa: PLC0415 - only who keeps pictures needs it

    pictures = [render_page(page) for page in pages]
    if not pictures:
        return
    width = max(picture.width for picture in pictures)
    sheet = Image.new("RGB", (width, sum(picture.height for picture in pictures)), _TABLE)
    top = 0
    for picture in pictures:
        sheet.paste(picture, ((width - picture.width) // 2, top), picture)
        top += picture.height
    sheet.save(file, compress_level=_PACKED)


_TABLE = (46, 40, 35)  # the dark wood the paper lies on
_PACKED = 2  # the paper's grain packs badly: three times the work would save a fifth
