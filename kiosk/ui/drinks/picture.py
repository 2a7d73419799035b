"""A drawn drink on the screen."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.domain.picture import Picture
from kiosk.ui.drinks.painter import Gallery, fitting, paint

_gallery = Gallery(paint)


class DrinkPicture(Widget):
    """One drink, as large as goes into the widget, standing on its lower edge.

    ``picture`` is what to draw; ``glow`` (0 to 1) is the light behind it and costs nothing to
    change: only the colour of one rectangle follows it.
    """

    picture = ObjectProperty(Picture())
    glow = NumericProperty(0.5)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        with self.canvas:
            self._tint = Color(1, 1, 1, 1)
            self._drink = Rectangle(size=(0, 0))
        self._redraw = Clock.create_trigger(self._draw, -1)
        self.fbind("picture", self._redraw)
        self.fbind("size", self._redraw)
        self.fbind("pos", self._redraw)
        self._redraw()

    def _draw(self, *_: object) -> None:
        if self.width < 2 or self.height < 2:
            return
        size = fitting(self.width, self.height)
        self._drink.texture = _gallery.picture(self.picture, size)
        self._drink.size = (size.width, size.height)
        self._drink.pos = (round(self.center_x - size.width / 2), round(self.y))
