"""Citrus: a wheel that lets the lamp through, a twist of peel. No screen."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from kiosk.ui.drinks.mesh import Point, Sheet, Vertex, between
from kiosk.ui.drinks.tones import WHITE, Ink, Tone, bell, ink, light, lit, mix, smooth, times, tone

_SEGMENTS = 9
_TURNS = 2.3  # of a twist of peel
_NARROW = 0.88  # the wheel is turned a little away from the eye


@dataclass(frozen=True)
class Fruit:
    """A citrus fruit: peel, pith, flesh."""

    peel: Tone
    pith: Tone
    flesh: Tone


ORANGE = Fruit(tone("#D9660F"), tone("#F2D3A0"), tone("#EE8A1E"))
LEMON = Fruit(tone("#DDB51E"), tone("#F6EDC0"), tone("#EDD04A"))
LIME = Fruit(tone("#4C7A22"), tone("#DDEAB8"), tone("#9CC24A"))


def draw_wheel(sheet: Sheet, fruit: Fruit, middle: Point, radius: float) -> None:
    """A wheel standing on the rim: the edge of its peel, pith, segments with the lamp in them."""
    x, y = middle
    thick = radius * 0.1
    sheet.ellipse(
        (x + thick, y - thick * 0.25),
        (radius * _NARROW, radius),
        lambda a, b: ink(lit(fruit.peel, 0.42 + 0.16 * a + 0.1 * b)),
    )
    sheet.ellipse(
        middle,
        (radius * _NARROW, radius),
        lambda a, b: ink(lit(fruit.peel, 0.95 + 0.22 * b - 0.16 * a)),
    )
    sheet.ellipse(
        middle,
        (radius * 0.925 * _NARROW, radius * 0.925),
        lambda a, b: ink(times(fruit.pith, 0.84 + 0.1 * b - 0.08 * a)),
    )
    for index in range(_SEGMENTS):
        _segment(sheet, fruit, middle, radius=radius * 0.86, turn=2 * pi * index / _SEGMENTS + 0.2)
    sheet.glow(middle, (radius * 0.16, radius * 0.18), ink(fruit.pith, 0.8), power=1.2)
    _gloss(sheet, middle, radius)


def _segment(sheet: Sheet, fruit: Fruit, middle: Point, *, radius: float, turn: float) -> None:
    """A segment: juice in fine cells, deep near the peel, with the lamp behind its middle."""
    wide = pi / _SEGMENTS
    columns = sheet.steps(16, least=6)
    rows: list[list[Vertex]] = []
    for out in (0.1, 0.18, 0.3, 0.45, 0.6, 0.74, 0.86, 0.94, 1.0):
        gap = 0.034 / max(out, 0.1)  # the skins between segments are as thick inside as outside
        corner = 1 - 0.42 * smooth(0.8, 1.02, out) ** 1.5
        half = max(0.02, (wide - gap) * corner * smooth(0.04, 0.2, out))
        row: list[Vertex] = []
        for t in between(-1, 1, columns):
            a = turn + half * t
            reach = radius * out * (1 - 0.015 * t * t)
            row.append(
                (
                    middle[0] + reach * cos(a) * _NARROW,
                    middle[1] + reach * sin(a),
                    _flesh(fruit, out=out, t=t, turn=turn, up=sin(a) * out),
                )
            )
        rows.append(row)
    sheet.grid(rows)
    outline = [(x, y) for x, y, _ in rows[-1]]
    left = [(row[0][0], row[0][1]) for row in rows]
    right = [(row[-1][0], row[-1][1]) for row in rows]
    for line in (left, right, outline):
        sheet.stroke(line, 0.16, ink(lit(fruit.flesh, 0.95), 0.8))


def _flesh(fruit: Fruit, *, out: float, t: float, turn: float, up: float) -> Ink:
    cells = 0.1 * sin(19 * t + 31 * turn) * sin(9 * out + 5 * turn) * smooth(0.1, 0.5, out)
    through = 0.28 * bell(0.55, 0.5, out) * bell(0.0, 1.1, t)
    colour = mix(fruit.flesh, fruit.pith, 0.2 * smooth(0.4, 0.1, out))
    return ink(lit(colour, 0.86 + through + cells + 0.14 * up - 0.1 * smooth(0.75, 1.0, out)))


def _gloss(sheet: Sheet, middle: Point, radius: float) -> None:
    """A wet line on the upper left of the peel."""
    points, inks = [], []
    for a in between(pi * 0.5, pi * 1.02, 18):
        points.append(
            (middle[0] + radius * 0.965 * _NARROW * cos(a), middle[1] + radius * 0.965 * sin(a))
        )
        inks.append(light(WHITE, 0.42 * bell(pi * 0.74, pi * 0.26, a)))
    sheet.stroke(points, 0.4, inks)


def draw_twist(sheet: Sheet, fruit: Fruit, axis: tuple[Point, Point], *, width: float) -> None:
    """A corkscrew of peel along an axis: its far turns show pith, its near ones the outside."""
    (x0, y0), (x1, y1) = axis
    long = hypot(x1 - x0, y1 - y0)
    along = ((x1 - x0) / long, (y1 - y0) / long)
    over = (-along[1], along[0])
    steps = sheet.steps(120, least=44)
    spots: list[tuple[float, float, float, Point]] = []
    for part in between(0.0, 1.0, steps):
        turn = _TURNS * 2 * pi * part - 0.9
        out = width * (0.62 + 0.28 * part) * sin(turn)
        ahead = long * part + width * 0.36 * cos(turn)
        place = (
            x0 + along[0] * ahead + over[0] * out,
            y0 + along[1] * ahead + over[1] * out,
        )
        ends = min(1.0, part / 0.1, (1 - part) / 0.1) ** 0.6
        spots.append((part, cos(turn), ends, place))
    for near in (False, True):
        for run in _runs(spots, near=near):
            _ribbon(sheet, fruit, run, along=along, width=width)


def _runs(
    spots: list[tuple[float, float, float, Point]], *, near: bool
) -> list[list[tuple[float, float, float, Point]]]:
    """The parts of a corkscrew towards the eye, or those away; each meets its neighbours."""
    runs: list[list[tuple[float, float, float, Point]]] = []
    run: list[tuple[float, float, float, Point]] = []
    for spot in spots:
        if (spot[1] < 0) == near:
            run.append(spot)
        elif run:
            runs.append([*run, spot])
            run = []
    if run:
        runs.append(run)
    return [each for each in runs if len(each) > 1]


def _ribbon(
    sheet: Sheet,
    fruit: Fruit,
    run: list[tuple[float, float, float, Point]],
    *,
    along: Point,
    width: float,
) -> None:
    """A piece of the ribbon; its breadth lies along the axis, as a peeler cuts it."""
    rows: list[list[Vertex]] = []
    for part, facing, ends, (x, y) in run:
        half = width * 0.36 * ends
        rows.append(
            [
                (x + along[0] * s * half, y + along[1] * s * half, _skin(fruit, facing, s, part))
                for s in (-1.0, -0.82, -0.3, 0.3, 0.82, 1.0)
            ]
        )
    sheet.grid(rows)
    for side in (0, -1):
        edge = [(row[side][0], row[side][1]) for row in rows]
        sheet.stroke(edge, 0.26, ink(mix(fruit.peel, fruit.pith, 0.55), 0.7))


def _skin(fruit: Fruit, facing: float, across: float, part: float) -> Ink:
    """Peel with its pores where it faces the eye, else pith; darker where it turns away."""
    if facing < 0:
        pores = 0.06 * sin(part * 260 + across * 9) * sin(part * 131 - across * 17)
        return ink(lit(fruit.peel, 0.62 + 0.6 * -facing + 0.1 * across + pores))
    return ink(times(fruit.pith, 0.58 + 0.36 * facing + 0.05 * across))
