"""The wall's own tones, and soft round light: one texture, stretched into a lamp or a glow."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kivy.graphics.texture import Texture

from kiosk.ui import theme

WARM = theme.rgba("#F6D48A")  # what a small bulb does to everything under it
LAMP = theme.rgba("#FFB066")  # the same bulb on walnut: red enough that brown does not turn green
PLATE = theme.rgba("#0D0806")  # dark ground for words; trouble has contrast 5.4 on it
_SIDE = 64  # pixels; stretched smoothly, no ring is seen


@lru_cache(maxsize=1)
def round_light() -> Any:
    """White, opaque in the middle, gone at the rim; tint it with a colour."""
    texture = Texture.create(size=(_SIDE, _SIDE), colorfmt="rgba")
    middle = (_SIDE - 1) / 2
    pixels = bytearray()
    for row in range(_SIDE):
        for column in range(_SIDE):
            away = min(1.0, ((row - middle) ** 2 + (column - middle) ** 2) ** 0.5 / middle)
            pixels.extend((255, 255, 255, round(255 * (1 - away) ** 2 * (1 + 2 * away))))
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture
