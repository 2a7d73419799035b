"""The colours, the type and its six sizes: everything that is the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from kiosk.ui import palette
from kiosk.ui.artwork import Role
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

FACE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.DISPLAY: BODONI,
        Role.DISPLAY_ITALIC: BODONI_ITALIC,
        Role.READING: ATKINSON,
        Role.READING_BOLD: ATKINSON_BOLD,
    }
)
"""By which short name each face of a theme is known, whatever font it is."""

# Read from the packages directly: asking fontpkg's registry scans every installed package.
_FONT_FILES = {
    BODONI: ("fontpkg_bodoni_moda", "BodoniModa[opsz,wght].ttf"),
    BODONI_ITALIC: ("fontpkg_bodoni_moda", "BodoniModa-Italic[opsz,wght].ttf"),
    ATKINSON: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    ATKINSON_BOLD: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    PLEX: ("fontpkg_ibm_plex_mono", "IBMPlexMono-Regular.ttf"),
}


_chosen: dict[str, str] = {}  # files a theme has put in the place of the house's own


def choose_faces(faces: Mapping[Role, Path]) -> bool:
    """From now on these faces are these files, the others the house's own; true if they change."""
    wanted = {FACE_NAMES[face]: str(path) for face, path in faces.items()}
    if wanted == _chosen:
        return False
    _chosen.clear()
    _chosen.update(wanted)
    return True


def font_path(name: str) -> str:
    """The file of one of our fonts. ``KeyError`` for another name."""
    if name in _chosen:
        return _chosen[name]
    package, file = _FONT_FILES[name]
    return str(files(package) / "files" / file)


def register_fonts() -> None:
    """Make our fonts known to Kivy by their short names; calling it again is harmless."""
    from kivy.core.text import LabelBase  # noqa: PLC0415  the palette alone needs no Kivy

    for name in _FONT_FILES:
        LabelBase.register(name=name, fn_regular=font_path(name))
