"""What a drink looks like, in the few words an owner writes in the menu."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Vessel(StrEnum):
    """The glass or cup a drink is drawn in."""

    ROCKS = "rocks"
    TALL = "tall"
    COUPE = "coupe"
    FLUTE = "flute"
    WINE = "wine"
    CUP = "cup"


class Ice(StrEnum):
    """The ice in a drawn drink."""

    NONE = "none"
    CUBES = "cubes"
    LARGE = "large"
    CRUSHED = "crushed"


class Garnish(StrEnum):
    """What decorates a drawn drink."""

    NONE = "none"
    ORANGE_SLICE = "orange-slice"
    ORANGE_PEEL = "orange-peel"
    LEMON_SLICE = "lemon-slice"
    LEMON_PEEL = "lemon-peel"
    LIME_WHEEL = "lime-wheel"
    OLIVE = "olive"
    CHERRY = "cherry"
    MINT = "mint"
    COFFEE_BEANS = "coffee-beans"


@dataclass(frozen=True)
class Liquid:
    """One layer of a drink, from the bottom up.

    ``colour`` is ``#rrggbb``; ``share`` is its part of the filled height (all shares are
    scaled to 1). Neighbouring layers flow into each other.
    """

    colour: str
    share: float = 1.0


@dataclass(frozen=True)
class Picture:
    """A drawn drink: a vessel, what is poured into it, ice and garnish.

    ``fill`` is the filled part of the vessel's inner height, 0 to 1. ``foam`` is the colour
    of a foam head or ``""``. ``photo`` names an image file that is shown instead, or ``""``.
    """

    vessel: Vessel = Vessel.ROCKS
    liquids: tuple[Liquid, ...] = (Liquid("#B4371F"),)
    fill: float = 0.75
    ice: Ice = Ice.NONE
    garnish: Garnish = Garnish.NONE
    foam: str = ""
    bubbles: bool = False
    photo: str = ""
