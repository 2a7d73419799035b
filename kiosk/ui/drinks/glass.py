"""The glass itself: hardly there, known by its edges and what it does to the light. No screen."""

from __future__ import annotations

from math import cos, pi, sin

from kiosk.ui.drinks.body import LAMP, Pour, arc, turns, wall
from kiosk.ui.drinks.mesh import Point, Sheet, between
from kiosk.ui.drinks.profile import Profile
from kiosk.ui.drinks.tones import BLACK, WHITE, Ink, Tone, bell, ink, light, lit, mix, smooth

EDGE: Tone = (0.84, 0.93, 0.90)  # what light takes on in the edge of a glass
_STEM = 6.0  # a glass narrower than this under its bowl stands on a stem


def draw_ground(sheet: Sheet, pour: Pour) -> None:
    """The shadow under a glass, and the colour its drink throws on the shelf."""
    foot = pour.profile.outer.radius(0.0)
    tilt = pour.profile.tilt
    near = 1.0 if not _stemmed(pour.profile) else 0.5
    colour = lit(pour.colour(pour.floor), 1.5)
    sheet.glow((2.5, -1.2), (foot * 1.5, foot * tilt * 2.1), ink(BLACK, 0.5), power=1.6)
    sheet.glow((-1, -2.2), (foot * 1.34, foot * tilt * 1.9), light(colour, 0.3 * near), power=1.8)
    sheet.glow(
        (0, -foot * tilt * 0.7), (foot * 0.7, foot * tilt), light(colour, 0.26 * near), power=1.5
    )


def draw_back(sheet: Sheet, pour: Pour) -> None:
    """The wall away from the eye: a breath of grey, and the far half of the rim."""
    profile = pour.profile
    wall(
        sheet,
        profile,
        profile.inner,
        heights=between(pour.surface, profile.inner.top, 4),
        across=turns(sheet.steps(20, least=12)),
        shade=lambda u, _y: light(EDGE, 0.025 + 0.05 * abs(u) ** 4),
        behind=True,
    )
    _rim(sheet, profile, behind=True)


def _stemmed(profile: Profile) -> bool:
    return profile.outer.radius(profile.floor * 0.5) < _STEM


def draw_stem(sheet: Sheet, pour: Pour) -> None:
    """What carries the bowl: a thick base, or a stem on a foot."""
    if _stemmed(pour.profile):
        _foot(sheet, pour)
        _stalk(sheet, pour)
        return
    _base(sheet, pour)


def _base(sheet: Sheet, pour: Pour) -> None:
    """A heavy base: it drinks the colour above it and breaks the lamp into bands."""
    profile = pour.profile
    colour = lit(pour.colour(pour.floor), 1.35)

    def shade(u: float, height: float) -> Ink:
        v = height / profile.floor
        bands = 0.5 + 0.5 * cos(7.5 * u + 0.8 * sin(3 * u))
        stained = mix(EDGE, colour, 0.6 + 0.3 * v)
        strength = 0.05 + 0.2 * bands * (0.25 + 0.75 * v) * (1 - abs(u) ** 6)
        strength += 0.2 * bell(0.16, 0.16, v) * (0.4 + 0.6 * bell(-0.2, 0.8, u))
        strength += 0.26 * bell(0.93, 0.09, abs(u)) * smooth(1.0, 0.7, v)
        r, g, b, _ = light(stained, strength)
        fade = smooth(1.2, 0.95, v)
        return r * fade, g * fade, b * fade, 0.3 * fade

    wall(
        sheet,
        profile,
        profile.outer,
        heights=between(0.0, profile.floor * 1.2, sheet.steps(14, least=8)),
        across=turns(sheet.steps(36, least=18)),
        shade=shade,
    )
    _line(sheet, arc(profile, profile.outer, 0.5), 0.6, 0.5, tint=mix(EDGE, colour, 0.35))
    _line(sheet, arc(profile, profile.outer, 2.4), 0.35, 0.16, tint=mix(EDGE, colour, 0.5))


def _foot(sheet: Sheet, pour: Pour) -> None:
    """The disc a stemmed glass stands on, seen from a little above."""
    radius = pour.profile.outer.radius(0.7)
    tilt = pour.profile.tilt * 1.12
    colour = lit(pour.colour(pour.floor), 1.3)

    def shade(x: float, y: float) -> Ink:
        far = x * x + y * y
        strength = 0.04 + 0.1 * bell(0.75, 0.3, far) + 0.08 * max(0.0, -x * 0.6 + y * 0.5)
        stained = mix(EDGE, colour, 0.4 * (1 - far))
        r, g, b, _ = light(stained, strength + 0.14 * bell(0.0, 0.12, far))
        return r, g, b, 0.14

    def ring(part: float, start: float, end: float, height: float = 0.6) -> list[Point]:
        return [
            (radius * part * cos(a), height + radius * part * tilt * sin(a))
            for a in between(start, end, 40)
        ]

    sheet.ellipse((0, 0.6), (radius, radius * tilt), shade, rings=sheet.steps(7, least=4))
    _line(sheet, ring(1, pi, 2 * pi), 0.6, 0.42)
    _line(sheet, ring(1, pi, 0), 0.4, 0.2)
    _line(sheet, ring(0.9, pi * 1.08, pi * 1.55, 0.9), 0.5, 0.24)


def _stalk(sheet: Sheet, pour: Pour) -> None:
    """The stem: a rod of glass, dark in the middle, a bright line at each side."""
    profile = pour.profile
    colour = lit(pour.colour(pour.floor), 1.4)
    top = profile.floor + 1.0

    def shade(u: float, height: float) -> Ink:
        near = smooth(top * 0.55, top, height)
        stained = mix(EDGE, colour, 0.2 + 0.6 * near)
        strength = 0.06 + 0.32 * bell(-0.55, 0.3, u) + 0.2 * bell(0.62, 0.26, u)
        strength += 0.12 * bell(0.96, 0.14, abs(u)) + 0.22 * near * bell(0.0, 0.8, u)
        r, g, b, _ = light(stained, strength)
        return r, g, b, 0.26

    wall(
        sheet,
        profile,
        profile.outer,
        heights=between(1.6, top, sheet.steps(30, least=16)),
        across=turns(sheet.steps(18, least=10)),
        shade=shade,
    )


def draw_front(sheet: Sheet, pour: Pour) -> None:
    """The wall towards the eye: its two edges, the window it mirrors, the near half of the rim."""
    profile = pour.profile
    low = profile.floor - 1.2 if _stemmed(profile) else 0.0
    heights = between(low, profile.rim, sheet.steps(30, least=16))
    _sheen(sheet, profile, heights)
    _edges(sheet, pour, heights)
    _reflections(sheet, profile, low)
    _rim(sheet, profile, behind=False)


def _sheen(sheet: Sheet, profile: Profile, heights: list[float]) -> None:
    wall(
        sheet,
        profile,
        profile.outer,
        heights=heights,
        across=turns(sheet.steps(24, least=12)),
        shade=lambda u, _y: light(EDGE, 0.012 + 0.13 * abs(u) ** 9 + 0.02 * bell(-0.5, 0.4, u)),
    )


def _edges(sheet: Sheet, pour: Pour, heights: list[float]) -> None:
    """Where the wall turns away it is seen through its whole thickness."""
    profile = pour.profile
    for side in (-1.0, 1.0):
        points: list[Point] = []
        inks: list[Ink] = []
        for height in heights:
            points.append((side * (profile.outer.radius(height) - 0.35), height))
            wet = smooth(pour.surface + 1.0, pour.surface - 1.0, height)
            colour = mix(EDGE, lit(pour.colour(height), 1.5), 0.45 * wet)
            v = (height - heights[0]) / (heights[-1] - heights[0])
            strength = 0.22 + 0.26 * bell(0.74 if side < 0 else 0.35, 0.5, v)
            inks.append(light(colour, strength))
        sheet.stroke(points, 0.62, inks)


def _reflections(sheet: Sheet, profile: Profile, low: float) -> None:
    """A tall window at the left, its thin answer at the right."""
    span = profile.rim - low
    bottom, top = low + span * 0.17, profile.rim - span * 0.07
    _strip(sheet, profile, sides=(-0.80, -0.60), ends=(bottom, top), strength=0.30)
    thin = (bottom + span * 0.08, top - span * 0.05)
    _strip(sheet, profile, sides=(-0.545, -0.515), ends=thin, strength=0.12)
    right = (bottom + span * 0.1, top - span * 0.12)
    _strip(sheet, profile, sides=(0.80, 0.865), ends=right, strength=0.17)


def _strip(
    sheet: Sheet,
    profile: Profile,
    *,
    sides: tuple[float, float],
    ends: tuple[float, float],
    strength: float,
) -> None:
    left, right = sides
    width = right - left

    def shade(u: float, height: float) -> Ink:
        v = (height - ends[0]) / (ends[1] - ends[0])
        across = smooth(left - 0.01, left + width * 0.3, u) * smooth(right + 0.01, right - 0.02, u)
        along = smooth(0.0, 0.35, v) * smooth(1.0, 0.94, v) * (0.35 + 0.65 * v)
        return light(mix(LAMP, WHITE, 0.6), strength * across * along)

    wall(
        sheet,
        profile,
        profile.outer,
        heights=between(ends[0], ends[1], sheet.steps(18, least=10)),
        across=between(left - 0.02, right + 0.02, 8),
        shade=shade,
    )


def _rim(sheet: Sheet, profile: Profile, *, behind: bool) -> None:
    """Half of the rim: a rounded edge that catches two lamps."""
    outside = arc(profile, profile.outer, profile.rim, behind=behind)
    inside = arc(profile, profile.inner, profile.rim, behind=behind)
    middle = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in zip(outside, inside, strict=True)]
    inks = []
    for i in range(len(middle)):
        u = -cos(pi * i / (len(middle) - 1))
        strength = 0.22 + 0.5 * bell(-0.62, 0.42, u) + 0.3 * bell(0.66, 0.3, u)
        strength += 0.2 * bell(1.0, 0.12, abs(u))
        inks.append(light(EDGE, strength * (0.6 if behind else 0.95)))
    sheet.stroke(middle, 0.7, inks)


def _line(
    sheet: Sheet, points: list[Point], width: float, strength: float, *, tint: Tone = EDGE
) -> None:
    """A bright edge, brightest left of its middle, weaker at its ends."""
    count = len(points) - 1
    inks = []
    for i in range(count + 1):
        t = 2 * i / count - 1
        inks.append(light(tint, strength * (0.3 + 0.7 * bell(-0.35, 0.9, t))))
    sheet.stroke(points, width, inks)
