"""The colours, the type and its six sizes: everything that is the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from kiosk.ui import palette
from kiosk.ui.palette import HOUSE

Rgba = palette.Rgba
rgba = palette.rgba
faded = palette.faded

# The house's own colours, for what is not the guest's side of the glass and never changes.
NIGHT = HOUSE.ground
PANEL = HOUSE.panel
RAISED = HOUSE.raised
IVORY = HOUSE.ink
BRASS = HOUSE.action
STONE = HOUSE.second
SAGE = HOUSE.ready
BITTER = HOUSE.trouble

BODONI = "Bodoni"  # what is poured and said with a voice; its hairlines need 40 px at 1080
BODONI_ITALIC = "BodoniItalic"
ATKINSON = "Atkinson"  # what must be read or counted
ATKINSON_BOLD = "AtkinsonBold"
PLEX = "Plex"  # only for letters the others lack: it has Cyrillic and more of Latin

FALLBACKS = (ATKINSON, PLEX)  # where a letter is looked for that a text's own font lacks

# Pixels on a glass 1080 pixels wide; no other sizes are used.
TYPE: Mapping[str, int] = MappingProxyType(
    {"number": 420, "title": 96, "drink": 64, "action": 48, "body": 34, "small": 28}
)

# Read from the packages directly: asking fontpkg's registry scans every installed package.
_FONT_FILES = {
    BODONI: ("fontpkg_bodoni_moda", "BodoniModa[opsz,wght].ttf"),
    BODONI_ITALIC: ("fontpkg_bodoni_moda", "BodoniModa-Italic[opsz,wght].ttf"),
    ATKINSON: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    ATKINSON_BOLD: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    PLEX: ("fontpkg_ibm_plex_mono", "IBMPlexMono-Regular.ttf"),
}


def font_path(name: str) -> str:
    """The file of one of our fonts. ``KeyError`` for another name."""
    package, file = _FONT_FILES[name]
    return str(files(package) / "files" / file)


def register_fonts() -> None:
    """Make our fonts known to Kivy by their short names; calling it again is harmless."""
    from kivy.core.text import LabelBase  # noqa: PLC0415  the palette alone needs no Kivy

    for name in _FONT_FILES:
        LabelBase.register(name=name, fn_regular=font_path(name))
