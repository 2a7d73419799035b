"""A whole drink, from the glow on the shelf to the light on the front wall. No screen.

Painted from the back to the front: far wall, drink, what lies in it, its surface, what rises
out of it, garnish, near wall.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.picture import Picture, Vessel
from kiosk.ui.drinks.body import LAMP, ramp_of
from kiosk.ui.drinks.garnish import Place, draw_garnish
from kiosk.ui.drinks.glass import draw_back, draw_cup, draw_cup_inside, draw_front
from kiosk.ui.drinks.ice import Waterline, cubes_of, draw_above, draw_under
from kiosk.ui.drinks.liquid import draw_body, draw_bubbles, draw_foam, draw_surface
from kiosk.ui.drinks.mesh import Sheet
from kiosk.ui.drinks.profile import Profile, profile_of
from kiosk.ui.drinks.tones import BLACK, Ramp, ink, light, lit, mix, tone

WIDTH = 84.0  # scene units a picture is wide
HEIGHT = 100.0  # and high
BELOW = 12.0  # of which lie below the ground: the shelf's mirror

_CUP_FILL = 0.9
"""A paper cup shows its drink only from above, so it is drawn as full as it is handed out."""


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
    return Mirror(profile.outer.radius(0.0), profile.tilt, length=9.0, strength=0.35)


def draw_scene(picture: Picture, *, pixel: float) -> Sheet:
    """Everything of one drink as triangles; ``pixel`` is a shown pixel in scene units."""
    sheet = Sheet(pixel=pixel)
    profile = profile_of(picture.vessel)
    ramp = ramp_of(picture.liquids)
    is_cup = picture.vessel is Vessel.CUP
    surface = profile.surface(max(picture.fill, _CUP_FILL) if is_cup else picture.fill)
    _ground(sheet, profile, ramp, opaque=is_cup)
    if is_cup:
        draw_cup_inside(sheet, profile)
    else:
        draw_back(sheet, profile)
    _drink(sheet, picture, profile, ramp=ramp, surface=surface)
    if is_cup:
        draw_cup(sheet, profile)
    else:
        draw_front(sheet, profile, surface)
    return sheet


def _ground(sheet: Sheet, profile: Profile, ramp: Ramp, *, opaque: bool) -> None:
    """The dark under the foot, and the coloured light that the drink throws on the shelf."""
    foot = profile.outer.radius(0.0)
    sheet.glow((0, -0.3), (foot * 1.25, foot * profile.tilt * 1.5), ink(BLACK, 0.5), power=1.4)
    if not opaque:
        thrown = mix(lit(ramp.at(0.3), 1.6), LAMP, 0.2)
        sheet.glow((foot * 0.25, -2.2), (foot * 1.15, 4.6), light(thrown, 0.20))


def _drink(sheet: Sheet, picture: Picture, profile: Profile, *, ramp: Ramp, surface: float) -> None:
    water = Waterline(surface, ramp.at(0.85), profile.tilt)
    cubes = cubes_of(picture.ice, profile, surface)
    if picture.fill > 0:
        if picture.vessel is not Vessel.CUP:
            draw_body(sheet, profile, ramp, surface)
            for cube in cubes:
                draw_under(sheet, cube, water)
            if picture.bubbles:
                draw_bubbles(sheet, profile, surface)
        draw_surface(sheet, profile, ramp.at(1.0), surface)
        if picture.foam:
            surface = draw_foam(sheet, profile, tone(picture.foam), surface)
    for cube in cubes:
        draw_above(sheet, cube, water)
    draw_garnish(sheet, picture.garnish, Place(profile, surface))
