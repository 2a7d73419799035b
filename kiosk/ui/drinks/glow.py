"""The light behind a drink: one soft round texture for all of them. Only with a window open."""

from __future__ import annotations

from functools import cache
from random import Random

from kivy.graphics.texture import Texture

SIDE = 128  # pixels; it is stretched, and there is nothing sharp in it
_SEED = 7
_FALL = 2.4  # how fast the light falls off towards the edge


@cache
def glow_texture() -> Texture:
    """White, most opaque in the middle, nothing at the edge; with a grain against bands."""
    chance = Random(_SEED)  # noqa: S311 - a drawing, not a secret
    middle = (SIDE - 1) / 2
    away = [((place - middle) / middle) ** 2 for place in range(SIDE)]
    pixels = bytearray(b"\xff" * (4 * SIDE * SIDE))
    pixels[3::4] = bytes(
        min(255, int(255 * max(0.0, 1.0 - down - across) ** _FALL + chance.random()))
        for down in away
        for across in away
    )
    texture = Texture.create(size=(SIDE, SIDE), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    texture.mag_filter = texture.min_filter = "linear"
    return texture
