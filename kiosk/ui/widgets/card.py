"""A drink on its shelf: the glass stands on a brass edge that carries the price.

The card opens the drink, its + takes it; the + and a finger's margin around it are left out of
the card's own touch area.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from kiosk.presenters.views import CardView
from kiosk.ui import theme
from kiosk.ui.drinks.picture import DrinkPicture
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.buttons import SignButton
from kiosk.ui.widgets.numeral import Numeral
from kiosk.ui.widgets.shelving import Stance, is_wide, least_glass, stance_of, words_of
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.words import Words, leading_of, width_of

_GROUND = 0.12  # of a drink's picture lies under the shelf's edge: its mirror
_STANDING_SHARE = 0.92  # of a card's width a glass may take
_SHAPE = 0.84  # a drink's picture is so wide for its height
_LYING_GLASS = 190  # units: the width of a glass beside its words
_WIDE_GLASS = 320  # the same on a card as wide as the glass


def left_for_words(m: Metrics, width: float, height: float) -> float:
    """The pixels of height that a glass as wide as it may be leaves on a card of this size."""
    glass = width * _STANDING_SHARE / _SHAPE * (1 - _GROUND)
    return height - m.touch - m.px(16) - m.px(8) - glass


class DrinkCard(Touchable):
    """A drink on the menu. How it is laid out follows from its size.

    ``words_high`` are the pixels that the words under the glasses of its shelf need; ``aloud``:
    they are in larger letters.
    """

    drink_id = StringProperty("")
    available = BooleanProperty(defaultvalue=True)
    words_high = NumericProperty(0)
    aloud = BooleanProperty(defaultvalue=False)
    plus = ObjectProperty(None)
    shelf = ObjectProperty((0, 0, 0, 0))  # the brass edge: x, y, width, height
    __events__ = ("on_take",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.picture = DrinkPicture(size_hint=(None, None))
        self.name = Words(font_name=theme.BODONI, valign="top")
        self.ingredients = Words(font_name=theme.ATKINSON, valign="top")
        self.price = Numeral(halign="left")
        self.badge = Words(font_name=theme.ATKINSON_BOLD)
        self.plus = SignButton(sign="plus")
        self.plus.bind(on_release=lambda _: self.dispatch("on_take"))
        for part in (
            self.picture,
            self.name,
            self.ingredients,
            self.price,
            self.badge,
            self.plus,
        ):
            part.size_hint = (None, None)
            self.add_widget(part)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m", "words_high", "aloud"):
            self.fbind(name, self._arrange_soon)
        for said in (self.name, self.ingredients, self.price, self.badge):
            said.fbind("text", self._arrange_soon)  # another drink's words need other room
        self.fbind("palette", self._paint_words)
        for pressed in (self, self.plus):
            self.fbind("drink_id", pressed.drop)
        self._paint_words()

    def show_card(self, view: CardView) -> None:
        """Take over a drink."""
        self.drink_id = view.drink_id
        self.name.text = view.name
        self.ingredients.text = view.ingredients
        self.price.text = view.price
        self.picture.picture = view.picture
        self.badge.text = view.badge
        self.plus.show(view.take)
        self.available = not view.dimmed
        self._paint_words()
        self.picture.opacity = 1.0 if self.available else 0.4

    def on_take(self) -> None:
        """The + was touched."""

    def on_touch_down(self, touch: Any) -> bool:
        """Leave the + and a finger's margin around it to the +."""
        if not self.collide_point(*touch.pos):
            return False
        if self._near_the_plus(*touch.pos):
            self.plus.dispatch("on_touch_down", touch)
            return True
        return bool(super().on_touch_down(touch))

    def _near_the_plus(self, x: float, y: float) -> bool:
        gap, plus = self.m.gap, self.plus
        return plus.x - gap <= x <= plus.right + gap and plus.y - gap <= y <= plus.top + gap

    def _fill(self) -> Any:
        return self.palette.raised if self.state == "down" else self.palette.panel

    fill = AliasProperty(_fill, bind=("state", "palette"), rebind=True)

    def _paint_words(self, *_: object) -> None:
        self.name.color = self.palette.ink if self.available else self.palette.second
        self.ingredients.color = self.palette.second
        self.badge.color = self.palette.ready if self.available else self.palette.trouble

    def _arrange(self, *_: object) -> None:
        m = self.m
        self.name.sizes = [m.type.action, m.type.body, m.type.small]
        self.ingredients.sizes = [m.type.small]
        self.price.sizes = [m.type.action, m.type.body, m.type.small, m.fine]
        self.badge.sizes = [m.type.small, m.fine]
        self._arrange_strip()
        stance = stance_of(m, self.width, self.height)
        wide = stance is Stance.LYING and is_wide(m, self.width)
        if wide or (stance is Stance.STANDING and self.aloud):
            self.name.sizes = [m.type.drink, *self.name.sizes]
            self.ingredients.sizes = [m.type.body, m.type.small]
        self.picture.size = 0, 0
        if stance is Stance.LYING:
            self._lie()
        elif stance is Stance.STANDING:
            self._stand()
        else:
            self._stand_bare()

    def _arrange_strip(self) -> None:
        """The foot: the price on the shelf's edge, the word beside it, the + at the right."""
        m, plus = self.m, self.plus
        pad = m.px(8)
        plus.m = m
        plus.size = m.touch, m.touch
        plus.pos = self.right - plus.width - pad, self.y + pad
        self.price.size = min(m.px(190), self.width - m.px(20) - plus.width - pad), plus.height
        self.price.pos = self.x + m.px(20), plus.y
        self.price.set_now()
        left = self.price.x + max(m.px(150), self.price.texture_size[0] + m.px(16))
        self.badge.size = max(0, plus.x - left), plus.height
        self.badge.pos = left, plus.y
        self.badge.halign = "left"

    def _strip_top(self) -> float:
        return float(self.plus.top + self.m.px(8))

    def _lie(self) -> None:
        m = self.m
        edge = self._strip_top()
        high = self.top - m.px(8) - edge
        most = m.px(_WIDE_GLASS if is_wide(m, self.width) else _LYING_GLASS)
        glass = min(high / (1 - _GROUND), most / _SHAPE)
        self.picture.size = glass * _SHAPE, glass
        self.picture.pos = self.x + m.px(2), edge - glass * _GROUND
        self._shelve(edge)
        wide = is_wide(m, self.width)
        left = self.picture.right + m.px(16 if wide else -8)
        across, foot = self.right - m.px(14) - left, edge + m.px(8)
        line = 0 if self._badge_fits() else self._badge_high(across)
        if line:  # beside the price there is no room for so long a word
            self.badge.size = across, line
            self.badge.pos = left, foot
        self._write(left, foot + line, width=across, top=self.top)
        if wide:
            self._centre_words(edge)

    def _centre_words(self, edge: float) -> None:
        """In the middle between the shelf and the card's upper edge."""
        high = self.name.height + self.m.px(4) + self.ingredients.texture_size[1]
        self.name.y = edge + (self.top - edge + high) / 2 - self.name.height
        self.ingredients.height = self.ingredients.texture_size[1]
        self.ingredients.y = self.name.y - self.m.px(4) - self.ingredients.height

    def _stand(self) -> None:
        m = self.m
        strip = self._strip_top()
        top = self.top - m.px(8)
        edge = strip + min(self.words_high or words_of(m), top - strip - least_glass(m))
        room = top - edge
        glass = min(room / (1 - _GROUND), self.width * _STANDING_SHARE / _SHAPE)
        edge += (room - glass * (1 - _GROUND)) / 2  # what the glass leaves is shared with the words
        self.picture.size = glass * _SHAPE, glass
        self.picture.pos = self.center_x - self.picture.width / 2, edge - glass * _GROUND
        self._shelve(edge)
        left = self.x + m.px(20)
        line = self._badge_high(self.width - m.px(40))  # the strip is too narrow for it
        self.badge.size = self.width - m.px(40), line
        self.badge.pos = left, strip
        self._write(left, strip + line, width=self.width - m.px(40), top=edge - m.px(4))

    def _stand_bare(self) -> None:
        """Too little room for a glass: the name, what is special, what is in it if it goes in."""
        m = self.m
        strip, left, wide = self._strip_top(), self.x + m.px(20), self.width - m.px(40)
        self._shelve(strip)
        in_strip = tuple(self.badge.size)
        line = 0 if self._badge_goes_in() else self._badge_high(wide)
        if self.top - m.px(12) - strip - line < m.type.small * leading_of(theme.BODONI):
            line = 0  # the name needs the room: smaller, beside the price
        self._write(left, strip + line, width=wide, top=self.top)
        self.ingredients.y = strip
        self.badge.size = (wide, line) if line else in_strip
        if line:
            self.badge.pos = left, self.name.y - line

    def _badge_high(self, width: float) -> float:
        """The height of the words that say what is special, in as many lines as they take."""
        if not self.badge.text:
            return 0.0
        self.badge.size = width, self.height
        self.badge.set_now()
        return float(self.badge.texture_size[1])

    def _badge_fits(self) -> bool:
        """Whether they go in where they are now, in as many lines as they need."""
        self.badge.set_now()
        return bool(self.badge.fits)

    def _badge_goes_in(self) -> bool:
        """Whether the strip has room for those words in one line."""
        return bool(self._badge_wide() <= self.badge.width)

    def _badge_wide(self) -> float:
        return width_of(self.badge.text, self.badge.font_name, self.m.type.small)

    def _shelve(self, edge: float) -> None:
        self.shelf = (self.x, round(edge), self.width, self.m.hairline)

    def _write(self, x: float, y: float, *, width: float, top: float) -> None:
        """Name and ingredients under each other, the name as high as it comes out."""
        m = self.m
        room = top - m.px(12) - y
        self.ingredients.size = width, room
        self.ingredients.set_now()
        below = self.ingredients.texture_size[1] + m.px(4)
        if m.low:  # they are on the drink's own page; the name is found sooner
            self.name.size = width, room
            self.name.set_now()
            below = below if self.name.texture_size[1] + below <= room else 0
        self.name.size = width, room - below
        self.name.set_now()
        if not self.name.fits and below:
            below, self.name.size = 0, (width, room)
            self.name.set_now()
        self.ingredients.opacity = 1 if below else 0
        used = self.name.texture_size[1]
        self.name.size = width, used
        self.name.pos = x, top - m.px(12) - used
        self.ingredients.size = width, room - used - m.px(4)
        self.ingredients.pos = x, y
