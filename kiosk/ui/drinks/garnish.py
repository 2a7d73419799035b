"""What decorates a drink: set behind the front wall of its glass. No screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from math import cos, hypot, pi, sin
from types import MappingProxyType

from kiosk.domain.picture import Garnish
from kiosk.ui.drinks.mesh import Point, Sheet, between, bezier, moved
from kiosk.ui.drinks.profile import Profile
from kiosk.ui.drinks.tones import WHITE, Ink, Tone, bell, ink, light, lit, mix, smooth, times, tone

_SEGMENTS = 8
_HIGHEST = 86.0
"""Scene units: what is higher would be cut off by the picture's edge."""


@dataclass(frozen=True)
class Place:
    """Where a garnish goes: the glass, and the height of the drink's surface."""

    profile: Profile
    surface: float

    @property
    def rim(self) -> float:
        """The radius at the rim."""
        return self.profile.inner.radius(self.profile.rim)


@dataclass(frozen=True)
class Fruit:
    """A citrus fruit: peel, pith, flesh."""

    peel: Tone
    pith: Tone
    flesh: Tone


ORANGE = Fruit(tone("#E0781C"), tone("#F6DDB0"), tone("#F09A2A"))
LEMON = Fruit(tone("#E3C02C"), tone("#F7EFC4"), tone("#F2DA62"))
LIME = Fruit(tone("#5E8B2A"), tone("#E4EDC2"), tone("#A6C455"))


def draw_garnish(sheet: Sheet, garnish: Garnish, place: Place) -> None:
    """Draw what the menu says, or nothing."""
    _DRAWN[garnish](sheet, place)


def _nothing(_sheet: Sheet, _place: Place) -> None:
    """No garnish."""


def _slice_of(fruit: Fruit) -> Callable[[Sheet, Place], None]:
    def draw(sheet: Sheet, place: Place) -> None:
        radius = min(12.5, max(7.5, place.rim * 0.42))
        middle = (place.rim * 0.60, min(place.profile.rim, _HIGHEST - radius))
        _wheel(sheet, fruit, middle, radius)

    return draw


def _wheel(sheet: Sheet, fruit: Fruit, middle: Point, radius: float) -> None:
    """A slice standing on the rim, turned a little away: peel, pith, eight segments."""
    narrow = 0.90
    thick = radius * 0.085
    sheet.ellipse(
        (middle[0] + thick, middle[1] - thick * 0.3),
        (radius * narrow, radius),
        lambda x, y: ink(times(fruit.peel, 0.52 + 0.18 * x - 0.10 * y)),
    )
    sheet.ellipse(
        middle,
        (radius * narrow, radius),
        lambda x, y: ink(times(fruit.peel, 0.96 + 0.14 * y - 0.12 * x)),
    )
    inner = radius * 0.88
    sheet.ellipse(
        middle,
        (inner * narrow, inner),
        lambda x, y: ink(times(fruit.pith, 0.90 + 0.08 * y - 0.05 * x)),
    )
    for index in range(_SEGMENTS):
        turn = 2 * pi * index / _SEGMENTS + 0.22
        _segment(sheet, fruit, middle, radius=radius * 0.80, narrow=narrow, turn=turn)


def _segment(
    sheet: Sheet, fruit: Fruit, middle: Point, *, radius: float, narrow: float, turn: float
) -> None:
    """One segment: a wedge with round corners, its flesh lighter towards the peel."""
    wide = pi / _SEGMENTS * 0.80
    start = 0.14
    shape = [(radius * start, 0.0)]
    shape += [
        (
            radius * (0.78 + 0.22 * (1 - abs(t) ** 2.6)) * cos(wide * t),
            radius * (0.78 + 0.22 * (1 - abs(t) ** 2.6)) * sin(wide * t),
        )
        for t in between(-1, 1, 10)
    ]
    turned = [(x * narrow + middle[0], y + middle[1]) for x, y in moved(shape, turn=turn)]

    def shade(x: float, y: float) -> Ink:
        out = hypot((x - middle[0]) / narrow, y - middle[1]) / radius
        up = (y - middle[1]) / radius
        vein = 0.07 * sin(37 * turn + 9 * out)
        return ink(
            lit(mix(fruit.flesh, fruit.pith, 0.10 + 0.12 * (1 - out)), 0.94 + 0.16 * up + vein)
        )

    sheet.polygon(turned, shade)


def _peel_of(fruit: Fruit) -> Callable[[Sheet, Place], None]:
    def draw(sheet: Sheet, place: Place) -> None:
        rim, top = place.rim, place.profile.rim
        rise = min(1.0, (_HIGHEST - 1.5 - top) / 9.0)
        path = bezier(
            [
                (rim * 0.18, place.surface + 1.0),
                (rim * 0.50, top - 9),
                (rim * 1.05, top + 10 * rise),
                (rim * 0.62, top + 14 * rise),
                (rim * 0.10, top + 8 * rise),
                (rim * 0.60, top - 5),
            ],
            sheet.steps(48, least=24),
        )
        _ribbon(sheet, path, fruit, width=min(5.2, rim * 0.24))

    return draw


def _ribbon(sheet: Sheet, path: list[Point], fruit: Fruit, *, width: float) -> None:
    """A twist of peel: it shows its outside, then its pith, as it turns."""
    count = len(path)
    widths, outside = [], []
    for index in range(count):
        part = index / (count - 1)
        facing = cos(part * pi * 1.7 + 0.35)
        ends = min(1.0, part / 0.10, (1 - part) / 0.10)
        widths.append(width * (0.30 + 0.70 * abs(facing)) * max(0.25, ends**0.5))
        face = fruit.peel if facing > 0 else mix(fruit.pith, fruit.peel, 0.18)
        outside.append(ink(lit(face, 0.72 + 0.42 * abs(facing))))
    sheet.stroke(path, [each * 1.16 for each in widths], [ink(times(fruit.peel, 0.42))] * count)
    sheet.stroke(path, widths, outside)
    sheet.stroke(
        [(x - 0.25, y + 0.35) for x, y in path],
        [each * 0.18 for each in widths],
        [light(WHITE, 0.16 * smooth(0.4, 1.0, each / width)) for each in widths],
    )


def _ball(sheet: Sheet, middle: Point, radii: Point, colour: Tone, *, gloss: float) -> None:
    """A round thing under a lamp at the upper left."""

    def shade(x: float, y: float) -> Ink:
        towards = max(0.0, -0.5 * x + 0.62 * y + 0.35)
        rim = 0.30 * smooth(0.7, 1.0, hypot(x, y)) * smooth(0.2, 0.9, 0.6 * x - 0.6 * y)
        return ink(lit(colour, 0.40 + 0.95 * towards + rim))

    sheet.ellipse(middle, radii, shade, rings=6)
    sheet.glow(
        (middle[0] - radii[0] * 0.34, middle[1] + radii[1] * 0.42),
        (radii[0] * 0.30, radii[1] * 0.24),
        light(WHITE, gloss),
    )


def _pick(sheet: Sheet, place: Place) -> tuple[Point, Point]:
    """A steel pick that leans on the rim; returns its lower and upper end."""
    low = (-place.rim * 0.30, place.surface + 1.2)
    high = (place.rim * 0.92, place.profile.rim + 10.0)
    shaft = bezier([low, high], 12)
    sheet.stroke(shaft, 0.85, ink(tone("#6E6A5E")))
    sheet.stroke([(x - 0.1, y + 0.18) for x, y in shaft], 0.32, light((1.0, 0.95, 0.84), 0.75))
    _ball(sheet, high, (1.5, 1.5), tone("#B9A36A"), gloss=0.7)
    return low, high


def _on_pick(low: Point, high: Point, part: float) -> Point:
    return low[0] + (high[0] - low[0]) * part, low[1] + (high[1] - low[1]) * part


def _olive(sheet: Sheet, place: Place) -> None:
    low, high = _pick(sheet, place)
    for part in (0.16, 0.38):
        middle = _on_pick(low, high, part)
        _ball(sheet, middle, (4.0, 3.4), tone("#7E8B3A"), gloss=0.5)
    stuffed = _on_pick(low, high, 0.10)
    sheet.ellipse(
        (stuffed[0] - 1.9, stuffed[1] - 0.4),
        (0.9, 1.0),
        lambda _x, y: ink(times(tone("#B4402A"), 0.9 + 0.3 * y)),
    )


def _cherry(sheet: Sheet, place: Place) -> None:
    low, high = _pick(sheet, place)
    middle = _on_pick(low, high, 0.24)
    _ball(sheet, middle, (4.3, 4.2), tone("#6B0F1A"), gloss=0.65)


def _leaf(sheet: Sheet, root: Point, tip: Point, *, width: float, green: Tone) -> None:
    """A pointed leaf with a vein, lighter on the side of the lamp."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    long = hypot(dx, dy)
    nx, ny = -dy / long, dx / long

    def edge(side: float) -> list[Point]:
        return [
            (
                root[0] + dx * t + nx * side * width * _leaf_width(t),
                root[1] + dy * t + ny * side * width * _leaf_width(t),
            )
            for t in between(0, 1, 14)
        ]

    for side, power in ((1.0, 1.0), (-1.0, 0.66)):
        outline = [*edge(0.0), *reversed(edge(side)[1:-1])]
        sheet.polygon(outline, partial(_leaf_light, green, power, root[1]))
    sheet.stroke(edge(0.0), 0.24, light(mix(green, WHITE, 0.6), 0.34))


def _leaf_light(green: Tone, power: float, root: float, _x: float, y: float) -> Ink:
    return ink(lit(green, power + 0.028 * (y - root)))


def _leaf_width(part: float) -> float:
    return (sin(pi * part**0.8)) ** 0.85


def _mint(sheet: Sheet, place: Place) -> None:
    root = (place.rim * 0.30, place.profile.rim - 2.0)
    green = tone("#356A35")
    for reach, turn, width in (
        (12, 2.45, 3.6),
        (12, 0.75, 3.6),
        (14.5, 1.95, 4.0),
        (14.5, 1.2, 4.0),
        (16.5, 1.58, 4.3),
    ):
        tip = (root[0] + reach * cos(turn), root[1] + reach * sin(turn))
        _leaf(sheet, root, tip, width=width, green=times(green, 0.62 + 0.03 * reach))


def _beans(sheet: Sheet, place: Place) -> None:
    """Three coffee beans on the surface: con la mosca."""
    brown = tone("#4A2A17")
    tilt = place.profile.tilt
    for x, z, turn in ((-4.6, 2.6, 0.5), (3.6, 4.2, -0.4), (0.4, -5.4, 0.1)):
        middle = (x, place.surface + 1.0 + z * tilt)
        _ball(sheet, middle, (3.3, 1.95), brown, gloss=0.30)
        crease = [
            (middle[0] + 2.7 * t, middle[1] + 0.45 * sin(pi * t) + turn * 0.5 * t)
            for t in between(-1, 1, 10)
        ]
        sheet.stroke(
            crease, 0.5, [ink(times(brown, 0.35), bell(0, 1.1, t)) for t in between(-1, 1, 10)]
        )


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
