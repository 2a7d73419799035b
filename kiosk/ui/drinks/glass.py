"""The glass itself: what little light it keeps, at its edges, its rim and its foot. No screen."""

from __future__ import annotations

from functools import partial

from kiosk.ui.drinks.body import GLASS, LAMP, turns, wall
from kiosk.ui.drinks.mesh import Sheet, between
from kiosk.ui.drinks.profile import Outline, Profile
from kiosk.ui.drinks.tones import Ink, bell, ink, light, mix, smooth, times, tone

_PAPER = tone("#EADFC8")
_BAND = tone("#B9923F")


def draw_back(sheet: Sheet, profile: Profile) -> None:
    """The far wall: a breath of light, and the far half of the rim."""
    wall(
        sheet,
        profile,
        profile.inner,
        heights=between(profile.floor, profile.rim, sheet.steps(20, least=10)),
        across=turns(sheet.steps(28, least=14)),
        shade=lambda u, y: light(GLASS, 0.020 + 0.05 * abs(u) ** 6 + 0.012 * _up(profile, y)),
        behind=True,
    )
    _rim(sheet, profile, front=False)


def draw_front(sheet: Sheet, profile: Profile, surface: float) -> None:
    """The near wall: edges, heavy foot, one long highlight, the near half of the rim."""
    heights = between(profile.outer.bottom, profile.rim, sheet.steps(60, least=24))
    wall(
        sheet,
        profile,
        profile.outer,
        heights=heights,
        across=turns(sheet.steps(48, least=24)),
        shade=lambda u, y: _wall_light(profile, u, y),
    )
    _edges(sheet, profile, heights)
    _foot(sheet, profile)
    _highlight(sheet, profile, surface)
    _rim(sheet, profile, front=True)


def _up(profile: Profile, y: float) -> float:
    return (y - profile.outer.bottom) / (profile.rim - profile.outer.bottom)


def _wall_light(profile: Profile, u: float, y: float) -> Ink:
    """Glass shows where one looks along it: at both edges, a little more at the left."""
    along = smooth(0.80, 1.0, abs(u)) ** 2
    side = 0.30 if u < 0 else 0.20
    return light(GLASS, 0.012 + side * along * (0.75 + 0.25 * _up(profile, y)))


def _edges(sheet: Sheet, profile: Profile, heights: list[float]) -> None:
    for side, strength in ((-1.0, 0.62), (1.0, 0.46)):
        points = [(side * profile.outer.radius(y), y) for y in heights]
        inks = [light(GLASS, strength * (0.55 + 0.45 * _up(profile, y))) for y in heights]
        sheet.stroke(points, 0.30, inks)


def _foot(sheet: Sheet, profile: Profile) -> None:
    """What is solid glass: a lens that gathers the lamp in bright arcs."""
    outer, floor = profile.outer, profile.floor
    across = turns(sheet.steps(40, least=20))
    thick = floor - outer.bottom
    for part, strength in ((0.0, 0.55), (0.22, 0.20), (0.55, 0.30)):
        height = outer.bottom + min(thick, 7.0) * part
        points = [profile.front(outer, u, height) for u in across]
        inks = [
            light(LAMP, strength * (0.25 + 0.75 * bell(-0.40, 0.6, u) + 0.35 * bell(0.62, 0.3, u)))
            for u in across
        ]
        sheet.stroke(points, 0.36, inks)
    base = outer.radius(outer.bottom + 0.8)
    sheet.glow(
        (-base * 0.12, outer.bottom + min(thick, 7.0) * 0.30 - base * profile.tilt * 0.55),
        (base * 0.72, max(1.4, base * profile.tilt * 0.55)),
        light(LAMP, 0.16),
    )


def _highlight(sheet: Sheet, profile: Profile, surface: float) -> None:
    """One soft strip of window light down the left, a thin one at the right."""
    low = profile.floor + (profile.rim - profile.floor) * 0.10
    high = profile.rim - 1.6
    for middle, wide, strength in ((-0.70, 0.13, 0.30), (0.78, 0.045, 0.22)):
        _strip(
            sheet,
            profile,
            middle=middle,
            wide=wide,
            strength=strength,
            low=low,
            high=high,
            surface=surface,
        )


def _strip(
    sheet: Sheet,
    profile: Profile,
    *,
    middle: float,
    wide: float,
    strength: float,
    low: float,
    high: float,
    surface: float,
) -> None:
    def shade(u: float, y: float) -> Ink:
        ends = smooth(0.0, 0.16, (y - low) / (high - low)) * smooth(
            1.0, 0.94, (y - low) / (high - low)
        )
        dry = 1.0 if y > surface else 0.72
        return light((1.0, 0.98, 0.94), strength * bell(middle, wide, u) * ends * dry)

    wall(
        sheet,
        profile,
        profile.outer,
        heights=between(low, high, sheet.steps(28, least=12)),
        across=between(middle - wide, middle + wide, 10),
        shade=shade,
    )


def _rim(sheet: Sheet, profile: Profile, *, front: bool) -> None:
    across = turns(sheet.steps(56, least=24))
    place = profile.front if front else profile.back
    for outline, strength in ((profile.outer, 0.80), (profile.inner, 0.34)):
        points = [place(outline, u, profile.rim) for u in across]
        part = strength if front else strength * 0.62
        inks = [
            light(GLASS, part * (0.42 + 0.58 * bell(-0.5, 0.75, u) + 0.3 * abs(u) ** 6))
            for u in across
        ]
        sheet.stroke(points, 0.34, inks)


# -- the paper cup ---------------------------------------------------------------------------


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


def _lip_end(side: float, _x: float, _y: float) -> Ink:
    return ink(times(_PAPER, 0.60 - 0.06 * side))


def _lip(sheet: Sheet, profile: Profile) -> None:
    across = turns(sheet.steps(56, least=24))
    height = profile.rim - 1.0
    for side in (-1.0, 1.0):
        end = (side * profile.outer.radius(height), height)
        sheet.ellipse(end, (0.85, 0.85), partial(_lip_end, side))
    for place, shine in ((profile.back, 0.72), (profile.front, 1.0)):
        points = [place(profile.outer, u, height) for u in across]
        inks = [ink(times(_PAPER, shine * (0.60 + 0.42 * bell(-0.36, 1.1, u)))) for u in across]
        sheet.stroke(points, 1.7, inks)
        glints = [light((1, 1, 1), 0.20 * shine * bell(-0.40, 0.5, u)) for u in across]
        sheet.stroke([(x, y + 0.45) for x, y in points], 0.4, glints)
