"""Outlines: round corners, what surrounds a handful of points, curves. No screen."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from kiosk.ui.drinks.mesh import Point, between


def square(half: float, rounding: float, steps: int) -> list[Point]:
    """A square with round corners about the origin."""
    points = []
    for quarter in range(4):
        start = quarter * pi / 2
        cx = (half - rounding) * (1 if quarter in (0, 3) else -1)
        cy = (half - rounding) * (1 if quarter in (0, 1) else -1)
        points += [
            (cx + rounding * cos(a), cy + rounding * sin(a))
            for a in between(start, start + pi / 2, steps)
        ]
    return points


def hull(points: list[Point]) -> list[Point]:
    """The outline around points, against the clock (Andrew's monotone chain)."""
    ordered = sorted(points)

    def half(way: list[Point]) -> list[Point]:
        chain: list[Point] = []
        for p in way:
            while len(chain) > 1 and _left(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _left(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def rounded(ring: list[Point], radius: float) -> list[Point]:
    """The outline with its corners cut round; it only shrinks."""
    soft: list[Point] = []
    count = len(ring)
    for i, corner in enumerate(ring):
        start = _towards(corner, ring[i - 1], radius)
        end = _towards(corner, ring[(i + 1) % count], radius)
        soft += [
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * corner[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * corner[1] + t * t * end[1],
            )
            for t in between(0.0, 1.0, 5)
        ]
    return soft


def _towards(start: Point, end: Point, by: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    part = min(0.45, by / length)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
