"""A paper cup: opaque, so its drink is seen only from above. No screen."""

from __future__ import annotations

from functools import partial

from kiosk.ui.drinks.body import turns, wall
from kiosk.ui.drinks.mesh import Sheet, between
from kiosk.ui.drinks.profile import Outline, Profile
from kiosk.ui.drinks.tones import WHITE, Ink, bell, ink, light, mix, smooth, times, tone

_PAPER = tone("#E9DFC8")
_BAND = tone("#8A6A2C")


def draw_cup_inside(sheet: Sheet, profile: Profile) -> None:
    """The far inside of a paper cup."""
    wall(
        sheet,
        profile,
        profile.inner,
        heights=between(profile.floor, profile.rim, 12),
        across=turns(sheet.steps(36, least=18)),
        shade=lambda u, y: ink(times(_PAPER, 0.36 + 0.26 * _up(profile, y) + 0.10 * u)),
        behind=True,
    )


def draw_cup(sheet: Sheet, profile: Profile) -> None:
    """The near outside of a paper cup, with a brass band, and its rolled lip."""
    body = Outline.through(*[knot for knot in profile.outer.knots if knot[0] <= 66.5])
    wall(
        sheet,
        profile,
        body,
        heights=between(body.bottom, body.top, sheet.steps(70, least=30)),
        across=turns(sheet.steps(44, least=22)),
        shade=lambda u, y: ink(_paper(u, y)),
    )
    _lip(sheet, profile)


def _paper(u: float, y: float) -> tuple[float, float, float]:
    round_light = 0.46 + 0.50 * bell(-0.34, 1.15, u) + 0.10 * bell(0.86, 0.2, u)
    seam = 0.05 * bell(0.52, 0.012, u)
    band = (
        smooth(0.4, 0.0, abs(y - 17.5) - 0.9) * 0.85 + smooth(0.3, 0.0, abs(y - 20.2) - 0.1) * 0.8
    )
    colour = mix(_PAPER, _BAND, min(1.0, band))
    return times(colour, (round_light - seam) * (0.86 + 0.14 * smooth(0, 30, y)))


def _lip(sheet: Sheet, profile: Profile) -> None:
    across = turns(sheet.steps(56, least=24))
    height = profile.rim - 1.0
    for side in (-1.0, 1.0):
        end = (side * profile.outer.radius(height), height)
        mark = ink(times(_PAPER, 0.60 - 0.06 * side))
        sheet.ellipse(end, (0.85, 0.85), partial(_plain, mark))
    for place, shine in ((profile.back, 0.72), (profile.front, 1.0)):
        points = [place(profile.outer, u, height) for u in across]
        inks = [ink(times(_PAPER, shine * (0.60 + 0.42 * bell(-0.36, 1.1, u)))) for u in across]
        sheet.stroke(points, 1.7, inks)
        glints = [light(WHITE, 0.20 * shine * bell(-0.40, 0.5, u)) for u in across]
        sheet.stroke([(x, y + 0.45) for x, y in points], 0.4, glints)


def _plain(mark: Ink, _x: float, _y: float) -> Ink:
    return mark


def draw_cup_shadow(sheet: Sheet, profile: Profile) -> None:
    """The dark under a cup."""
    foot = profile.outer.radius(0.0)
    sheet.glow((2, -0.8), (foot * 1.4, foot * profile.tilt * 1.8), ink((0, 0, 0), 0.55), power=1.5)


def _up(profile: Profile, height: float) -> float:
    return (height - profile.floor) / (profile.rim - profile.floor)
