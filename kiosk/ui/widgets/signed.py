"""A sign and a word in the middle of a button: found by whoever reads neither well."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import AliasProperty, BooleanProperty, StringProperty

from kiosk.presenters.views import ButtonView
from kiosk.ui import theme
from kiosk.ui.widgets.sign import Sign
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.words import Words, width_in_two_lines, width_of

_SIGN = 34  # units: as high as the capitals of a line and a half of body text
_EDGE = 12  # units: between the words and the button's edge


class SignedButton(Touchable):
    """``upright`` puts the sign over the word; ``framed`` draws the edge at all times.

    ``brass``: it is the one next step. ``low_voice``: its words are small, as its neighbour's are.
    """

    text = StringProperty("")
    sign = StringProperty("")
    upright = BooleanProperty(defaultvalue=False)
    framed = BooleanProperty(defaultvalue=False)
    brass = BooleanProperty(defaultvalue=False)
    low_voice = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._sign = Sign()
        self._words = Words(font_name=theme.ATKINSON, size_hint=(None, None), balanced=True)
        self.add_widget(self._sign)
        self.add_widget(self._words)
        self.fbind("sign", self._sign.setter("sign"))
        self.fbind("text", self._words.setter("text"))
        for drawn in (self._sign, self._words):
            self.fbind("ink", drawn.setter("color"))
            drawn.color = self.ink
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m", "text", "sign", "upright", "brass", "low_voice"):
            self.fbind(name, self._arrange_soon)
        self._sign.sign, self._words.text = self.sign, self.text
        self._arrange_soon()

    def show(self, view: ButtonView) -> None:
        """Take over the words, and whether a touch does anything."""
        super().show(view)
        self.text = view.text

    def needs_low_voice(self) -> bool:
        """Whether its words go under its sign only in small letters."""
        text, font, size = self.text, self._words.font_name, self._sizes()[-1]
        room = self.width - 2 * self.m.px(_EDGE)
        wide = min(width_of(text, font, size), width_in_two_lines(text, font, size))
        return bool(self.upright and wide > room)

    def _ink(self) -> Any:
        if not self.enabled:
            return self.palette.second
        return self.palette.lettering if self.brass else self.palette.ink

    def _fill(self) -> Any:
        if self.brass and self.enabled:
            return self.palette.pressed if self.state == "down" else self.palette.action
        return self.palette.raised if self.state == "down" else self.palette.clear

    def _edge(self) -> Any:
        """Where contrast is asked for, everything that can be touched has an edge."""
        return self.palette.edge if self.framed else self.palette.border

    ink = AliasProperty(_ink, bind=("enabled", "brass", "palette"), rebind=True)
    fill = AliasProperty(_fill, bind=("state", "enabled", "brass", "palette"), rebind=True)
    edge = AliasProperty(_edge, bind=("framed", "palette"), rebind=True)

    def _arrange(self, *_: object) -> None:
        m = self.m
        sign = m.px(_SIGN) if self.sign else 0
        self._words.font_name = theme.ATKINSON_BOLD if self.brass else theme.ATKINSON
        self._words.sizes = [*([] if self.low_voice else self._sizes()), m.type.small]
        self._sign.size, self._sign.stroke = (sign, sign), m.px(3)
        room = self.width - 2 * m.px(_EDGE)
        if self.upright:
            self._one_over_the_other(sign, room)
        else:
            self._side_by_side(sign, room)

    def _side_by_side(self, sign: float, room: float) -> None:
        between = self.m.px(14) if self.sign else 0
        wide = min(self._natural() + 2, max(1, room - sign - between))
        left = self.center_x - (sign + between + wide) / 2
        self._sign.pos = left, self.center_y - sign / 2
        self._words.halign = "left"
        self._words.size = wide, self.height
        self._words.pos = left + sign + between, self.y

    def _one_over_the_other(self, sign: float, room: float) -> None:
        line = 1.3 * (self.m.type.small if self.low_voice else self.m.type.body)
        between = self.m.px(6) if self.sign else 0
        lines = 1 if self._natural() <= room else 2
        top = self.center_y + (sign + between + lines * line) / 2
        self._sign.pos = self.center_x - sign / 2, top - sign
        self._words.halign = "center"
        self._words.size = room, lines * line
        self._words.pos = self.center_x - room / 2, top - sign - between - lines * line

    def _natural(self) -> float:
        size = self.m.type.small if self.low_voice else self._sizes()[0]
        return width_of(self.text, self._words.font_name, size)

    def _sizes(self) -> list[int]:
        """Without the least, which is the same for all."""
        m = self.m
        return [m.type.action, m.type.body] if self.brass else [m.type.body]
