"""A drink that lives: its ice bobs, its surface sways, and now and then light passes over it.

It is the same still picture as everywhere, stretched over a net whose inner knots move a little:
one texture, one call, no drawing anew. Who does not call ``live`` pays nothing.
"""

from __future__ import annotations

from itertools import pairwise
from math import pi, sin, sqrt
from typing import Any

from kivy.graphics import Color, Mesh
from kivy.properties import NumericProperty

from kiosk.domain.picture import Ice, Picture, Vessel
from kiosk.ui import look
from kiosk.ui.drinks.body import Pour, pour_of
from kiosk.ui.drinks.picture import DrinkPicture
from kiosk.ui.drinks.profile import Profile, profile_of
from kiosk.ui.drinks.scene import BELOW, HEIGHT, WIDTH
from kiosk.ui.drinks.tones import smooth
from kiosk.ui.widgets import shine

_COLUMNS, _ROWS = 18, 24  # meshes of the net
_BOB = 0.8  # scene units the ice rises and sinks; a drink is 100 high
_CALM = 0.3  # the same where nothing floats
_SWAY = 0.5  # scene units it leans to a side at the surface
_BOB_S, _SWAY_S = 3.7, 5.9  # no common measure, so that it never looks like a machine
_GLEAM_S = 7.0  # from one passing light to the next
_PASSING = 0.36  # the part of that in which it passes
_GLEAM = 0.13  # its opacity at the strongest
_GLEAM_WIDE = 0.42  # of the radius
_SLICES = 14

Knot = tuple[float, float, float]


def knots_of(picture: Picture) -> list[Knot]:
    """Each knot of the net: its place in the picture (0 to 1 each way), and how freely it moves.

    Row by row from the foot. What lies in the drink moves; the glass, and what is outside of it,
    stands still.
    """
    pour = pour_of(picture, profile_of(picture.vessel))
    free = _BOB if picture.ice is not Ice.NONE else _CALM
    knots = []
    for row in range(_ROWS + 1):
        for column in range(_COLUMNS + 1):
            u, v = column / _COLUMNS, row / _ROWS
            part = _freedom(pour, (u - 0.5) * WIDTH, v * HEIGHT - BELOW)
            knots.append((u, v, free * part))
    return knots


def _freedom(pour: Pour, x: float, y: float) -> float:
    """From 0 at the glass to 1 in the middle of the drink, by its surface."""
    profile = pour.profile
    if not pour.floor < y < profile.rim:
        return 0.0
    side = abs(x) / max(0.1, profile.inner.radius(y))
    return (
        smooth(0.92, 0.45, side)
        * smooth(pour.floor, pour.floor + 0.4 * pour.deep, y)
        * smooth(profile.rim, min(profile.rim - 1, pour.surface + 4), y)
    )


class LivingDrink(DrinkPicture):
    """A drawn drink whose ice bobs while ``live`` is told that time passes."""

    age = NumericProperty(0.0)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._knots: list[Knot] = []
        with self.canvas:
            self._body_tint = Color(1, 1, 1, 1)
            self._net = Mesh(mode="triangles", indices=_triangles())
            self._gleam_tint = Color(1, 1, 1, 0)
            self._gleam = Mesh(mode="triangle_strip", indices=range(2 * _SLICES + 2))
        self.fbind("age", self._move)
        look.follow(self._retint)
        self._retint()

    def live(self, seconds: float) -> None:
        """So much time has passed."""
        self.age += seconds

    def _draw(self, *_: object) -> None:
        """As every drink, then put over the net; a photograph and a paper cup keep still."""
        super()._draw()
        still = self._drink.texture is None or self._drink.size[0] < 2
        if still or self.picture.photo or self.picture.vessel is Vessel.CUP:
            self._knots, self._net.vertices, self._gleam.vertices = [], [], []
            return
        self._knots = knots_of(self.picture)
        self._net.texture = self._drink.texture
        self._gleam.texture = shine.level((1, 1, 1, 0), (1, 1, 1, 1), (1, 1, 1, 0))
        self._box = (*self._drink.pos, *self._drink.size)
        self._drink.size = (0, 0)
        self._move()

    def _retint(self, *_: object) -> None:
        self._body_tint.rgba = look.now.tint

    def _move(self, *_: object) -> None:
        if not self._knots:
            return
        up = sin(2 * pi * self.age / _BOB_S)
        side = _SWAY * sin(2 * pi * self.age / _SWAY_S)
        left, foot, wide, high = self._box
        vertices: list[float] = []
        for u, v, free in self._knots:
            vertices += (
                left + u * wide,
                foot + v * high,
                u - free * side / WIDTH,
                v - free * up / HEIGHT,
            )
        self._net.vertices = vertices
        self._pass_light()

    def _pass_light(self) -> None:
        """A soft strip of light that goes from the left wall to the right one, now and then."""
        part = (self.age % _GLEAM_S) / _GLEAM_S / _PASSING
        if part >= 1 or look.now.plain:
            self._gleam_tint.a = 0.0
            return
        self._gleam_tint.rgba = (*look.now.tint[:3], _GLEAM * sin(pi * part))
        self._gleam.vertices = self._strip(2 * part - 1)

    def _strip(self, across: float) -> list[float]:
        """The light on the round wall, ``across`` from -1 (left) to 1 (right)."""
        left, foot, wide, high = self._box
        profile = profile_of(self.picture.vessel)
        reach = _GLEAM_WIDE * sqrt(max(0.0, 1 - across * across)) + 0.02
        vertices: list[float] = []
        for y in _heights(profile):
            radius = profile.inner.radius(y) * 0.96
            for end, at in ((0.0, across - reach / 2), (1.0, across + reach / 2)):
                x = radius * min(1.0, max(-1.0, at))
                vertices += (
                    left + (x / WIDTH + 0.5) * wide,
                    foot + (y + BELOW) / HEIGHT * high,
                    end,
                    0.5,
                )
        return vertices


def _heights(profile: Profile) -> list[float]:
    low, top = profile.floor + 1, profile.rim - 1
    return [low + (top - low) * step / _SLICES for step in range(_SLICES + 1)]


def _triangles() -> list[int]:
    """The net as triangles, two for each of its meshes."""
    found: list[int] = []
    across = _COLUMNS + 1
    for (low, high), column in (
        (rows, column) for rows in pairwise(range(_ROWS + 1)) for column in range(_COLUMNS)
    ):
        a, b = low * across + column, high * across + column
        found += (a, a + 1, b, b, a + 1, b + 1)
    return found
