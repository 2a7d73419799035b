"""A whole drink, from the shadow on the shelf to the light on the front wall. No screen."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.picture import Picture
from kiosk.ui.drinks.body import ramp_of, turns, wall
from kiosk.ui.drinks.mesh import Sheet, between
from kiosk.ui.drinks.profile import profile_of
from kiosk.ui.drinks.tones import ink, light

WIDTH = 84.0  # scene units a picture is wide
HEIGHT = 100.0  # and high
BELOW = 12.0  # of which lie below the ground: the shelf's mirror


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
    surface = profile.surface(picture.fill)
    ramp = ramp_of(picture.liquids)
    deep = surface - profile.floor
    wall(
        sheet,
        profile,
        profile.inner,
        heights=between(profile.floor, surface, 16),
        across=turns(24),
        shade=lambda _u, y: ink(ramp.at((y - profile.floor) / deep)),
    )
    wall(
        sheet,
        profile,
        profile.outer,
        heights=between(0, profile.rim, 24),
        across=turns(24),
        shade=lambda u, _y: light((1, 1, 1), 0.03 + 0.4 * abs(u) ** 8),
    )
    return sheet
