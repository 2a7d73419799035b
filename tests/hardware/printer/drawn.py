"""Printers with a pen, and what is on their paper."""

from __future__ import annotations

from dataclasses import replace

from hardware.printer.document import Document, Drawing, Element
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Bitmap, Page, PaperRow
from hardware.printer.profile import Profile, load_profile
from kiosk.devices.scripts import font_of

COLUMNS = load_profile("generic-80")
NARROW = load_profile("generic-58")
RASTER = replace(COLUMNS, name="by rows", drawing=Drawing.RASTER)
NEEDLES = load_profile("TM-U220")
PROFILES = (COLUMNS, NARROW, RASTER)
ENCODERS = {profile.name: Encoder(profile, font_of=font_of) for profile in PROFILES}


def encoded(*elements: Element, profile: Profile = COLUMNS, language: str = "ja") -> bytes:
    """The bytes of a document."""
    return ENCODERS[profile.name].encode(Document(elements, language))


def paper(*elements: Element, profile: Profile = COLUMNS, language: str = "ja") -> Page:
    """What a printer makes of them, uncut."""
    start = ENCODERS[profile.name].initialise()
    data = encoded(*elements, profile=profile, language=language)
    return read_paper(start + data, profile=profile).current


def dots(page: Page) -> set[tuple[int, int]]:
    """Every black dot of the pictures on a page: across and down."""
    return {
        (item.x + x, item.y + y)
        for row in page.rows
        for item in pictures(row)
        for y, line in enumerate(item.rows)
        for x, dot in enumerate(line)
        if dot == "1"
    }


def pictures(row: PaperRow) -> list[Bitmap]:
    """The pictures in a row."""
    return [item for item in row.items if isinstance(item, Bitmap)]


def edges(page: Page) -> tuple[int, int]:
    """The first and the last column with a black dot."""
    across = [x for x, _ in dots(page)]
    return min(across), max(across)
