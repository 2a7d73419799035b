"""A panel over any screen: what it is about, what can be chosen, and the way back."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.views import ChipView, PanelChoiceView, PanelGroupView, PanelView
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.widgets.buttons import Chip
from kiosk.ui.widgets.words import width_of

_BESIDE_CHIP_WORDS = 64 + 16 + 28  # units: the tick, the margins


class PanelGroup(BoxLayout):
    """The choices that belong together, or what is to be read.

    Dispatches ``on_choice`` with group and choice.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    name = StringProperty("")
    text = StringProperty("")
    columns = NumericProperty(1)
    rows = NumericProperty(1)
    row = NumericProperty(1)  # pixels of height of a row of choices
    __events__ = ("on_choice",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._group_id = ""
        self._several = False
        for name in ("m", "width"):
            self.fbind(name, self._share)

    def show_group(self, view: PanelGroupView) -> None:
        """Take over the choices."""
        self._group_id = view.group_id
        self.name, _, self.text = view.name.partition("\n")
        self._several = view.several
        fill_with(self.ids.choices, view.choices, make=self._new_choice, show=self._show_choice)
        self._share()

    def on_choice(self, group_id: str, choice_id: str) -> None:
        """A choice was touched."""

    def _share(self, *_: object) -> None:
        """As many columns as the longest choice leaves room for, in as few rows."""
        chips = self.ids.choices.children
        count, size = max(1, len(chips)), self.m.type.body
        words = [width_of(each.text, theme.ATKINSON_BOLD, size) for each in chips]
        wide = max(words, default=0) + self.m.px(_BESIDE_CHIP_WORDS) + self.m.gap
        most = max(1, min(count, 4, int((self.width + self.m.gap) // wide)))
        self.rows = -(-len(chips) // most)
        self.columns = -(-count // max(1, self.rows))  # no row is left nearly empty
        in_one_line = wide <= self.width + self.m.gap
        self.row = self.m.touch if in_one_line else self.m.plate

    def _show_choice(self, chip: Chip, view: PanelChoiceView) -> None:
        chip.several = self._several
        chip.show_chip(ChipView(view.choice_id, view.text, "", view.chosen, view.enabled))

    def _new_choice(self) -> Chip:
        chip = Chip(m=self.m, size_hint_y=1)
        self.fbind("m", chip.setter("m"))
        chip.bind(
            on_release=lambda touched: self.dispatch("on_choice", self._group_id, touched.option_id)
        )
        return chip


class Panel(FloatLayout):
    """Covers its box and everything under it.

    Dispatches ``on_choice`` with group and choice, ``on_action`` for its brass button, and
    ``on_close``, also for a touch beside it.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    title = StringProperty("")
    text = StringProperty("")
    has_action = NumericProperty(0)
    settles = BooleanProperty(defaultvalue=False)
    columns = NumericProperty(1)  # what is to be read stands beside each other where it goes in
    __events__ = ("on_choice", "on_action", "on_close")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._kind = ""

    def show(self, view: PanelView) -> None:
        """Take over the panel; another one begins at its top."""
        if view.kind != self._kind or self.parent is None:
            self._kind = view.kind
            self.ids.scroller.to_top()
        self.title = view.title
        self.text = view.text
        self.ids.close.show(view.close)
        self.has_action = int(view.action is not None)
        self.settles = view.settles
        is_read = len(view.groups) > 1 and not any(group.choices for group in view.groups)
        self.columns = 2 if is_read else 1
        if view.action is not None:
            self.ids.action.show(view.action)
        fill_with(self.ids.groups, view.groups, make=self._new_group, show=PanelGroup.show_group)

    def on_choice(self, group_id: str, choice_id: str) -> None:
        """A choice was touched."""

    def on_action(self) -> None:
        """The brass button was touched."""

    def on_close(self) -> None:
        """Away with it."""

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing under the veil is reached; a touch on the veil closes the panel."""
        super().on_touch_down(touch)
        if not self.ids.sheet.collide_point(*touch.pos):
            self.dispatch("on_close")
        return True

    def _new_group(self) -> PanelGroup:
        group = PanelGroup(m=self.m)
        self.fbind("m", group.setter("m"))
        group.bind(
            on_choice=lambda _, group_id, choice: self.dispatch("on_choice", group_id, choice)
        )
        return group
