"""Ice: cubes turned in space, one large clear cube, or crushed. It never leaves its glass."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from kiosk.domain.picture import Ice
from kiosk.ui.drinks.body import Pour
from kiosk.ui.drinks.mesh import Point, Sheet, Vertex
from kiosk.ui.drinks.profile import TOP, Profile
from kiosk.ui.drinks.shapes import hull, rounded, square
from kiosk.ui.drinks.tones import Ink, Tone, ink, light, lit, mix, smooth

FROST: Tone = (0.86, 0.94, 0.97)
_SPLINTERS = 170
_MARGIN = 0.7  # from the wall, in scene units: ice that touches looks cut

Space = tuple[float, float, float]


@dataclass(frozen=True)
class Cube:
    """A cube: where its middle is, half its side, and how it is turned (radians)."""

    centre: Point
    half: float
    turn: Space

    def point(self, x: float, y: float, z: float) -> Space:
        """A point of the cube (-1 to 1 each way) as it is seen: across, up, towards the eye."""
        yaw, pitch, roll = self.turn
        x, z = x * cos(yaw) + z * sin(yaw), z * cos(yaw) - x * sin(yaw)
        y, z = y * cos(pitch) - z * sin(pitch), z * cos(pitch) + y * sin(pitch)
        x, y = x * cos(roll) - y * sin(roll), y * cos(roll) + x * sin(roll)
        return self.centre[0] + x * self.half, self.centre[1] + y * self.half, z * self.half

    def seen(self, x: float, y: float, z: float) -> Point:
        """The same without its depth."""
        across, up, _ = self.point(x, y, z)
        return across, up

    def corners(self) -> list[Point]:
        """Its eight corners as seen."""
        ends = (-1.0, 1.0)
        return [self.seen(x, y, z) for x in ends for y in ends for z in ends]


def cubes_in(pour: Pour, ice: Ice) -> list[Cube]:
    """The cubes of a drink, the lowest first; each wholly inside the hollow of the glass."""
    if ice is Ice.LARGE:
        return _large(pour)
    if ice is Ice.CUBES:
        return _floating(pour)
    return []


def holds(profile: Profile, points: list[Point]) -> bool:
    """Whether all these points lie inside the glass; above its rim, within its width."""
    top = profile.inner.top - _MARGIN
    return all(y < TOP and profile.contains(x, min(y, top), margin=_MARGIN) for x, y in points)


def _large(pour: Pour) -> list[Cube]:
    """One cube as large as the glass takes, a little of it above the surface."""
    for step in range(60):
        half = 16.0 - step * 0.25
        base = pour.floor + half * 1.5 + 0.9
        centre = max(base, pour.surface - half * 0.82)
        cube = Cube((-0.5, centre), half, (0.55, 0.34, 0.03))
        if holds(pour.profile, cube.corners()):
            return [cube]
    return []


def _floating(pour: Pour) -> list[Cube]:
    """Rows of cubes, the top one floating, as many in each as go side by side."""
    radius = pour.profile.inner.radius(pour.surface)
    half = min(8.0, max(3.0, radius * 0.34))
    cubes: list[Cube] = []
    height = min(pour.surface + half * 0.2, TOP - half * 1.75)
    row = 0
    while height - half > pour.floor and row < 6:
        cubes += _row(pour, height, half, row)
        height -= half * 1.8
        row += 1
    return cubes[::-1]


def _row(pour: Pour, height: float, half: float, row: int) -> list[Cube]:
    room = pour.profile.inner.radius(height - half) - half * 1.3 - _MARGIN
    if room < 0:
        return []
    count = max(1, min(3, int(2 * room / (half * 1.45)) + 1))
    found = []
    for i in range(count):
        n = row * 3.7 + i * 1.9 + 1
        across = room * (0.7 if row % 2 else -0.7)
        if count > 1:
            across = -room + 2 * room * i / (count - 1)
        middle = (across * 0.96, height + half * 0.34 * sin(n * 2.3))
        cube = _fitted(pour.profile, middle, half * (0.95 + 0.1 * sin(n)), n)
        if cube is not None:
            found.append(cube)
    return found


def _fitted(profile: Profile, centre: Point, half: float, n: float) -> Cube | None:
    """A cube here, made smaller until it is inside; None if the place is too narrow."""
    turn = (0.45 + 0.5 * sin(n * 1.7), 0.46 + 0.2 * sin(n * 3.1), 0.42 * sin(n * 2.9))
    for shrink in (1.0, 0.93, 0.86, 0.78, 0.7):
        cube = Cube(centre, half * shrink, turn)
        if holds(profile, cube.corners()):
            return cube
    return None


_FACES: tuple[tuple[Space, Space, Space], ...] = (
    ((0, 1, 0), (1, 0, 0), (0, 0, -1)),
    ((0, 0, 1), (1, 0, 0), (0, 1, 0)),
    ((1, 0, 0), (0, 0, -1), (0, 1, 0)),
    ((-1, 0, 0), (0, 0, 1), (0, 1, 0)),
    ((0, 0, -1), (-1, 0, 0), (0, 1, 0)),
    ((0, -1, 0), (1, 0, 0), (0, 0, 1)),
)


def draw_cube(sheet: Sheet, cube: Cube, pour: Pour, *, clear: bool) -> None:
    """A cube: its soft outline, its near faces each in their own light, the light inside."""
    _body(sheet, cube, pour, clear=clear)
    for normal, along, up in _FACES:
        if cube.point(*normal)[2] > 0.04 * cube.half:
            _face(sheet, cube, pour, (normal, along, up), clear=clear)
    if clear:
        _depths(sheet, cube, pour)


def _tinted(pour: Pour, height: float, part: float) -> Tone:
    """Frost as it looks at a height: in the drink it takes the drink's colour."""
    wet = smooth(pour.surface + 0.8, pour.surface - 2.2, height)
    drowned = mix(lit(pour.colour(height), 1.75), FROST, part * 0.55)
    return mix(FROST, drowned, wet)


def _ice(pour: Pour, height: float, part: float, strength: float) -> Ink:
    """An ink for ice at a height: frost above the surface; in the drink it is mostly light."""
    wet = smooth(pour.surface + 0.8, pour.surface - 2.2, height)
    r, g, b, a = ink(_tinted(pour, height, part), strength)
    glow = 1 - 0.35 * wet
    return r * glow, g * glow, b * glow, a * (1 - 0.7 * wet)


def _body(sheet: Sheet, cube: Cube, pour: Pour, *, clear: bool) -> None:
    """The whole outline, rounded: what shows between the faces is the cube's soft edge."""
    soft = rounded(hull(cube.corners()), cube.half * (0.14 if clear else 0.34))
    strength = 0.16 if clear else 0.24

    def shade(_x: float, y: float) -> Ink:
        return _ice(pour, y, 0.1, strength if y > pour.surface else strength * 0.7)

    sheet.polygon(soft, shade)
    ring = [*soft, soft[0]]
    inks = []
    for _, y in ring:
        up = smooth(-1, 1, (y - cube.centre[1]) / cube.half)
        inks.append(light(_tinted(pour, y, 0.35), 0.14 + 0.2 * up))
    sheet.stroke(ring, 0.4, inks)


def _face(
    sheet: Sheet, cube: Cube, pour: Pour, axes: tuple[Space, Space, Space], *, clear: bool
) -> None:
    """One face: frosty towards its edges, clear in its middle, brighter towards the lamp."""
    normal, along, up = axes
    nx, ny, nz = (a - b for a, b in zip(cube.point(*normal), (*cube.centre, 0.0), strict=True))
    facing = (-0.45 * nx + 0.85 * ny + 0.2 * nz) / cube.half  # the lamp: high, left
    bright = 0.3 + 0.6 * max(0.0, facing)
    inset = 0.93 if clear else 0.88
    rim = []
    for s, t in square(inset, inset * (0.12 if clear else 0.36), sheet.steps(6, least=3)):
        rim.append(
            cube.seen(*(n + a * s + b * t for n, a, b in zip(normal, along, up, strict=True)))
        )
    middle = cube.seen(*normal)

    def at(point: Point, part: float, strength: float) -> Vertex:
        x = middle[0] + (point[0] - middle[0]) * part
        y = middle[1] + (point[1] - middle[1]) * part
        return x, y, _ice(pour, y, 0.1 + 0.5 * strength, strength)

    edge = bright * (0.62 if clear else 0.58)
    core = bright * (0.10 if clear else 0.22)
    rings = [(1.0, edge), (0.9, edge * 0.62 + core * 0.38), (0.66, core), (0.33, core * 0.8)]
    rows = [[at(p, part, strength) for p in [*rim, rim[0]]] for part, strength in rings]
    for outer, inner in pairwise(rows):
        sheet.grid([outer, inner])
    sheet.fan(at(middle, 0.0, core * 0.8), rows[-1][:-1])


def _depths(sheet: Sheet, cube: Cube, pour: Pour) -> None:
    """Inside a clear cube: the light it gathers low down, a few fine cracks."""
    x, y = cube.centre
    h = cube.half
    warm = lit(pour.colour(y - h * 0.6), 1.7)
    sheet.glow((x - h * 0.1, y - h * 0.5), (h * 0.8, h * 0.55), light(warm, 0.22), power=1.6)
    for n in range(4):
        start = (x + h * 0.42 * sin(2.1 * n + 0.4), y + h * 0.42 * cos(1.7 * n))
        end = (start[0] + h * 0.22 * cos(1.3 * n + 0.5), start[1] + h * 0.2 * sin(2.4 * n + 1))
        bend = ((start[0] + end[0]) / 2 + h * 0.05, (start[1] + end[1]) / 2 - h * 0.04)
        inks = [light(FROST, strength) for strength in (0.0, 0.18, 0.0)]
        sheet.stroke([start, bend, end], 0.22, inks)


def crushed_in(pour: Pour) -> list[tuple[Point, float, int]]:
    """Where each splinter lies, how large it is, and its running number; the lowest first."""
    profile = pour.profile
    low = pour.floor + pour.deep * 0.08
    top = min(profile.rim + 2.0, pour.surface + 8.0)
    found = []
    for n in range(_SPLINTERS):
        height = low + (top - low) * (n + _chance(n, 3)) / _SPLINTERS
        inside = min(height, profile.rim - 3)
        radius = profile.inner.radius(inside)
        size = min(3.4, radius * 0.17) * (0.6 + 0.6 * _chance(n, 1))
        heap = 1 - 0.5 * smooth(pour.surface, top, height)
        across = (2 * _chance(n, 2) - 1) * heap
        middle = (across * (radius - size - 2 * _MARGIN), height)
        ends = [(middle[0] + i * size, middle[1] + j * size) for i in (-1, 1) for j in (-1, 1)]
        if holds(profile, ends):
            found.append((middle, size, n))
    return found


def _chance(n: int, salt: int) -> float:
    """A number from 0 to 1 without a pattern, the same each time."""
    return (sin(n * 12.9898 + salt * 78.233) * 43758.5453) % 1


def draw_crushed(sheet: Sheet, pour: Pour) -> None:
    """Crushed ice: splinters heaped from near the floor to a mound above the surface."""
    for middle, size, n in crushed_in(pour):
        _splinter(sheet, pour, middle, size=size, n=n)


def _splinter(sheet: Sheet, pour: Pour, middle: Point, *, size: float, n: int) -> None:
    """A chip of ice: a few facets that meet off its middle, each in its own light."""
    wet = smooth(pour.surface + 0.8, pour.surface - 2.2, middle[1])
    corners = 4 + n % 3
    ring = []
    for i in range(corners):
        a = n * 2.4 + 2 * pi * (i + 0.5 * _chance(n, i + 5)) / corners
        far = size * (0.7 + 0.3 * _chance(n, i + 9))
        ring.append((middle[0] + far * cos(a), middle[1] + far * sin(a) * 0.9))
    peak = (middle[0] + size * 0.22 * sin(n * 5.1), middle[1] + size * 0.25 * cos(n * 3.7))
    strength = (0.5 + 0.35 * _chance(n, 4)) * (1 - 0.3 * wet)
    sheet.polygon(ring, lambda _x, y: _ice(pour, y, 0.2, 0.2 * strength))
    for start, end in pairwise([*ring, ring[0]]):
        nx, ny = (start[0] + end[0]) / 2 - peak[0], (start[1] + end[1]) / 2 - peak[1]
        facing = max(0.0, (-0.5 * nx + 0.85 * ny) / size)
        colour = _tinted(pour, middle[1], 0.2 + 0.8 * facing)
        sheet.grid(
            [
                [(*peak, ink(colour, strength * (0.1 + 0.3 * facing)))] * 2,
                [(*p, ink(colour, strength * (0.12 + 0.8 * facing))) for p in (start, end)],
            ]
        )
