"""One card on the wall's tray, or one line of its sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty

from kiosk.devices.cardface import pictogram
from kiosk.domain.cards import Card
from kiosk.presenters.wallviews import WallCard
from kiosk.ui import theme
from kiosk.ui.wall.light import WARM, round_light
from kiosk.ui.wall.paper import LIT, PRESSED
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.words import Words

_PAD = 11  # units, beside the words
_SIGN = 32  # units: the pictogram
_GAP = 8  # units, between it and the words
_ABOVE = 6  # units, above and below them
_PAPER = theme.rgba("#E6DCC6")  # laminated, a year in the drawer, and not under the lamp
_INK = theme.rgba("#1B1712")
_SOFT_INK = theme.rgba("#5C5140")


class CardTile(Touchable):
    """One card: what it is called, and what is scanned after it. Dead while it has no code.

    ``loose``: a card by itself; otherwise a line of a sheet.
    """

    held = BooleanProperty(defaultvalue=False)
    loose = BooleanProperty(defaultvalue=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self.card = WallCard("", "")
        self.name = Words(color=_INK, font_name=theme.ATKINSON_BOLD, size_hint=(None, None))
        self.hint = Words(color=_SOFT_INK, valign="bottom", size_hint=(None, None))
        for part in (self.name, self.hint):
            self.add_widget(part)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "state", "held", "m"):
            self.fbind(name, self._draw_soon)

    def show_card(self, card: WallCard) -> None:
        """Take over a card."""
        self.card = card
        self.name.text, self.hint.text = card.name, card.hint
        self.enabled = bool(card.code)
        self._draw_soon()

    def height_at(self, width: float) -> int:
        """How high it must be at a width, so that every word is whole."""
        self._set(width)
        self._draw_soon()
        lines = self.name.texture_size[1] + (self.hint.texture_size[1] if self.card.hint else 0)
        return math.ceil(lines) + 2 * self.m.px(_ABOVE)

    @property
    def _command(self) -> Card | None:
        """Which card it is; None for a line of the sheet, which has no pictogram."""
        return Card(self.card.key) if self.card.key in set(Card) else None

    @property
    def _beside(self) -> int:
        """How much of its width the pictogram takes."""
        return self.m.px(_SIGN + _GAP) if self._command else 0

    def _set(self, width: float) -> None:
        for words in (self.name, self.hint):
            words.sizes = [self.m.type.small]
            words.size = width - 2 * self.m.px(_PAD) - self._beside, 10_000
            words.set_now()

    def _draw(self, *_: object) -> None:
        left = self.x + self.m.px(_PAD) + self._beside
        below = self.hint.texture_size[1] if self.card.hint else 0
        inner = self.width - 2 * self.m.px(_PAD) - self._beside
        foot = self.y + self.m.px(_ABOVE)
        self.hint.pos, self.hint.size = (left, foot), (inner, below)
        self.name.pos = left, foot + below
        self.name.size = inner, max(0, self.height - 2 * self.m.px(_ABOVE) - below)
        self.canvas.before.clear()
        with self.canvas.before:
            self._paint()

    def _paint(self) -> None:
        radius = [self.m.px(8) if self.loose else 0]
        if self.held:
            reach = self.m.px(26)
            Color(*WARM)
            Rectangle(
                pos=(self.x - reach, self.y - reach),
                size=(self.width + 2 * reach, self.height + 2 * reach),
                texture=round_light(),
            )
        if self.loose:
            Color(0, 0, 0, 0.5)
            below = self.m.px(4)
            SmoothRoundedRectangle(pos=(self.x, self.y - below), size=self.size, radius=radius)
        colour = PRESSED if self.state == "down" else theme.BRASS if self.held else _PAPER
        Color(*(colour if self.enabled else theme.faded(LIT, 0.35)))
        SmoothRoundedRectangle(pos=self.pos, size=self.size, radius=radius)
        if self._command is not None:
            self._paint_sign(self._command, colour)

    def _paint_sign(self, card: Card, paper: Sequence[float]) -> None:
        """Its white is the paper's: the picture is printed on it."""
        side = self.m.px(_SIGN)
        Color(*(paper if self.enabled else theme.faded(LIT, 0.35)))
        foot = round(self.center_y - side / 2)
        Rectangle(
            pos=(self.x + self.m.px(_PAD), foot), size=(side, side), texture=_sign(card, side)
        )


@lru_cache(maxsize=len(Card))
def _sign(card: Card, side: int) -> Any:
    """A pictogram as a texture; textures begin at the foot."""
    picture = pictogram(card, side)
    rows = [picture.tobytes()[at : at + side] for at in range(0, side * side, side)]
    texture = Texture.create(size=(side, side), colorfmt="luminance")
    texture.blit_buffer(b"".join(reversed(rows)), colorfmt="luminance", bufferfmt="ubyte")
    return texture
