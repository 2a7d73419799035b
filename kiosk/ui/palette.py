"""The colours of the glass, as one value: the house's own, and one for eyes that see badly.

Plain Python. What is painted on the screen takes its colours from :mod:`kiosk.ui.look`, which
changes them while the screen stands.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

Rgba = tuple[float, float, float, float]

LEAST_CONTRAST = 4.5  # of words on what they stand on, as WCAG computes it
STRONG_CONTRAST = 12.0  # of the palette for eyes that see badly
_GAMMA = 2.2  # half the light is not half the number
_FOOT = 0.78  # a plate of the action's colour is shaded down to this part at its foot


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


def mixed(one: Rgba, other: Rgba, part: float) -> Rgba:
    """From the first colour (0) to the second (1); the opacity is the first one's."""
    red, green, blue = (a + (b - a) * part for a, b in zip(one[:3], other[:3], strict=True))
    return red, green, blue, one[3]


def brightness_of(colour: Rgba) -> float:
    """How bright a colour is, from 0 for black to 1 for white (relative luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgba, other: Rgba) -> float:
    """How well one colour is read on the other: 1 not at all, 21 black on white (WCAG)."""
    dark, light = sorted((brightness_of(one), brightness_of(other)))
    return (light + 0.05) / (dark + 0.05)


_BLACK: Rgba = (0.0, 0.0, 0.0, 1.0)
_READ = 4.5  # text that is read needs this contrast (WCAG 2.2, 1.4.3)


@dataclass(frozen=True)
class Palette:
    """The colours everything on the glass is painted with.

    ``plain`` is for eyes that see badly: every line is solid, every card has a border, nothing
    is shaded. The other colours follow from these.
    """

    ground: Rgba  # behind everything
    panel: Rgba  # cards, sheets
    raised: Rgba  # pressed, chosen
    ink: Rgba  # names, numbers, prices, body
    second: Rgba  # second lines
    action: Rgba  # the one thing to touch next; rules, the window's name
    lettering: Rgba  # words on it
    ready: Rgba  # ready, without alcohol
    trouble: Rgba  # trouble, sold out; not on raised
    plain: bool = False

    @cached_property
    def dark(self) -> bool:
        """Whether light stands on dark here."""
        return brightness_of(self.ground) < brightness_of(self.ink)

    @cached_property
    def pressed(self) -> Rgba:
        """The action's colour under a finger: further from the words on it."""
        white, black = rgba("#FFFFFF"), rgba("#000000")
        away = white if brightness_of(self.lettering) < brightness_of(self.action) else black
        return mixed(self.action, away, 0.35)

    @cached_property
    def shaded(self) -> Rgba:
        """The darkest part of a plate of the action's colour."""
        red, green, blue, alpha = self.action
        foot = 1.0 if self.plain else _FOOT
        return red * foot, green * foot, blue * foot, alpha

    @cached_property
    def edge(self) -> Rgba:
        """Around what can be touched and is not the next step."""
        return self.second if self.plain else faded(self.second, 0.5)

    @cached_property
    def rule(self) -> Rgba:
        """A line between two things."""
        return self.second if self.plain else faded(self.action, 0.45)

    @cached_property
    def faint(self) -> Rgba:
        """A line that only hints: under a tab that is not chosen, around what is dead."""
        return faded(self.second, 0.6 if self.plain else 0.3)

    @cached_property
    def border(self) -> Rgba:
        """Around a card, which otherwise stands out by its own colour."""
        return self.second if self.plain else faded(self.second, 0.0)

    @cached_property
    def veil(self) -> Rgba:
        """Over what is not meant while something lies on it."""
        return faded(self.ground, 0.95 if self.plain else 0.9)

    def on_black(self, colour: Rgba) -> Rgba:
        """The colour, or the lightest there is where nobody could read it on a dark glass."""
        if contrast(colour, _BLACK) >= _READ:
            return colour
        return max((self.ink, self.ground), key=brightness_of)

    @cached_property
    def clear(self) -> Rgba:
        """Nothing, in the colour of the ground."""
        return faded(self.ground, 0.0)


COLOURS = tuple(each.name for each in fields(Palette) if each.name != "plain")
"""The colours a palette is made of."""

LINES = ("pressed", "edge", "rule", "faint", "border", "veil", "clear")
"""The colours that follow from those."""

HOUSE = Palette(
    ground=rgba("#07110E"),
    panel=rgba("#10201A"),
    raised=rgba("#1A2F27"),
    ink=rgba("#F7F0E0"),
    second=rgba("#B9B2A3"),
    action=rgba("#D4AE5A"),
    lettering=rgba("#07110E"),
    ready=rgba("#8FBF9F"),
    trouble=rgba("#E4572E"),
)
"""A lit shelf behind dark glass."""

HIGH_CONTRAST = Palette(
    ground=rgba("#000000"),
    panel=rgba("#000000"),
    raised=rgba("#262626"),
    ink=rgba("#FFFFFF"),
    second=rgba("#FFFFFF"),
    action=rgba("#FFE14D"),
    lettering=rgba("#000000"),
    ready=rgba("#A6FFC0"),
    trouble=rgba("#FFC2B3"),
    plain=True,
)
"""For eyes that see badly: white and yellow on black, whatever the theme."""


def dimmed(palette: Palette, light: float) -> Palette:
    """The same colours giving only this part of their light (0 to 1)."""
    part = light ** (1 / _GAMMA)
    darker: dict[str, Any] = {}
    for name in COLOURS:
        red, green, blue, alpha = getattr(palette, name)
        darker[name] = (red * part, green * part, blue * part, alpha)
    return replace(palette, **darker)


@dataclass(frozen=True)
class Pair:
    """Words in one colour on another: both by their names in a palette."""

    ink: str
    ground: str


PAIRS = (
    Pair("ink", "ground"),
    Pair("ink", "panel"),
    Pair("ink", "raised"),
    Pair("second", "ground"),
    Pair("second", "panel"),
    Pair("second", "raised"),
    Pair("action", "ground"),
    Pair("action", "panel"),
    Pair("lettering", "action"),
    Pair("lettering", "pressed"),
    Pair("lettering", "shaded"),
    Pair("ready", "ground"),
    Pair("ready", "panel"),
    Pair("ready", "raised"),
    Pair("trouble", "ground"),
    Pair("trouble", "panel"),
)
"""Every pair of colours that words are set in, on any screen."""


def contrasts(palette: Palette) -> dict[Pair, float]:
    """How well each pair is read."""
    return {
        pair: contrast(getattr(palette, pair.ink), getattr(palette, pair.ground)) for pair in PAIRS
    }
