"""One drink: its drawing, what is in it, its choices, and how many."""

from __future__ import annotations

from typing import Any

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.views import ChipView, DrinkView, GroupView
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import GuestScreen, fill_with
from kiosk.ui.widgets.buttons import Chip
from kiosk.ui.widgets.setting import set_block
from kiosk.ui.widgets.words import width_of

_BETWEEN = " \N{MIDDLE DOT} "
_GROUND = 0.12  # of a drink's picture lies under the edge it stands on: its mirror
_ABOVE_SHARE, _BESIDE_SHARE = 0.88, 0.5  # of the counter's width a glass may take
_BESIDE_LARGE_SHARE = 0.34  # words come before pictures for who reads large letters
_ABOVE_FROM = 0.7  # of its width a counter must be high for words above the glass
_FEW = 4  # chips under each other leave the next choice in sight
_BEFORE_PRICE = 16  # units between the words of a chip and its price
_SHAPE = 0.84  # a drink's picture is so wide for its height


class OptionGroup(BoxLayout):
    """A choice inside a drink: its name, whether it must be made, its options as chips."""

    m = ObjectProperty(Metrics(), rebind=True)
    group_id = StringProperty("")
    name = StringProperty("")
    remark = StringProperty("")
    widths = ListProperty([])
    __events__ = ("on_choice",)

    def show_group(self, view: GroupView) -> None:
        """Take over a group."""
        self.group_id, self.name, self.remark = view.group_id, view.name, view.remark
        self._several = view.several
        self._tall = any(chip.detail for chip in view.chips)
        fill_with(self.ids.chips, view.chips, make=self._new_chip, show=self._show_chip)
        self.widths = [(chip.text, chip.price, chip.detail) for chip in view.chips]

    def columns(self, m: Metrics, width: float, widths: list[tuple[str, str, str]]) -> int:
        """As many chips in a row as leave each its words in one line, four at most.

        On a lying glass a few long ones stand under each other, in letters of one size.
        """
        for columns in (4, 3, 2):
            room = (width - m.gap * (columns - 1)) / columns
            if columns <= len(widths) and all(_chip_width(m, *words) <= room for words in widths):
                return columns
        if len(widths) < 2 or (len(widths) <= _FEW and not (m.portrait or m.large or m.low)):
            return 1
        half = (width - m.gap) / 2
        return 2 if all(_goes_in_two_lines(m, *words, room=half) for words in widths) else 1

    def air_beside(self, m: Metrics, width: float, widths: list[tuple[str, str, str]]) -> float:
        """What is left free at the right: one chip alone is as wide as those it stands under."""
        half = (width - m.gap) / 2
        alone = len(widths) == 1 and _chip_width(m, *widths[0]) <= half
        return width - half if alone else 0

    def on_choice(self, group_id: str, option_id: str) -> None:
        """A chip was touched."""

    def _show_chip(self, chip: Chip, view: ChipView) -> None:
        chip.several, chip.tall = self._several, self._tall
        chip.show_chip(view)

    def _new_chip(self) -> Chip:
        chip = Chip(m=self.m)
        self.fbind("m", chip.setter("m"))
        chip.bind(on_release=self._touched)
        return chip

    def _touched(self, chip: Chip) -> None:
        self.dispatch("on_choice", self.group_id, chip.option_id)


class Counter(FloatLayout):
    """Where the drink stands: a brass edge and the glass on it.

    Its words stand above the glass (``reserved`` is their height) and the glass in the middle;
    where that leaves the glass too little, they stand beside it.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    edge = NumericProperty(0)
    glass = NumericProperty(1)
    glass_left = NumericProperty(0)
    reserved = NumericProperty(0)
    beside = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("pos", "size", "m", "reserved"):
            self.fbind(name, self._arrange)

    def _arrange(self, *_: object) -> None:
        """The glass as high as there is room, unless it would leave the words too little."""
        is_flat = self.height < self.width * _ABOVE_FROM
        self.beside = self.m.low or self.m.large or is_flat
        self.edge = self.y + self.m.px(72)  # under it the price, as on a shelf
        high = (self.top - self.reserved - self.edge) / (1 - _GROUND)
        beside = _BESIDE_LARGE_SHARE if self.m.large else _BESIDE_SHARE
        share = beside if self.beside else _ABOVE_SHARE
        self.glass = max(1, min(high, self.width * share / _SHAPE))
        spare = self.width - self.glass * _SHAPE
        # at the left, the picture's own margin is on this side
        self.glass_left = -self.m.px(16) if self.beside else spare / 2


def _chip_width(m: Metrics, text: str, price: str, detail: str) -> float:
    words = max(
        width_of(text, theme.ATKINSON_BOLD, m.type.body),
        width_of(detail, theme.ATKINSON, m.type.small),
    )
    air = m.px(_BEFORE_PRICE) if price else 0
    return words + width_of(price, theme.ATKINSON, m.type.body) + air + m.px(64 + 16 + 20)


def _goes_in_two_lines(m: Metrics, text: str, price: str, detail: str, *, room: float) -> bool:
    """Whether a chip so wide holds its words in two lines, without smaller letters if possible."""
    if detail and _chip_width(m, "", price, detail) > room:
        return False
    size = m.type.body if m.large else m.type.small
    words = room - (
        _chip_width(m, text, price, "") - width_of(text, theme.ATKINSON_BOLD, m.type.body)
    )
    block = set_block(
        text,
        lambda piece, at: width_of(piece, theme.ATKINSON_BOLD, at),
        box=(words, 2.6 * size),
        sizes=[size],
        leading=1.3,
    )
    return block.fits


class DrinkScreen(GuestScreen):
    """The drawing follows the choice; the brass button puts the drink into the basket."""

    name = StringProperty("")
    description = StringProperty("")
    ingredients = StringProperty("")
    facts = StringProperty("")
    allergens = StringProperty("")
    note = StringProperty("")
    spared = StringProperty("")
    warning = StringProperty("")
    price = StringProperty("")
    picture = ObjectProperty(None)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._drink_id = ""
        self.fbind("m", self._put_foot)
        self._put_foot()

    def entered(self) -> None:
        """A drink is read from its beginning."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Begin at its name, and at its first choice."""
        self.ids.telling.to_top()
        self.ids.scroller.to_top()

    def _put_foot(self, *_: object) -> None:
        """What is done with the drink stands at the foot of the glass, lying under the choices."""
        foot = self.ids.foot
        place = self if self.m.portrait else self.ids.choosing
        if foot.parent is place:
            return
        foot.parent.remove_widget(foot)
        place.add_widget(foot)

    def render(self, view: DrinkView) -> None:
        """Draw the view."""
        if view.drink_id != self._drink_id:
            self._drink_id = view.drink_id
            self.begin_anew()
        self.name = view.name
        self.description = view.description
        self.ingredients = view.ingredients
        self.note = _BETWEEN.join(each for each in (view.note, view.origin) if each)
        self.facts = view.strength
        self.allergens = view.allergens
        self.spared = view.spared
        self.warning = view.warning
        self.price = view.price
        self.ids.picture.picture = view.picture
        self.ids.back.show(view.back)
        self.ids.add.show(view.add)
        self.ids.stepper.show(count=view.quantity, fewer=view.fewer, more=view.more)
        fill_with(self.ids.groups, view.groups, make=self._new_group, show=OptionGroup.show_group)

    def _new_group(self) -> OptionGroup:
        group = OptionGroup(m=self.m)
        self.fbind("m", group.setter("m"))
        group.bind(on_choice=self._chosen)
        return group

    def _chosen(self, _: Any, group_id: str, option_id: str) -> None:
        self.verbs.choose_option(group_id, option_id)
