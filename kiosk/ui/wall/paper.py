"""A paper that hangs on the wall; a touch on it is a hand that takes it to the scanner."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.properties import AliasProperty, BooleanProperty, ObjectProperty

from kiosk.presenters.wallviews import WallPaper
from kiosk.ui.widgets.touch import Touchable

LIT = (1.0, 0.985, 0.95, 1.0)  # right under the lamp
SHADED = (0.82, 0.79, 0.74, 1.0)  # an older paper, further down
PRESSED = (1.0, 0.93, 0.80, 1.0)

_SMALL = 0.5  # below this scale a texture alone flickers: its smaller copies are used


class HangingPaper(Touchable):
    """A picture as wide as its box; ``height`` follows. Dead without a code to scan."""

    paper = ObjectProperty(None, allownone=True)
    texture = ObjectProperty(None, allownone=True)
    newest = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        with self.canvas:
            self._tint = Color(*LIT)
            self._sheet = Rectangle()
        for name in ("pos", "size", "texture"):
            self.fbind(name, self._place)
        for name in ("newest", "state"):
            self.fbind(name, self._shade)

    def show_paper(self, paper: WallPaper, texture: Any) -> None:
        """Take over a paper and its picture."""
        self.paper = paper
        self.texture = texture
        self.enabled = bool(paper.codes)

    def _scale(self) -> float:
        """Pixels on the glass for one of the picture's."""
        return self.width / self.texture.width if self.texture else 0.0

    scale = AliasProperty(_scale, bind=("width", "texture"))

    def fit_width(self, width: float) -> None:
        """Be so wide, and as high as the picture then is."""
        self.width = width
        self.height = round(self.texture.height * self.scale) if self.texture else 0

    def _place(self, *_: object) -> None:
        self._sheet.texture = self.texture
        self._sheet.pos, self._sheet.size = self.pos, self.size
        if self.texture is not None:
            small = 0 < self.scale < _SMALL
            self.texture.min_filter = "linear_mipmap_linear" if small else "linear"

    def _shade(self, *_: object) -> None:
        if self.state == "down":
            self._tint.rgba = PRESSED
        else:
            self._tint.rgba = LIT if self.newest else SHADED
