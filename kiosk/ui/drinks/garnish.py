"""What decorates a drink, and where in its glass it sits. No screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from types import MappingProxyType

from kiosk.domain.picture import Garnish
from kiosk.ui.drinks.citrus import LEMON, LIME, ORANGE, Fruit, draw_twist, draw_wheel
from kiosk.ui.drinks.mesh import Point, Sheet, between, bezier
from kiosk.ui.drinks.profile import TOP, Profile
from kiosk.ui.drinks.tones import (
    BLACK,
    WHITE,
    Ink,
    Tone,
    bell,
    ink,
    light,
    lit,
    mix,
    smooth,
    times,
    tone,
)


@dataclass(frozen=True)
class Place:
    """Where a garnish goes: the glass, and the height of the drink's surface."""

    profile: Profile
    surface: float

    @property
    def rim(self) -> float:
        """The radius at the rim."""
        return self.profile.inner.radius(self.profile.rim)


def draw_garnish(sheet: Sheet, garnish: Garnish, place: Place) -> None:
    """Draw what the menu says, or nothing."""
    _DRAWN[garnish](sheet, place)


def _nothing(_sheet: Sheet, _place: Place) -> None:
    """No garnish."""


def _slice_of(fruit: Fruit) -> Callable[[Sheet, Place], None]:
    def draw(sheet: Sheet, place: Place) -> None:
        radius = min(14.0, max(7.0, place.rim * 0.48))
        middle = (place.rim * 0.5, min(place.profile.rim + radius * 0.06, TOP - radius))
        draw_wheel(sheet, fruit, middle, radius)

    return draw


def _peel_of(fruit: Fruit) -> Callable[[Sheet, Place], None]:
    def draw(sheet: Sheet, place: Place) -> None:
        rim = place.rim
        width = min(8.4, max(4.6, rim * 0.34))
        top = min(place.profile.rim, TOP - 8.5 - width * 0.8)
        low = (rim * 0.14, max(place.surface - 1.0, top - 13))
        draw_twist(sheet, fruit, (low, (rim * 0.74, top + 8.5)), width=width)

    return draw


def _ball(sheet: Sheet, middle: Point, radii: Point, colour: Tone, *, gloss: float) -> None:
    """A round thing under a lamp at the upper left, with a little light coming through below."""

    def shade(x: float, y: float) -> Ink:
        towards = max(0.0, -0.5 * x + 0.62 * y + 0.3)
        through = 0.4 * smooth(0.55, 1.0, hypot(x, y)) * smooth(0.1, 0.9, 0.5 * x - 0.7 * y)
        return ink(lit(colour, 0.38 + 1.0 * towards + through))

    sheet.ellipse(middle, radii, shade, rings=6)
    spark = (middle[0] - radii[0] * 0.36, middle[1] + radii[1] * 0.44)
    sheet.glow(spark, (radii[0] * 0.42, radii[1] * 0.3), light(WHITE, gloss * 0.5), power=1.4)
    sheet.glow(spark, (radii[0] * 0.16, radii[1] * 0.12), light(WHITE, gloss), power=1.0)


def _pick(sheet: Sheet, place: Place) -> tuple[Point, Point]:
    """A brass pick that leans on the rim; its lower and upper end."""
    low = (-place.rim * 0.34, place.surface + 0.4)
    high = (place.rim * 0.98, min(place.profile.rim + 9.0, TOP - 2))
    shaft = bezier([low, high], 12)
    sheet.stroke(shaft, 0.9, ink(tone("#6B5426")))
    sheet.stroke([(x - 0.1, y + 0.2) for x, y in shaft], 0.32, light((1.0, 0.88, 0.6), 0.7))
    _ball(sheet, high, (1.5, 1.5), tone("#C79F4C"), gloss=0.8)
    return low, high


def _along(low: Point, high: Point, part: float) -> Point:
    return low[0] + (high[0] - low[0]) * part, low[1] + (high[1] - low[1]) * part


def _olive(sheet: Sheet, place: Place) -> None:
    """Two olives on a pick, the lower with its pepper."""
    low, high = _pick(sheet, place)
    for part in (0.42, 0.2):
        _ball(sheet, _along(low, high, part), (4.2, 3.5), tone("#737F34"), gloss=0.55)
    x, y = _along(low, high, 0.2)
    sheet.ellipse((x - 2.6, y - 0.9), (1.2, 1.35), lambda _x, _y: ink(tone("#3E4519")))
    sheet.ellipse(
        (x - 2.7, y - 0.9), (0.9, 1.05), lambda _x, b: ink(times(tone("#B4402A"), 0.9 + 0.3 * b))
    )


def _cherry(sheet: Sheet, place: Place) -> None:
    """A dark cherry on a pick."""
    low, high = _pick(sheet, place)
    _ball(sheet, _along(low, high, 0.27), (4.5, 4.4), tone("#6B0F1A"), gloss=0.75)


def _leaf(sheet: Sheet, root: Point, tip: Point, *, width: float, green: Tone) -> None:
    """A toothed leaf: two halves that bend away from the lamp, a vein, ribs."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    long = hypot(dx, dy)
    nx, ny = -dy / long, dx / long

    def at(part: float, out: float) -> Point:
        wide = width * out * _leaf_width(part)
        return root[0] + dx * part + nx * wide, root[1] + dy * part + ny * wide

    steps = sheet.steps(26, least=12)
    for side, power in ((1.0, 1.12), (-1.0, 0.66)):
        rows = []
        for part in between(0.0, 1.0, steps):
            tooth = 1 + 0.07 * sin(part * 42)
            rib = 0.09 * sin(part * 30 + 1.2)
            rows.append(
                [
                    (*at(part, side * out * tooth), ink(lit(green, power * shine + rib * out)))
                    for out, shine in ((0.0, 0.82), (0.35, 1.12), (0.75, 0.95), (1.0, 0.72))
                ]
            )
        sheet.grid(rows)
        edge = [at(part, side * (1 + 0.07 * sin(part * 42))) for part in between(0, 1, steps)]
        sheet.stroke(edge, 0.22, ink(lit(green, power * 0.7)))
    vein = [at(part, 0.0) for part in between(0.04, 0.94, 12)]
    sheet.stroke(vein, 0.24, light(mix(green, WHITE, 0.5), 0.34))


def _leaf_width(part: float) -> float:
    return float(max(0.0, sin(pi * part**0.78)) ** 0.8)


_SPRIG = (  # reach, direction in radians, width, brightness: the hindmost first
    (11.5, 2.75, 3.7, 0.6),
    (11.5, 0.4, 3.7, 0.6),
    (13.5, 2.2, 4.2, 0.74),
    (13.5, 0.95, 4.2, 0.74),
    (15.5, 1.58, 4.5, 0.84),
    (9.5, 1.98, 3.5, 1.05),
    (9.5, 1.16, 3.5, 1.0),
    (6.0, 1.55, 2.4, 1.25),
)


def _mint(sheet: Sheet, place: Place) -> None:
    """A sprig of mint standing in the ice."""
    root = (place.rim * 0.16, min(place.profile.rim - 3.0, TOP - 17.2))
    stem = bezier([(root[0] - 1.5, place.surface - 4), (root[0] - 0.4, root[1] - 3), root], 10)
    sheet.stroke(stem, 1.0, ink(tone("#3C5E2C")))
    green = tone("#4F8F45")
    for reach, turn, width, power in _SPRIG:
        tip = (root[0] + reach * cos(turn), root[1] + 1.5 + reach * sin(turn))
        _leaf(sheet, (root[0], root[1] + 1.5), tip, width=width, green=times(green, power))


def _beans(sheet: Sheet, place: Place) -> None:
    """Three coffee beans on the surface: con la mosca."""
    tilt = place.profile.tilt
    for x, z, turn in ((-4.8, 2.2, 0.42), (4.6, 3.4, -0.34), (0.6, -8.0, 0.06)):
        middle = (x, place.surface + 0.9 + z * tilt)
        shadow = (middle[0] + 0.5, middle[1] - 0.8)
        sheet.glow(shadow, (4.2, 2.2), ink(BLACK, 0.4), power=1.2)
        _ball(sheet, middle, (3.3, 1.95), tone("#4A2A17"), gloss=0.3)
        crease = [
            (middle[0] + 2.8 * t, middle[1] + 0.5 * sin(pi * t) + turn * t)
            for t in between(-1, 1, 12)
        ]
        inks = [ink(tone("#180B05"), bell(0, 1.1, t)) for t in between(-1, 1, 12)]
        sheet.stroke(crease, 0.5, inks)


_DRAWN: Mapping[Garnish, Callable[[Sheet, Place], None]] = MappingProxyType(
    {
        Garnish.NONE: _nothing,
        Garnish.ORANGE_SLICE: _slice_of(ORANGE),
        Garnish.ORANGE_PEEL: _peel_of(ORANGE),
        Garnish.LEMON_SLICE: _slice_of(LEMON),
        Garnish.LEMON_PEEL: _peel_of(LEMON),
        Garnish.LIME_WHEEL: _slice_of(LIME),
        Garnish.OLIVE: _olive,
        Garnish.CHERRY: _cherry,
        Garnish.MINT: _mint,
        Garnish.COFFEE_BEANS: _beans,
    }
)
