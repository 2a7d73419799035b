"""The glasses: each is an outline turned about its axis. Plain geometry, no screen.

Lengths are in scene units: a picture is 100 high and 84 wide, x is measured from the axis and
y from the ground the glass stands on. The eye is a little above, so a circle of radius r looks
like an ellipse of half height ``tilt * r``.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

from kiosk.domain.picture import Vessel

Point = tuple[float, float]

TOP = 87.0  # nothing is drawn higher: a pixel below the upper edge of the picture


@dataclass(frozen=True)
class Outline:
    """A smooth line through (height, radius) knots: it never swings past its knots."""

    knots: tuple[Point, ...]
    slopes: tuple[float, ...]

    @classmethod
    def through(cls, *knots: Point) -> Outline:
        """The line through these knots. Heights must grow and no radius may be negative."""
        for (low, _), (high, _) in itertools.pairwise(knots):
            if high <= low:
                raise ValueError(f"heights must grow, not go from {low} to {high}")
        if any(radius < 0 for _, radius in knots):
            raise ValueError("a radius is never negative")
        return cls(tuple(knots), _slopes(knots))

    @property
    def bottom(self) -> float:
        """The lowest height."""
        return self.knots[0][0]

    @property
    def top(self) -> float:
        """The greatest height."""
        return self.knots[-1][0]

    def radius(self, height: float) -> float:
        """The radius at a height; beyond the ends it is that of the end."""
        knots = self.knots
        if height <= knots[0][0]:
            return knots[0][1]
        if height >= knots[-1][0]:
            return knots[-1][1]
        i = bisect_right(knots, height, key=lambda knot: knot[0]) - 1
        return _hermite(knots[i], knots[i + 1], self.slopes[i : i + 2], height)


def _slopes(knots: Sequence[Point]) -> tuple[float, ...]:
    """Slopes at the knots after Fritsch and Carlson (harmonic mean): no overshoot."""
    rises = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(knots)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in itertools.pairwise(rises)
    ]
    return (rises[0], *inner, rises[-1])


def _hermite(start: Point, end: Point, slopes: Sequence[float], height: float) -> float:
    step = end[0] - start[0]
    t = (height - start[0]) / step
    return (
        start[1] * (1 + 2 * t) * (1 - t) ** 2
        + slopes[0] * step * t * (1 - t) ** 2
        + end[1] * t * t * (3 - 2 * t)
        + slopes[1] * step * t * t * (t - 1)
    )


@dataclass(frozen=True)
class Profile:
    """A glass: its outside, the hollow inside, and how round it looks from above."""

    outer: Outline
    inner: Outline
    tilt: float

    @property
    def floor(self) -> float:
        """The height of the lowest point a liquid reaches."""
        return self.inner.bottom

    @property
    def rim(self) -> float:
        """The height of the rim."""
        return self.outer.top

    def surface(self, fill: float) -> float:
        """The height of the surface when this part (0 to 1) of the inner height is filled."""
        return self.floor + min(max(fill, 0.0), 1.0) * (self.inner.top - self.floor)

    def contains(self, x: float, height: float, *, margin: float = 0.0) -> bool:
        """Whether a point seen from the front lies inside the hollow, this far from its wall."""
        if not self.floor + margin <= height <= self.inner.top - margin:
            return False
        return abs(x) <= self.inner.radius(height) - margin

    def front(self, outline: Outline, across: float, height: float) -> Point:
        """A point of the wall towards the eye; ``across`` runs from -1 (left) to 1 (right)."""
        radius = outline.radius(height)
        return radius * across, height - self.tilt * radius * sqrt(max(0.0, 1 - across**2))

    def back(self, outline: Outline, across: float, height: float) -> Point:
        """The same for the wall away from the eye."""
        radius = outline.radius(height)
        return radius * across, height + self.tilt * radius * sqrt(max(0.0, 1 - across**2))


def _rocks() -> Profile:
    outer = Outline.through((0, 24.6), (0.9, 26.2), (3, 27.0), (30, 28.6), (57, 30))
    inner = Outline.through(
        (7.6, 20.5), (8.3, 23.6), (9.8, 25.4), (13, 26.2), (30, 27.3), (57, 28.9)
    )
    return Profile(outer, inner, tilt=0.17)


def _tall() -> Profile:
    outer = Outline.through((0, 16.2), (0.8, 17.3), (3, 17.8), (40, 18.8), (80, 19.8))
    inner = Outline.through(
        (5.6, 13.2), (6.2, 15.6), (7.6, 16.6), (11, 17.0), (40, 17.8), (80, 18.8)
    )
    return Profile(outer, inner, tilt=0.17)


def _coupe() -> Profile:
    outer = Outline.through(
        (0, 17.6),
        (0.7, 17.9),
        (1.5, 14.0),
        (2.6, 6.0),
        (4.6, 2.2),
        (9, 1.35),
        (30, 1.3),
        (35.5, 1.9),
        (38.2, 4.2),
        (40.2, 10),
        (44, 19.5),
        (50, 27.5),
        (57, 32.2),
        (64, 34),
    )
    inner = Outline.through(
        (39.6, 0), (40.3, 5), (41.6, 10), (45, 19), (50.6, 26.7), (57.4, 31.3), (64, 33.2)
    )
    return Profile(outer, inner, tilt=0.17)


def _flute() -> Profile:
    outer = Outline.through(
        (0, 14.6),
        (0.7, 14.9),
        (1.5, 11.6),
        (2.6, 5.0),
        (4.6, 2.0),
        (8, 1.25),
        (22, 1.2),
        (27, 1.9),
        (31, 5.2),
        (37, 9.4),
        (46, 12.6),
        (58, 14.2),
        (70, 14.0),
        (84, 12.2),
    )
    inner = Outline.through(
        (29.4, 0), (31.2, 3.4), (37.4, 8.5), (46, 11.8), (58, 13.4), (70, 13.25), (84, 11.5)
    )
    return Profile(outer, inner, tilt=0.17)


def _wine() -> Profile:
    outer = Outline.through(
        (0, 17.0),
        (0.7, 17.3),
        (1.5, 13.4),
        (2.6, 5.6),
        (4.6, 2.2),
        (9, 1.4),
        (21, 1.35),
        (26, 2.1),
        (28.8, 6.0),
        (31.5, 12.4),
        (36, 19.2),
        (43, 25),
        (51, 27.6),
        (60, 27.2),
        (71, 24.4),
        (81, 21),
    )
    inner = Outline.through(
        (28.4, 0),
        (29.4, 5.0),
        (32, 11.6),
        (36.4, 18.4),
        (43.2, 24.1),
        (51, 26.7),
        (60, 26.3),
        (71, 23.6),
        (81, 20.3),
    )
    return Profile(outer, inner, tilt=0.17)


def _cup() -> Profile:
    outer = Outline.through((0, 19.2), (0.8, 19.8), (66, 27.6), (68, 28.6), (69.4, 28.6))
    inner = Outline.through((3, 18.6), (66, 26.6), (69.4, 27.2))
    return Profile(outer, inner, tilt=0.2)


_PROFILES: Mapping[Vessel, Profile] = MappingProxyType(
    {
        Vessel.ROCKS: _rocks(),
        Vessel.TALL: _tall(),
        Vessel.COUPE: _coupe(),
        Vessel.FLUTE: _flute(),
        Vessel.WINE: _wine(),
        Vessel.CUP: _cup(),
    }
)


def profile_of(vessel: Vessel) -> Profile:
    """The glass of this name."""
    return _PROFILES[vessel]
