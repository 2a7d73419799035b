"""A theme: the colours, the type, the window's name and the drawn things, as one value.

Plain Python. :mod:`kiosk.ui.themefile` reads it from a file; the stage is dressed in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from kiosk.ui.palette import HOUSE, Palette, Rgba, rgba


class Role(StrEnum):
    """The four faces of a theme's type: two that speak, two that are read."""

    DISPLAY = "display"  # drinks, titles, the big number
    DISPLAY_ITALIC = "display_italic"  # the window's name
    READING = "reading"  # prices, ingredients, sentences
    READING_BOLD = "reading_bold"  # buttons, what must not be overlooked


class Ornament(StrEnum):
    """What is drawn around the picture that makes a passer-by stop."""

    NONE = "none"
    FRAME = "frame"  # two fine lines around the glass, as on an old menu
    CHECKS = "checks"  # a border of small squares, as on a tablecloth


@dataclass(frozen=True)
class NameStyle:
    """How the window's name is written."""

    face: Role = Role.DISPLAY_ITALIC
    capitals: bool = False

    def written(self, name: str) -> str:
        """The name as it stands on the glass."""
        return name.upper() if self.capitals else name


_BRASS = (rgba("#8A6C2F"), rgba("#E2BF6E"))
_SHUTTER = (rgba("#0C1713"), rgba("#20362D"))
_LAMP = rgba("#F6D48A")


@dataclass(frozen=True)
class Artwork:
    """The drawn things. ``glow`` (0 to 1) is how strong the light behind a drink is.

    ``metal`` and ``slats`` are the dark and the light end of the hatch's frame and shutter;
    ``lamp`` is the light that falls out of the hatch.
    """

    glow: float = 0.46
    ornament: Ornament = Ornament.NONE
    metal: tuple[Rgba, Rgba] = _BRASS
    slats: tuple[Rgba, Rgba] = _SHUTTER
    lamp: Rgba = _LAMP


@dataclass(frozen=True)
class Theme:
    """Everything the owner may change about how the glass looks.

    A face that is not in ``faces`` is the house's own.
    """

    name: str = "house"
    palette: Palette = HOUSE
    faces: Mapping[Role, Path] = field(default_factory=lambda: MappingProxyType({}))
    name_style: NameStyle = NameStyle()
    art: Artwork = Artwork()


HOUSE_THEME = Theme()
"""A lit shelf behind dark glass."""
