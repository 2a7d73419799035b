"""A drawn drink on the screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.core.image import Image as CoreImage
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.domain.picture import Picture
from kiosk.ui import look
from kiosk.ui.drinks.body import LAMP
from kiosk.ui.drinks.glow import glow_texture
from kiosk.ui.drinks.painter import fitting
from kiosk.ui.drinks.prints import prints
from kiosk.ui.drinks.scene import BELOW, HEIGHT, zoom_of
from kiosk.ui.drinks.tones import filtered, mix, tone

_SHADE = (0.42, 0.30, 0.20)  # behind a glass on bright paper: its light needs something darker


@lru_cache(maxsize=24)  # a menu's worth
def _photo(file: str) -> Any:
    """The texture of an image file, smooth also when shown smaller than it is."""
    return CoreImage(file, mipmap=True).texture


class DrinkPicture(Widget):
    """One drink, as large as goes into the widget, standing on its lower edge.

    ``picture`` is what to draw; ``glow`` (0 to 1) is the light behind it and costs nothing to
    change: only the colour of one rectangle follows it. Drinks side by side share one scale, as
    glasses on a shelf do; one that stands ``alone`` is drawn as large as its own height allows.
    """

    picture = ObjectProperty(Picture())
    glow = NumericProperty(0.5)
    alone = BooleanProperty(defaultvalue=False)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        with self.canvas:
            self._light = Color(1, 1, 1, 0)
            self._halo = Rectangle(size=(0, 0), texture=glow_texture())
            self._tint = Color(*look.now.tint)
            self._drink = Rectangle(size=(0, 0))
        self._asked: tuple[float, float] = (0, 0)
        self._redraw = Clock.create_trigger(self._draw, -1)
        self.fbind("picture", self._redraw)
        self.fbind("size", self._redraw)
        self.fbind("pos", self._redraw)
        self.fbind("alone", self._redraw)
        self.fbind("glow", self._shine)
        look.follow(self._shine)
        self._redraw()

    def _draw(self, *_: object) -> None:
        if self.width < 2 or self.height < 2:
            return
        if self._asked != (self.width, self.height):
            # A layout comes to rest in several passes of one frame: paint what stands, once.
            self._asked = self.width, self.height
            self._redraw()
            return
        if self.picture.photo:
            self._show_photo()
            return
        zoom = zoom_of(self.picture) if self.alone else 1.0
        ground = fitting(self.width, self.height).height * BELOW / HEIGHT
        size = fitting(self.width * zoom, self.height * zoom)
        self._drink.texture = prints.picture(self.picture, size)
        self._drink.size = (size.width, size.height)
        below = size.height * BELOW / HEIGHT
        self._drink.pos = (round(self.center_x - size.width / 2), round(self.y + ground - below))
        self._halo.size = (size.width * 1.1, size.height * 0.92)
        self._halo.pos = (
            self._drink.pos[0] - size.width * 0.05,
            self._drink.pos[1] + size.height * 0.02,
        )
        self._shine()

    def _show_photo(self) -> None:
        """The owner's own picture, whole, in the middle; its light is already in it."""
        texture = _photo(self.picture.photo)
        scale = min(self.width / texture.width, self.height / texture.height)
        self._drink.texture = texture
        self._drink.size = (round(texture.width * scale), round(texture.height * scale))
        self._drink.pos = (
            round(self.center_x - self._drink.size[0] / 2),
            round(self.center_y - self._drink.size[1] / 2),
        )
        self._halo.size = (0, 0)

    def _shine(self, *_: object) -> None:
        """The lamp takes on a little of the drink's own colour; by day it is a shadow."""
        liquids = self.picture.liquids
        lamp, part = (LAMP, 0.45) if look.now.palette.dark else (_SHADE, 0.2)
        colour = mix(lamp, tone(liquids[-1].colour), part) if liquids else lamp
        red, green, blue, _ = look.now.tint
        strength = look.now.theme.art.glow * self.glow
        self._light.rgba = (*filtered(colour, (red, green, blue)), strength)
        self._tint.rgba = look.now.tint
