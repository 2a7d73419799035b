"""The buttons: brass for the next step, quiet for the rest, drawn signs for plus and minus."""

from __future__ import annotations

from typing import Any

from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    ListProperty,
    NumericProperty,
    OptionProperty,
    StringProperty,
)

from kiosk.presenters.views import ButtonView, ChipView
from kiosk.ui import theme
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.words import width_of


class WordButton(Touchable):
    """A button with words on it. ``kind`` says how loudly it speaks.

    ``brass``: the one next step. ``quiet``: outlined in stone. ``bare``: words only.
    """

    kind = OptionProperty("quiet", options=("brass", "quiet", "bare"))
    text = StringProperty("")
    font_name = StringProperty(theme.ATKINSON_BOLD)
    sizes = ListProperty([])
    icon = StringProperty("")
    halign = OptionProperty("center", options=("left", "center"))

    def _pad_left(self) -> int:
        return int(self.m.px(60 if self.icon else 20))

    def _pad_right(self) -> int:
        return int(self.m.px(20))

    def _natural_width(self) -> float:
        """As wide as the words in one line want it."""
        size = int(self.sizes[0]) if self.sizes else self.m.type.body
        return width_of(self.text, self.font_name, size) + self._pad_left() + self._pad_right() + 2

    natural_width = AliasProperty(_natural_width, bind=("m", "text", "sizes", "font_name", "icon"))
    pad_left = AliasProperty(_pad_left, bind=("m", "icon"))
    pad_right = AliasProperty(_pad_right, bind=("m",))

    def show(self, view: ButtonView) -> None:
        """Take over the words, and whether a touch does anything."""
        super().show(view)
        self.text = view.text

    def _fill(self) -> Any:
        down = self.state == "down"
        if self.kind == "brass" and self.enabled:
            return self.palette.pressed if down else self.palette.action
        return self.palette.raised if down else self.palette.clear

    def _edge(self) -> Any:
        if self.kind == "brass" and self.enabled:
            return self.palette.clear
        if self.kind == "bare" and self.state != "down":
            return self.palette.border  # nothing, unless strong contrast is asked for
        if not self.enabled:
            # A plate becomes an outline, an outline mere words: never a colour alone.
            return self.palette.faint if self.kind == "brass" else self.palette.clear
        return self.palette.action if self.state == "down" else self.palette.edge

    def _ink(self) -> Any:
        if not self.enabled:
            return self.palette.second
        if self.kind == "brass":
            return self.palette.lettering
        return self.palette.ink

    fill = AliasProperty(_fill, bind=("state", "kind", "enabled", "palette"), rebind=True)
    edge = AliasProperty(_edge, bind=("state", "kind", "enabled", "palette"), rebind=True)
    ink = AliasProperty(_ink, bind=("state", "kind", "enabled", "palette"), rebind=True)


class FarReachingButton(WordButton):
    """A button that also answers touches beside it: the whole attract screen is one."""

    def take_touch(self, touch: Any) -> bool:
        """Press for a touch that landed anywhere; lifted anywhere, it counts."""
        if not self.enabled:
            return False
        touch.grab(self)
        touch.ud[self] = True
        self.last_touch = touch
        self.state = "down"
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Forward the touch wherever the finger is lifted."""
        if touch.grab_current is not self:
            return False
        is_gone = self.is_gone
        self.let_go(touch)
        if not is_gone:
            self.dispatch("on_release")
        return True


class SignButton(Touchable):
    """A round button with a drawn sign: plus, minus or cross. No glyph, so it is always sharp.

    ``ringed`` draws the hairline around it, while a touch does anything.
    """

    sign = OptionProperty("plus", options=("plus", "minus", "cross", "left", "right", "up", "down"))
    ringed = BooleanProperty(defaultvalue=True)

    def _inset(self) -> float:
        """The drawn ring is smaller than what a finger may hit."""
        return float(self.m.px(6))

    inset = AliasProperty(_inset, bind=("m",))

    def _ink(self) -> Any:
        if not self.enabled:
            return self.palette.faint
        return self.palette.lettering if self.state == "down" else self.palette.action

    def _fill(self) -> Any:
        return self.palette.action if self.state == "down" else self.palette.clear

    def _ring(self) -> float:
        """How much of the hairline is seen, 0 to 1."""
        return 0.55 if self.ringed and self.enabled and self.state == "normal" else 0.0

    ink = AliasProperty(_ink, bind=("state", "enabled", "palette"), rebind=True)
    fill = AliasProperty(_fill, bind=("state", "enabled", "palette"), rebind=True)
    ring = AliasProperty(_ring, bind=("ringed", "state", "enabled"))


class Chip(Touchable):
    """One option of a drink: chosen ones are filled and marked, never told by colour alone.

    One of which only one can be chosen is round and has a dot; one of ``several`` has corners
    and a tick. ``tall`` leaves room for a ``detail`` under the words.
    """

    option_id = StringProperty("")
    text = StringProperty("")
    price = StringProperty("")
    detail = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)
    several = BooleanProperty(defaultvalue=False)
    tall = BooleanProperty(defaultvalue=False)
    lift = NumericProperty(0)  # pixels by which words and detail stand higher, to be in the middle

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("option_id", self.drop)

    def _edge(self) -> Any:
        if not self.enabled:
            return self.palette.faint
        if self.chosen or self.state == "down":
            return self.palette.action
        return self.palette.edge

    def _ink(self) -> Any:
        return self.palette.ink if self.enabled else self.palette.second

    def _corner(self) -> float:
        """How round it is, in pixels."""
        return float(self.m.px(4)) if self.several else self.height / 2 - 1

    def _price_width(self) -> float:
        """Room for the price at the second smallest size and the air before it, or none."""
        if not self.price:
            return 0.0
        return width_of(self.price, theme.ATKINSON, self.m.type.body) + self.m.px(16)

    def _least_words(self) -> float:
        """The width of the words in one line of the smaller letters."""
        return width_of(self.text, theme.ATKINSON_BOLD, self.m.type.small)

    edge = AliasProperty(_edge, bind=("state", "chosen", "enabled", "palette"), rebind=True)
    ink = AliasProperty(_ink, bind=("enabled", "palette"), rebind=True)
    corner = AliasProperty(_corner, bind=("several", "height", "m"))
    price_width = AliasProperty(_price_width, bind=("price", "m"))
    least_words = AliasProperty(_least_words, bind=("text", "m"))

    def show_chip(self, view: ChipView) -> None:
        """Take over an option."""
        self.option_id = view.option_id
        self.text = view.text
        self.price = view.price
        self.detail = view.detail
        self.chosen = view.chosen
        self.enabled = view.enabled
