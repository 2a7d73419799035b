"""Triangles with a colour at each corner: all a drawing is made of. No screen.

A ``Sheet`` collects them in the order they are painted. Everything soft is soft because its
corners differ; edges end in a feather half a pixel wide, so they are smooth at any size.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Sequence
from math import cos, hypot, pi, sin, sqrt

from kiosk.ui.drinks.tones import CLEAR, Ink, weaker

Point = tuple[float, float]
Vertex = tuple[float, float, Ink]

FLOATS = 6  # per corner: x, y, red, green, blue, opacity
MAX_CORNERS = 65_535  # indices are 16 bit: more is not portable to OpenGL ES 2


class Sheet:
    """A drawing in the making. ``pixel`` is the size of one pixel in scene units."""

    def __init__(self, *, pixel: float) -> None:
        self.pixel = pixel
        self.corners = array("f")
        self.indices = array("H")
        self.parts = [(self.corners, self.indices)]

    def __len__(self) -> int:
        return len(self.corners) // FLOATS

    def steps(self, most: int, *, least: int = 6) -> int:
        """How finely to divide something: fewer steps in a small picture."""
        return max(least, min(most, round(most * min(1.0, 0.11 / self.pixel + 0.2))))

    def around(self, radius: float) -> int:
        """How many corners a circle of this radius needs to look round."""
        return max(8, min(72, round(5.5 * sqrt(radius / self.pixel))))

    def corner(self, x: float, y: float, mark: Ink) -> int:
        """Add one corner; its index."""
        index = len(self.corners) // FLOATS
        if index >= MAX_CORNERS:
            raise OverflowError("too many corners in one drawing")
        self.corners.extend((x, y, *mark))
        return index

    def triangle(self, a: int, b: int, c: int) -> None:
        """Join three corners."""
        self.indices.extend((a, b, c))

    def _make_room(self, corners: int) -> None:
        """Go on in a new part if this one could not hold so many more corners."""
        if len(self) + corners >= MAX_CORNERS:
            self.corners, self.indices = array("f"), array("H")
            self.parts.append((self.corners, self.indices))

    def grid(self, rows: Sequence[Sequence[Vertex]]) -> None:
        """Rows of equally many corners, each joined to the next."""
        self._make_room(len(rows) * len(rows[0]))
        start = len(self)
        for row in rows:
            for x, y, mark in row:
                self.corner(x, y, mark)
        width = len(rows[0])
        for r in range(len(rows) - 1):
            for c in range(width - 1):
                a = start + r * width + c
                b = a + width
                self.indices.extend((a, a + 1, b, a + 1, b + 1, b))

    def fan(self, centre: Vertex, ring: Sequence[Vertex], *, feather: float = 0.0) -> None:
        """A ring of corners joined to a point from which the whole ring is seen."""
        self._make_room(len(ring) + 1)
        middle = self.corner(*centre)
        first = len(self)
        for x, y, mark in ring:
            self.corner(x, y, mark)
        count = len(ring)
        for i in range(count):
            self.triangle(middle, first + i, first + (i + 1) % count)
        if feather:
            self._feathered(ring, feather)

    def _feathered(self, ring: Sequence[Vertex], width: float) -> None:
        """A border that fades from the ring's own ink to nothing."""
        points = [(x, y) for x, y, _ in ring]
        away = normals(points, closed=True)
        sign = 1.0 if _area(points) < 0 else -1.0
        inner = [*ring, ring[0]]
        outer = [
            (x + sign * nx * width, y + sign * ny * width, CLEAR)
            for (x, y, _), (nx, ny) in zip(ring, away, strict=True)
        ]
        self.grid([inner, [*outer, outer[0]]])

    def ellipse(
        self,
        centre: Point,
        radii: Point,
        shade: Callable[[float, float], Ink],
        *,
        rings: int = 1,
        feather: bool = True,
    ) -> None:
        """A filled ellipse; ``shade(x, y)`` gives its ink at a place of the unit circle."""
        count = self.around(max(radii))
        turns = [(cos(2 * pi * i / count), sin(2 * pi * i / count)) for i in range(count)]

        def ring(part: float) -> list[Vertex]:
            return [
                (
                    centre[0] + radii[0] * part * c,
                    centre[1] + radii[1] * part * s,
                    shade(part * c, part * s),
                )
                for c, s in turns
            ]

        edge = self.pixel * 0.5 if feather else 0.0
        circles = [ring((i + 1) / rings) for i in range(rings)]
        self.fan((*centre, shade(0.0, 0.0)), circles[0], feather=edge if rings == 1 else 0.0)
        if rings > 1:
            self.grid([[*circle, circle[0]] for circle in circles])
            if edge:
                self._feathered(circles[-1], edge)

    def polygon(self, points: Sequence[Point], shade: Callable[[float, float], Ink]) -> None:
        """A filled outline, all of it seen from its middle; ``shade`` takes scene places."""
        middle = (
            sum(x for x, _ in points) / len(points),
            sum(y for _, y in points) / len(points),
        )
        ring = [(x, y, shade(x, y)) for x, y in points]
        self.fan((*middle, shade(*middle)), ring, feather=self.pixel * 0.5)

    def stroke(
        self, points: Sequence[Point], width: float | Sequence[float], marks: Ink | Sequence[Ink]
    ) -> None:
        """A line with soft edges. A line finer than a pixel is a pixel wide and fainter."""
        count = len(points)
        widths = [width] * count if isinstance(width, int | float) else list(width)
        inks: list[Ink] = [marks] * count if isinstance(marks[0], float) else list(marks)  # type: ignore[arg-type,list-item]
        rows: list[list[Vertex]] = []
        away = normals(points, closed=False)
        for (x, y), (nx, ny), wide, mark in zip(points, away, widths, inks, strict=True):
            seen = max(wide, self.pixel)
            core = weaker(mark, wide / seen)
            half = max(0.0, seen - self.pixel) / 2
            far = half + self.pixel * 0.75
            rows.append(
                [
                    (x - nx * far, y - ny * far, CLEAR),
                    (x - nx * half, y - ny * half, core),
                    (x + nx * half, y + ny * half, core),
                    (x + nx * far, y + ny * far, CLEAR),
                ]
            )
        self.grid(rows)

    def glow(self, centre: Point, radii: Point, mark: Ink, *, power: float = 2.0) -> None:
        """A soft round light or shadow that ends in nothing."""
        self.ellipse(
            centre,
            radii,
            lambda x, y: weaker(mark, max(0.0, 1 - x * x - y * y) ** power),
            rings=max(2, min(9, self.around(max(radii)) // 6)),
            feather=False,
        )


def normals(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """At each point, the unit vector to the left of the way along the points."""
    count = len(points)
    found: list[Point] = []
    for i in range(count):
        before = points[i - 1] if closed or i > 0 else points[0]
        after = points[(i + 1) % count] if closed or i < count - 1 else points[-1]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1.0
        found.append((-dy / length, dx / length))
    return found


def _area(points: Sequence[Point]) -> float:
    return sum(
        x1 * y2 - x2 * y1
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True)
    )


def between(low: float, high: float, count: int) -> list[float]:
    """``count`` + 1 evenly spaced numbers from low to high."""
    return [low + (high - low) * i / count for i in range(count + 1)]


def bezier(points: Sequence[Point], count: int) -> list[Point]:
    """A curve from the first point to the last, drawn towards those between."""
    curve = []
    for t in between(0.0, 1.0, count):
        rest = list(points)
        while len(rest) > 1:
            rest = [
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                for a, b in itertools.pairwise(rest)
            ]
        curve.append(rest[0])
    return curve
