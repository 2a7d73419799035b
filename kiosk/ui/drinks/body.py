"""What is poured into a glass, lit from behind and below. No screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt

from kiosk.domain.picture import Liquid, Picture, Vessel
from kiosk.ui.drinks.mesh import Point, Sheet, Vertex, between
from kiosk.ui.drinks.profile import Outline, Profile
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
    tone,
    weaker,
)

LAMP: Tone = (1.0, 0.93, 0.80)  # the lamp behind the shelf
_CUP_FILL = 0.93  # paper is opaque: a drink is seen only if it stands this high
_VEIL = 0.42  # how much of the drink lies in front of what floats in it

Shade = Callable[[float, float], Ink]


def turns(count: int) -> list[float]:
    """Places across a round wall, -1 to 1, closer together where it curves away."""
    return [-cos(pi * i / count) for i in range(count + 1)]


def wall(
    sheet: Sheet,
    profile: Profile,
    outline: Outline,
    *,
    heights: list[float],
    across: list[float],
    shade: Shade,
    behind: bool = False,
) -> None:
    """A part of a glass's wall; ``shade(across, height)`` is its ink."""
    tilt = profile.tilt if behind else -profile.tilt
    bulge = [tilt * sqrt(max(0.0, 1 - u * u)) for u in across]
    rows: list[list[Vertex]] = []
    for height in heights:
        radius = outline.radius(height)
        rows.append(
            [
                (radius * u, height + radius * up, shade(u, height))
                for u, up in zip(across, bulge, strict=True)
            ]
        )
    sheet.grid(rows)


def arc(profile: Profile, outline: Outline, height: float, *, behind: bool = False) -> list[Point]:
    """Half a circle of the wall, from left to right."""
    place = profile.back if behind else profile.front
    return [place(outline, u, height) for u in turns(32)]


def ramp_of(liquids: tuple[Liquid, ...]) -> Ramp:
    """The colours of the layers from the bottom (0) to the surface (1), softly joined."""
    total = sum(max(0.0, liquid.share) for liquid in liquids) or 1.0
    stops = []
    start = 0.0
    for liquid in liquids:
        part = max(0.0, liquid.share) / total
        colour = tone(liquid.colour)
        stops += [(start + part * 0.12, colour), (start + part * 0.62, colour)]
        start += part
    return Ramp(stops)


@dataclass(frozen=True)
class Pour:
    """What stands in the glass: its colours, its floor and its surface."""

    profile: Profile
    ramp: Ramp
    floor: float
    surface: float

    @property
    def deep(self) -> float:
        """How high it stands."""
        return max(0.1, self.surface - self.floor)

    @property
    def radius(self) -> float:
        """The radius of its surface."""
        return self.profile.inner.radius(self.surface)

    def colour(self, height: float) -> Tone:
        """Its colour at a height, without light."""
        return self.ramp.at((height - self.floor) / self.deep)

    def shades(self, height: float, across: Sequence[float]) -> list[Ink]:
        """Its inks along a row: a lamp behind it gathers in its middle and low down."""
        v = (height - self.floor) / self.deep
        colour = self.colour(height)
        body = _body(colour)
        gain = 1 + 0.5 * _darkness(colour)
        low = 0.55 * (1 - v) ** 2
        high = 1 - 0.16 * v
        edge = 0.34 * (1 - 0.4 * v)
        top = 0.22 * bell(0.985, 0.05, v)
        row = []
        for u in across:
            middle, bottom, turned, glint, side = _lamp(u)
            power = (middle + low * bottom) * turned * high + edge * glint + top * (1 - side)
            r, g, b = lit(colour, power * gain)
            opaque = min(0.98, body * (0.45 + 0.55 * body) + 0.2 * body * (1 - turned))
            row.append((r * body, g * body, b * body, opaque))
        return row


@lru_cache(maxsize=256)
def _lamp(u: float) -> tuple[float, float, float, float, float]:
    """The lamp across a round glass: its middle, its foot, the turn away, the glint, the side."""
    side = abs(u)
    return (
        0.56 + 0.62 * bell(-0.16, 1.0, u),
        bell(0.06, 0.85, u),
        1 - 0.62 * smooth(0.62, 0.98, side),
        bell(0.9, 0.09, side),
        side,
    )


def pour_of(picture: Picture, profile: Profile) -> Pour:
    """The drink in its glass."""
    fill = max(picture.fill, _CUP_FILL) if picture.vessel is Vessel.CUP else picture.fill
    return Pour(profile, ramp_of(picture.liquids), profile.floor, profile.surface(fill))


def _darkness(colour: Tone) -> float:
    """Dark drinks are given more light, or an amaro would be a black hole."""
    return 1 - smooth(0.02, 0.3, luminance(colour))


def _body(colour: Tone) -> float:
    """How opaque a drink is: gin is water, Campari is not."""
    strong = max(colour)
    saturation = (strong - min(colour)) / max(strong, 0.01)
    pale = smooth(0.5, 0.92, luminance(colour)) * (1 - smooth(0.08, 0.5, saturation))
    return 0.95 - 0.66 * pale


def draw_liquid(sheet: Sheet, pour: Pour) -> None:
    """The drink itself, without its surface."""
    _pour(sheet, pour, lambda _u, _v: 1.0)


def draw_veil(sheet: Sheet, pour: Pour) -> None:
    """The part of the drink between the eye and what floats in it."""

    def part(u: float, v: float) -> float:
        deep = _VEIL * (0.3 + 0.7 * smooth(1.0, 0.5, v))
        return min(0.95, deep + 0.5 * smooth(0.6, 1.0, abs(u)))

    _pour(sheet, pour, part)


def _pour(sheet: Sheet, pour: Pour, part: Callable[[float, float], float]) -> None:
    across = turns(sheet.steps(28, least=14))
    bulge = [-pour.profile.tilt * sqrt(max(0.0, 1 - u * u)) for u in across]
    rows: list[list[Vertex]] = []
    for height in _layers(sheet, pour):
        radius = pour.profile.inner.radius(height)
        v = (height - pour.floor) / pour.deep
        rows.append(
            [
                (radius * u, height + radius * up, weaker(mark, part(u, v)))
                for u, up, mark in zip(across, bulge, pour.shades(height, across), strict=True)
            ]
        )
    sheet.grid(rows)


def _layers(sheet: Sheet, pour: Pour) -> list[float]:
    """Heights of the rows: closer at the floor, where the glass curves in."""
    count = sheet.steps(26, least=12)
    return [pour.floor + pour.deep * (i / count) ** 1.7 for i in range(count + 1)]


def draw_surface(sheet: Sheet, pour: Pour) -> None:
    """The surface: light at the back where the lamp is, a bright line where it meets the glass."""
    radius = pour.radius
    tilt = pour.profile.tilt
    colour = pour.colour(pour.surface)
    opacity = 0.1 + 0.88 * _body(colour)

    def shade(x: float, y: float) -> Ink:
        power = 1.0 + 0.42 * y - 0.3 * abs(x) ** 3 - 0.1 * x
        pale = mix(lit(colour, power * 1.12), LAMP, 0.03 + 0.08 * max(0.0, y))
        return ink(pale, opacity)

    sheet.ellipse((0, pour.surface), (radius, radius * tilt), shade, rings=sheet.steps(6, least=3))
    _meniscus(sheet, pour, colour)


def _meniscus(sheet: Sheet, pour: Pour, colour: Tone) -> None:
    edge = mix(lit(colour, 1.5), LAMP, 0.35)
    for behind in (True, False):
        points = arc(pour.profile, pour.profile.inner, pour.surface, behind=behind)
        inks = []
        for i in range(len(points)):
            u = -cos(pi * i / (len(points) - 1))
            strength = 0.24 + 0.34 * bell(-0.55, 0.5, u) + 0.16 * bell(0.7, 0.3, u)
            inks.append(light(edge, strength * (0.7 if behind else 1.0)))
        sheet.stroke(points, 0.55, inks)


def draw_foam(sheet: Sheet, pour: Pour, colour: Tone) -> None:
    """A head of foam: a band that sinks into the drink, and a dense, dull surface."""
    thick = min(6.5, pour.deep * 0.3)
    under = pour.surface - thick

    def band(u: float, height: float) -> Ink:
        v = (height - under) / thick
        power = 0.98 - 0.5 * smooth(0.5, 1.0, abs(u)) + 0.06 * bell(-0.4, 0.5, u)
        tinted = mix(pour.colour(under), colour, 0.55 + 0.45 * smooth(0.0, 0.7, v))
        return ink(lit(tinted, power), smooth(0.0, 0.42, v))

    wall(
        sheet,
        pour.profile,
        pour.profile.inner,
        heights=between(under, pour.surface, 8),
        across=turns(sheet.steps(24, least=12)),
        shade=band,
    )
    radius, tilt = pour.radius, pour.profile.tilt
    sheet.ellipse(
        (0, pour.surface),
        (radius, radius * tilt),
        lambda x, y: ink(lit(mix(colour, WHITE, 0.1), 0.98 + 0.1 * y - 0.2 * abs(x) ** 3)),
        rings=sheet.steps(5, least=3),
    )
    for x, y, size in _scattered(70, seed=11):
        if x * x + y * y < 0.93:
            place = (x * radius, pour.surface + y * radius * tilt)
            sheet.glow(place, (size * 0.5, size * 0.3), ink((0.25, 0.14, 0.06), 0.16), power=1.0)
    rim = arc(pour.profile, pour.profile.inner, pour.surface)
    sheet.stroke(rim, 0.5, light(WHITE, 0.16))


def draw_bubbles(sheet: Sheet, pour: Pour) -> None:
    """Bubbles: strings of them rising, a wreath where the surface meets the glass."""
    colour = mix(lit(pour.colour(pour.surface), 1.5), WHITE, 0.55)
    for x, v, size in _scattered(46, seed=5):
        string = round(x * 5) / 5 + 0.05 * sin(9 * v)
        height = pour.floor + 2 + (v * 0.5 + 0.5) * (pour.deep - 3.5)
        radius = 0.34 + 0.36 * size * (0.5 + 0.5 * (v * 0.5 + 0.5))
        across = string * (pour.profile.inner.radius(height) - 2.2)
        place = (across, height - pour.profile.tilt * pour.radius * 0.5)
        if pour.profile.contains(*place, margin=1.6):
            _bubble(sheet, place, radius, colour)
    for x, y, size in _scattered(34, seed=8):
        u = -cos(pi * (x * 0.5 + 0.5)) * 0.985
        px, py = pour.profile.front(pour.profile.inner, u, pour.surface)
        _bubble(sheet, (px, py + 0.2 + 0.8 * abs(y)), 0.3 + 0.4 * size, colour)


def _bubble(sheet: Sheet, centre: Point, radius: float, colour: Tone) -> None:
    """A bead: dark in its middle, bright at its lower edge, a spark above."""
    sheet.ellipse(
        centre,
        (radius, radius),
        lambda x, y: light(colour, 0.05 + 0.42 * (x * x + y * y) ** 2 * (0.6 - 0.4 * y)),
        rings=2,
    )
    spark = (centre[0] - radius * 0.35, centre[1] + radius * 0.35)
    sheet.glow(spark, (radius * 0.45, radius * 0.45), light(WHITE, 0.55), power=1.0)


def _scattered(count: int, *, seed: int) -> Iterator[tuple[float, float, float]]:
    """Places between -1 and 1 both ways, and a size from 0 to 1: even, but in no pattern."""
    for i in range(1, count + 1):
        n = i + seed * 17
        yield (
            2 * ((n * 0.7548776662) % 1) - 1,
            2 * ((n * 0.5698402910) % 1) - 1,
            (n * 0.6180339887) % 1,
        )
