"""The colours, the type and its six sizes: everything that is the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

Rgba = tuple[float, float, float, float]


def rgba(colour: str, alpha: float = 1.0) -> Rgba:
    """A colour written ``#rrggbb``, as the four numbers (0 to 1) a canvas takes."""
    digits = colour.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"a colour is written #rrggbb, not {colour!r}")
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue, alpha


def faded(colour: Rgba, alpha: float) -> Rgba:
    """The same colour, let through by this part (0 to 1)."""
    return colour[0], colour[1], colour[2], colour[3] * alpha


NIGHT = rgba("#07110E")  # the ground
PANEL = rgba("#10201A")  # cards
RAISED = rgba("#1A2F27")  # pressed, selected
IVORY = rgba("#F7F0E0")  # names, numbers, prices, body
BRASS = rgba("#D4AE5A")  # the one thing to touch next; rules, the window's name
STONE = rgba("#B9B2A3")  # second lines
SAGE = rgba("#8FBF9F")  # ready, available
BITTER = rgba("#E4572E")  # trouble, sold out; never on RAISED, where it falls under contrast 4.5

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
