"""Ice: cubes turned in space, clear, kept inside the glass by its profile. No screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, sin
from random import Random

from kiosk.domain.picture import Ice
from kiosk.ui.drinks.mesh import Sheet, Vertex, between
from kiosk.ui.drinks.profile import Profile
from kiosk.ui.drinks.tones import WHITE, Ink, Tone, ink, light, lit, mix

Place = tuple[float, float, float]

_WALL = 0.6  # scene units between ice and glass
_ICE = (0.90, 0.96, 1.0)  # clear ice in warm light is a little cold
_SEED = 43
_SOFT = 0.25  # scene units over which ice goes under
_NET_FROM = 4.0  # half side from which a face's own light can be seen
_EDGES_FROM = 6.0  # a splinter's edges are too many to be drawn as bright as a cube's


@dataclass(frozen=True)
class Cube:
    """A cube of half side ``half`` about ``middle``, turned about the upright, then leaning."""

    middle: Place
    half: float
    turn: float
    lean: float

    def corner(self, i: int, j: int, k: int) -> Place:
        """The corner in the direction (i, j, k), each -1 or 1, or a place between."""
        x, y, z = i * self.half, j * self.half, k * self.half
        x, y = x * cos(self.lean) - y * sin(self.lean), x * sin(self.lean) + y * cos(self.lean)
        x, z = x * cos(self.turn) - z * sin(self.turn), x * sin(self.turn) + z * cos(self.turn)
        return self.middle[0] + x, self.middle[1] + y, self.middle[2] + z

    def corners(self) -> list[Place]:
        """All eight."""
        return [self.corner(*signs) for signs in product((-1, 1), repeat=3)]

    def is_inside(self, profile: Profile) -> bool:
        """Whether every corner below the rim keeps its distance from the wall."""
        return all(
            y >= profile.floor + _WALL * 0.5
            and (y > profile.inner.top or hypot(x, z) <= profile.inner.radius(y) - _WALL)
            for x, y, z in self.corners()
        )

    def fitted(self, profile: Profile) -> Cube:
        """The same cube, smaller if it must be, inside the glass."""
        cube = self
        while not cube.is_inside(profile) and cube.half > 0.5:
            x, y, z = cube.middle
            cube = Cube(
                (x * 0.94, max(y, profile.floor + cube.half), z * 0.94),
                cube.half * 0.96,
                cube.turn,
                cube.lean,
            )
        return cube


def cubes_of(ice: Ice, profile: Profile, surface: float) -> tuple[Cube, ...]:
    """The ice of a drink, those farthest away first."""
    found = {
        Ice.NONE: _none,
        Ice.LARGE: _large,
        Ice.CUBES: _cubes,
        Ice.CRUSHED: _crushed,
    }[ice](profile, surface)
    return tuple(sorted((cube.fitted(profile) for cube in found), key=lambda cube: -cube.middle[2]))


def _none(_profile: Profile, _surface: float) -> Iterator[Cube]:
    return iter(())


def _large(profile: Profile, surface: float) -> Iterator[Cube]:
    """One clear block that rises a third out of the drink."""
    half = profile.inner.radius(surface) * 0.54
    middle = max(profile.floor + half + 0.8, surface - half * 0.55)
    yield Cube((-0.6, middle, 0.0), half, turn=0.62, lean=0.05)


def _cubes(profile: Profile, surface: float) -> Iterator[Cube]:
    """Cubes stacked from the surface down, turned every way."""
    chance = Random(_SEED)  # noqa: S311 - a drawing, not a secret
    radius = profile.inner.radius(surface)
    half = min(radius * 0.40, 9.0)
    height, side = surface - half * 0.15, 1.0
    while height > profile.floor + half * 1.2:
        room = max(0.0, profile.inner.radius(height) - half * 1.35)
        for sign in (side, -side):
            yield Cube(
                (
                    sign * room * (0.75 + 0.25 * chance.random()),
                    height + half * (chance.random() - 0.5) * 0.7,
                    sign * room * 0.4 * (chance.random() - 0.3),
                ),
                half * (0.88 + 0.16 * chance.random()),
                turn=chance.random() * 1.5,
                lean=(chance.random() - 0.5) * 0.9,
            )
        height -= half * 2.05
        side = -side


def _crushed(profile: Profile, surface: float) -> Iterator[Cube]:
    """Splinters that fill the glass and heap up a little."""
    chance = Random(_SEED)  # noqa: S311 - a drawing, not a secret
    half = profile.inner.radius(surface) * 0.15
    top = min(surface + half * 1.6, profile.inner.top - half)
    height = profile.floor + half * 1.5
    while height < top:
        room = max(0.0, profile.inner.radius(height) - half * 1.4)
        for _ in range(5):
            yield Cube(
                ((chance.random() * 2 - 1) * room, height, (chance.random() * 2 - 1) * room * 0.6),
                half * (0.7 + 0.7 * chance.random()),
                turn=chance.random() * 1.5,
                lean=(chance.random() - 0.5) * 1.4,
            )
        height += half * 1.35


_FACES: tuple[tuple[Place, Sequence[tuple[int, int, int]]], ...] = (
    ((0, 1, 0), ((-1, 1, -1), (1, 1, -1), (1, 1, 1), (-1, 1, 1))),
    ((0, -1, 0), ((-1, -1, -1), (1, -1, -1), (1, -1, 1), (-1, -1, 1))),
    ((1, 0, 0), ((1, -1, -1), (1, 1, -1), (1, 1, 1), (1, -1, 1))),
    ((-1, 0, 0), ((-1, -1, -1), (-1, 1, -1), (-1, 1, 1), (-1, -1, 1))),
    ((0, 0, 1), ((-1, -1, 1), (1, -1, 1), (1, 1, 1), (-1, 1, 1))),
    ((0, 0, -1), ((-1, -1, -1), (1, -1, -1), (1, 1, -1), (-1, 1, -1))),
)


@dataclass(frozen=True)
class Waterline:
    """Where a cube leaves the drink, and the colour of what it lies in."""

    height: float
    colour: Tone
    tilt: float


def draw_under(sheet: Sheet, cube: Cube, water: Waterline) -> None:
    """What lies in the drink: coloured by it, lit at its edges."""
    pale = mix(lit(water.colour, 1.5), WHITE, 0.16)
    _draw(
        sheet,
        cube,
        water,
        body=ink(pale, 0.20),
        edge=light(mix(pale, WHITE, 0.35), 0.42),
        below=True,
    )


def draw_above(sheet: Sheet, cube: Cube, water: Waterline) -> None:
    """What rises out of it: clear, with bright edges and a trace of the drink's colour."""
    clear = mix(_ICE, water.colour, 0.10)
    _draw(sheet, cube, water, body=ink(clear, 0.20), edge=light(_ICE, 0.62), below=False)


def _draw(sheet: Sheet, cube: Cube, water: Waterline, *, body: Ink, edge: Ink, below: bool) -> None:
    heights = [y for _, y, _ in cube.corners()]
    if (min(heights) - water.height if below else water.height - max(heights)) > _SOFT:
        return
    edge = _stronger(edge, min(1.0, cube.half / _EDGES_FROM))
    fine = sheet.steps(10, least=5) if cube.half > _NET_FROM else 2
    for normal, signs in _FACES:
        facing = _facing(cube, normal, water.tilt)
        if facing <= 0:
            continue
        corners = [cube.corner(*sign) for sign in signs]
        gain = 0.55 + 1.1 * max(0.0, normal[1]) + 0.35 * max(0.0, -normal[0])
        _face(sheet, corners, water, mark=_stronger(body, gain), below=below, count=fine)
        _outline(sheet, corners, water, mark=edge, below=below)


def _facing(cube: Cube, normal: Place, tilt: float) -> float:
    ox, oy, oz = cube.middle
    x, y, z = cube.corner(*normal)  # type: ignore[arg-type]
    return (y - oy) * tilt - (z - oz) + 0 * (x - ox)


def _face(
    sheet: Sheet,
    corners: Sequence[Place],
    water: Waterline,
    *,
    mark: Ink,
    below: bool,
    count: int,
) -> None:
    """A face as a fine net, so that it can end at the waterline and shine towards a corner."""
    a, b, c, d = corners
    rows: list[list[Vertex]] = []
    for s in between(0, 1, count):
        row: list[Vertex] = []
        for t in between(0, 1, count):
            place = tuple(
                (1 - s) * ((1 - t) * a[i] + t * b[i]) + s * ((1 - t) * d[i] + t * c[i])
                for i in range(3)
            )
            shine = 0.6 + 0.8 * abs(s - t) ** 2
            seen = _seen(place[1], water, below=below)
            row.append((*_flat(place, water.tilt), _stronger(mark, shine * seen)))
        rows.append(row)
    sheet.grid(rows)


def _outline(
    sheet: Sheet, corners: Sequence[Place], water: Waterline, *, mark: Ink, below: bool
) -> None:
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        places = [
            tuple(start[i] + (end[i] - start[i]) * t for i in range(3))
            for t in between(0.04, 0.96, 8)
        ]
        inks = [
            _stronger(mark, _seen(place[1], water, below=below) * (0.35 + 0.65 * _end(index)))
            for index, place in enumerate(places)
        ]
        sheet.stroke([_flat(place, water.tilt) for place in places], 0.30, inks)


def _end(index: int) -> float:
    """Brighter towards one end of an edge: no real edge is lit evenly."""
    return abs(index - 2.5) / 5.5


def _seen(height: float, water: Waterline, *, below: bool) -> float:
    over = min(1.0, max(0.0, (height - water.height) / (2 * _SOFT) + 0.5))
    return 1.0 - over if below else over


def _flat(place: Sequence[float], tilt: float) -> tuple[float, float]:
    return place[0], place[1] + tilt * place[2]


def _stronger(mark: Ink, factor: float) -> Ink:
    return mark[0] * factor, mark[1] * factor, mark[2] * factor, min(1.0, mark[3] * factor)
