"""Where a drink's picture comes from: the gallery has it, the album had it, or it is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.graphics.texture import Texture

from kiosk.domain.picture import Picture
from kiosk.ui.drinks.album import Album, Print
from kiosk.ui.drinks.painter import Gallery, Size, paint


class Prints:
    """All painted drinks of this window. On the screen's thread only."""

    def __init__(self) -> None:
        self._gallery = Gallery(self._print)
        self._album: Album | None = None
        self._painted: Callable[[], object] = lambda: None

    def begin(self, album: Album | None, *, painted: Callable[[], object]) -> None:
        """Look into this album first; ``painted`` is called after each painting."""
        self._album, self._painted = album, painted

    def picture(self, picture: Picture, size: Size) -> Any:
        """The texture of this picture at this size."""
        return self._gallery.picture(picture, size)

    def keep(self) -> None:
        """Have the album hold what the gallery holds: a millisecond or two for each picture."""
        if self._album is not None:
            self._album.keep({_key(*each): _taken(texture) for each, texture in self._gallery})

    def _print(self, picture: Picture, size: Size) -> Any:
        kept = self._album.take(_key(picture, size)) if self._album is not None else None
        if kept is not None and (kept.width, kept.height) == (size.width, size.height):
            return _texture(kept)
        texture = paint(picture, size)
        self._painted()
        return texture


prints = Prints()
"""One for all: there is one window, and one drink at one size is one texture."""


def _key(picture: Picture, size: Size) -> str:
    return f"{picture!r} {size.width}x{size.height}"


def _taken(texture: Any) -> Print:
    width, height = texture.size
    return Print(width, height, bytes(texture.pixels))


def _texture(kept: Print) -> Any:
    texture = Texture.create(size=(kept.width, kept.height), colorfmt="rgba")
    texture.blit_buffer(kept.pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture
