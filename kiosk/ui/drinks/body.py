"""The glass and what is poured into it. No screen."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi

from kiosk.domain.picture import Liquid
from kiosk.ui.drinks.mesh import Sheet, Vertex
from kiosk.ui.drinks.profile import Outline, Profile
from kiosk.ui.drinks.tones import Ink, Ramp, tone

GLASS = (0.86, 0.93, 0.90)  # what light takes on in a glass's edge
LAMP = (1.0, 0.93, 0.80)  # the lamp behind the shelf

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
    place = profile.back if behind else profile.front
    rows: list[list[Vertex]] = [
        [(*place(outline, u, height), shade(u, height)) for u in across] for height in heights
    ]
    sheet.grid(rows)


def ramp_of(liquids: tuple[Liquid, ...]) -> Ramp:
    """The colours of the layers from the bottom (0) to the surface (1), softly joined."""
    total = sum(max(0.0, liquid.share) for liquid in liquids) or 1.0
    stops = []
    start = 0.0
    for liquid in liquids:
        part = max(0.0, liquid.share) / total
        colour = tone(liquid.colour)
        stops += [(start + part * 0.3, colour), (start + part * 0.7, colour)]
        start += part
    return Ramp(stops)
