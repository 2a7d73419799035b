"""A whole drink, from the glow on the shelf to the light on the front wall. No screen.

Painted from the back to the front: far wall, drink, what lies in it, its surface, what rises
out of it, garnish, near wall.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.picture import Ice, Picture, Vessel
from kiosk.ui.drinks.body import (
    Pour,
    draw_bubbles,
    draw_foam,
    draw_liquid,
    draw_surface,
    draw_veil,
    pour_of,
)
from kiosk.ui.drinks.cup import draw_cup, draw_cup_inside, draw_cup_shadow
from kiosk.ui.drinks.garnish import Place, draw_garnish
from kiosk.ui.drinks.glass import draw_back, draw_front, draw_ground, draw_stem
from kiosk.ui.drinks.ice import cubes_in, draw_crushed, draw_cube
from kiosk.ui.drinks.mesh import Sheet
from kiosk.ui.drinks.profile import TOP, profile_of
from kiosk.ui.drinks.tones import tone

WIDTH = 84.0  # scene units a picture is wide
HEIGHT = 100.0  # and high
BELOW = 12.0  # of which lie below the ground: the shelf's mirror

_CUP_FILL = 0.9
"""A paper cup shows its drink only from above, so it is drawn as full as it is handed out."""


HEADROOM = 15.0  # scene units above a rim: what a garnish needs
MOST_ZOOM = 1.22  # beyond it a wide glass with its garnish would leave the picture's own width


def zoom_of(picture: Picture) -> float:
    """How much larger this drink can be drawn where it stands alone: a short glass more."""
    return max(1.0, min(MOST_ZOOM, TOP / (profile_of(picture.vessel).rim + HEADROOM)))


@dataclass(frozen=True)
class Mirror:
    """What the shelf gives back: about the front of a foot of this radius, so far, so much."""

    radius: float
    tilt: float
    length: float
    strength: float


def mirror_of(picture: Picture) -> Mirror:
    """The mirror under this drink's glass."""
    profile = profile_of(picture.vessel)
    return Mirror(profile.outer.radius(0.6), profile.tilt, length=11.0, strength=0.4)


def draw_scene(picture: Picture, *, pixel: float) -> Sheet:
    """Everything of one drink as triangles; ``pixel`` is a shown pixel in scene units."""
    sheet = Sheet(pixel=pixel)
    pour = pour_of(picture, profile_of(picture.vessel))
    if picture.vessel is Vessel.CUP:
        _cup(sheet, picture, pour)
        return sheet
    draw_ground(sheet, pour)
    draw_stem(sheet, pour)
    draw_back(sheet, pour)
    _fill(sheet, picture, pour)
    draw_front(sheet, pour)
    return sheet


def _cup(sheet: Sheet, picture: Picture, pour: Pour) -> None:
    draw_cup_shadow(sheet, pour.profile)
    draw_cup_inside(sheet, pour.profile)
    _fill(sheet, picture, pour)
    draw_cup(sheet, pour.profile)


def _fill(sheet: Sheet, picture: Picture, pour: Pour) -> None:
    if picture.fill > 0:
        draw_liquid(sheet, pour)
        draw_top(sheet, picture, pour)
    for cube in cubes_in(pour, picture.ice):
        draw_cube(sheet, cube, pour, clear=picture.ice is Ice.LARGE)
    if picture.ice is Ice.CRUSHED:
        draw_crushed(sheet, pour)
    draw_garnish(sheet, picture.garnish, Place(pour.profile, pour.surface))
    if picture.ice is not Ice.NONE:
        draw_veil(sheet, pour)
    if picture.bubbles:
        draw_bubbles(sheet, pour)


def draw_top(sheet: Sheet, picture: Picture, pour: Pour) -> None:
    """What the drink ends in: a bare surface, or foam."""
    if picture.foam:
        draw_foam(sheet, pour, tone(picture.foam))
    else:
        draw_surface(sheet, pour)
