"""What is poured: the body lit from behind, its surface, foam and bubbles. No screen."""

from __future__ import annotations

from functools import partial
from math import sqrt
from random import Random

from kiosk.ui.drinks.body import turns, wall
from kiosk.ui.drinks.mesh import Sheet, between
from kiosk.ui.drinks.profile import Profile
from kiosk.ui.drinks.tones import (
    WHITE,
    Ink,
    Ramp,
    Tone,
    bell,
    ink,
    light,
    lit,
    luminance,
    mix,
    smooth,
    times,
    weaker,
)

_BUBBLES = 70
_BUBBLE_SEED = 1919  # the year of the Negroni: any would do, but always the same


def draw_body(sheet: Sheet, profile: Profile, ramp: Ramp, surface: float) -> None:
    """The liquid as seen through the front: dark at the walls, ember where light gathers."""
    floor = profile.floor
    deep = max(surface - floor, 0.1)

    def shade(u: float, y: float) -> Ink:
        part = (y - floor) / deep
        colour = ramp.at(part)
        return ink(lit(colour, _power(u, part)), _density(colour, u))

    wall(
        sheet,
        profile,
        profile.inner,
        heights=between(floor, surface, sheet.steps(30, least=12)),
        across=turns(sheet.steps(36, least=16)),
        shade=shade,
    )


def _density(colour: Tone, u: float) -> float:
    """How much of what is behind a drink it hides: gin shows the night, a bitter does not."""
    clear = smooth(0.66, 0.86, luminance(colour))
    return 1.0 - clear * (0.80 - 0.34 * smooth(0.55, 1.0, abs(u)))


def _power(u: float, part: float) -> float:
    """How much light comes through at a place: the lamp stands behind, a little to the left."""
    core = 0.44 + 0.40 * bell(-0.12, 1.15, u)
    gathered = 0.55 * bell(-0.18, 0.7, u) * smooth(0.75, 0.0, part)  # in the glass's heavy foot
    streak = 0.22 * bell(-0.60, 0.16, u) + 0.16 * bell(0.66, 0.13, u)
    top = 0.16 * smooth(0.8, 1.0, part)
    edge = 0.30 * smooth(0.86, 1.0, abs(u))
    return core + gathered + streak + top - edge


def draw_surface(sheet: Sheet, profile: Profile, colour: Tone, surface: float) -> None:
    """The surface from a little above: lighter than the body, with a bright line where it ends."""
    radius = profile.inner.radius(surface)
    tilt = profile.tilt

    def shade(x: float, y: float) -> Ink:
        away = 0.5 + 0.5 * y  # the far side catches the lamp
        surface_tone = lit(mix(colour, WHITE, 0.05 + 0.07 * away), 0.95 + 0.5 * away - 0.12 * x)
        return ink(surface_tone, _density(colour, 0.6))

    sheet.ellipse((0, surface), (radius, radius * tilt), shade, rings=sheet.steps(6, least=3))
    _meniscus(sheet, profile, colour, surface)


def _meniscus(sheet: Sheet, profile: Profile, colour: Tone, surface: float) -> None:
    across = turns(sheet.steps(48, least=20))
    bright = mix(colour, WHITE, 0.45)
    for side, strength in ((profile.back, 0.35), (profile.front, 0.6)):
        points = [side(profile.inner, u, surface) for u in across]
        inks = [light(bright, strength * (0.35 + 0.65 * bell(-0.45, 0.9, u))) for u in across]
        sheet.stroke(points, 0.34, inks)


def draw_foam(sheet: Sheet, profile: Profile, colour: Tone, surface: float) -> float:
    """A head of foam on the surface; returns the height of its own."""
    top = min(profile.inner.top - 0.8, surface + 5.5)

    def shade(u: float, y: float) -> Ink:
        rise = (y - surface) / max(top - surface, 0.1)
        return ink(times(colour, 0.62 + 0.30 * bell(-0.2, 1.2, u) + 0.10 * rise))

    wall(
        sheet,
        profile,
        profile.inner,
        heights=between(surface, top, 6),
        across=turns(sheet.steps(30, least=16)),
        shade=shade,
    )
    radius = profile.inner.radius(top)
    sheet.ellipse(
        (0, top),
        (radius, radius * profile.tilt),
        lambda x, y: ink(times(colour, 0.93 + 0.09 * y - 0.04 * x)),
        rings=3,
    )
    return top


def draw_bubbles(sheet: Sheet, profile: Profile, surface: float) -> None:
    """Fine bubbles on their way up, more of them near the top; none outside the glass."""
    chance = Random(_BUBBLE_SEED)  # noqa: S311 - a drawing, not a secret
    floor = profile.floor
    count = max(12, round(_BUBBLES * min(1.0, 0.16 / sheet.pixel)))
    for _ in range(count):
        height = floor + (surface - floor) * sqrt(chance.random()) * 0.97
        room = profile.inner.radius(height) * 0.86
        x = (chance.random() * 2 - 1) * room
        size = max(sheet.pixel * 0.55, 0.22 + 0.34 * chance.random())
        y = height - profile.tilt * sqrt(max(0.0, room * room - x * x)) * chance.random()
        mark = light(WHITE, 0.16 + 0.22 * chance.random())
        sheet.ellipse((x, y), (size, size), partial(_ring, mark))


def _ring(mark: Ink, x: float, y: float) -> Ink:
    """A bubble is brightest at its edge."""
    return weaker(mark, 0.45 + 0.55 * min(1.0, x * x + y * y))
