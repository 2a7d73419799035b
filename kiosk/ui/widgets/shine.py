"""Light on flat things: small gradients, made once and stretched, so they cost one texture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kivy.graphics.texture import Texture

_STEPS = 64  # stretched over a button or a panel no band is seen


@lru_cache(maxsize=16)
def upright(*stops: tuple[float, float, float, float]) -> Any:
    """A texture that runs through the stops from the foot to the head."""
    return _gradient(stops, size=(1, _STEPS))


@lru_cache(maxsize=16)
def level(*stops: tuple[float, float, float, float]) -> Any:
    """A texture that runs through the stops from left to right."""
    return _gradient(stops, size=(_STEPS, 1))


def _gradient(stops: Sequence[tuple[float, float, float, float]], *, size: tuple[int, int]) -> Any:
    texture = Texture.create(size=size, colorfmt="rgba")
    pixels = bytearray()
    for step in range(_STEPS):
        place = step / (_STEPS - 1) * (len(stops) - 1)
        low = min(int(place), len(stops) - 2)
        part = place - low
        mixed = (a + (b - a) * part for a, b in zip(stops[low], stops[low + 1], strict=True))
        pixels.extend(round(channel * 255) for channel in mixed)
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    texture.wrap = "clamp_to_edge"
    return texture
