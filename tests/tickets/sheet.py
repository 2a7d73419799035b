"""The tickets side by side, each with its name, its source and what was measured under it."""

from __future__ import annotations

from collections.abc import Sequence

import fontpkg  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from hardware.printer.render import render_page
from tests.tickets.others import Drawn

WIDTH = 1400
COLOURS = 96
_TABLE = (46, 40, 35)  # the dark wood the paper lies on
_WORDS, _FAINT = (240, 231, 214), (178, 166, 148)
_EDGE, _GAP, _CAPTION, _FOOT = 28, 8, 104, 78
_SMALL = 17  # letters
_DOTS_A_MM = 8
_FACE = "Atkinson Hyperlegible"


def height_mm(drawn: Drawn) -> float:
    """How long the printed part is."""
    return drawn.page.length / _DOTS_A_MM


def picture_of(tickets: Sequence[Drawn], note: Sequence[str]) -> Image.Image:
    """All on one table, on one scale, heads in one row; ``note`` are the lines at the foot."""
    papers = [render_page(each.page) for each in tickets]
    each_wide = (WIDTH - 2 * _EDGE - (len(papers) - 1) * _GAP) / len(papers)
    scale = each_wide / max(paper.width for paper in papers)
    tall = round(max(paper.height for paper in papers) * scale)
    sheet = Image.new("RGB", (WIDTH, 2 * _EDGE + _CAPTION + tall + _FOOT), _TABLE)
    pen = ImageDraw.Draw(sheet)
    for place, (drawn, paper) in enumerate(zip(tickets, papers, strict=True)):
        left = _EDGE + round(place * (each_wide + _GAP))
        size = (round(paper.width * scale), round(paper.height * scale))
        small = paper.resize(size, Image.Resampling.LANCZOS)
        sheet.paste(small, (left, _EDGE + _CAPTION), small)
        _caption(pen, drawn, left + round(28 * scale), first=place == 0)
    for row, text in enumerate(note):
        foot = (_EDGE + round(28 * scale), sheet.height - _EDGE - 23 * (len(note) - row))
        pen.text(foot, text, fill=_FAINT, font=_font(_SMALL))
    return sheet.quantize(COLOURS, dither=Image.Dither.NONE)


def _caption(pen: ImageDraw.ImageDraw, drawn: Drawn, left: int, *, first: bool) -> None:
    measured = (
        f"{height_mm(drawn):.0f} mm of paper, {drawn.size:,} bytes",
        f"number {_mm(drawn.number)} mm, drink {_mm(drawn.drink)}, change {_mm(drawn.change)}",
    )
    pen.text((left, _EDGE), drawn.name, fill=_WORDS, font=_font(24, bold=True))
    pen.text((left, _EDGE + 32), drawn.source, fill=_FAINT, font=_font(_SMALL))
    for row, text in enumerate(measured):
        ink = _WORDS if first else _FAINT
        pen.text((left, _EDGE + 58 + 23 * row), text, fill=ink, font=_font(_SMALL))


def _mm(dots: float) -> str:
    return f"{dots / _DOTS_A_MM:.1f}"


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fontpkg.path(_FACE, weight=700 if bold else 400), size)
