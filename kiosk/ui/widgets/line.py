"""A line of the basket: the drink, what was changed, how many, what it costs."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import BasketLineView
from kiosk.ui.metrics import Metrics

_BETWEEN = " · "


class BasketLine(BoxLayout):
    """Dispatches ``on_step`` with -1 or +1, and ``on_remove``."""

    m = ObjectProperty(Metrics(), rebind=True)
    line = NumericProperty(0)
    wanted = NumericProperty(0)  # pixels of height the list would give it
    least = NumericProperty(0)  # pixels of height it has, whatever its words need
    bare = BooleanProperty(defaultvalue=False)
    narrow = BooleanProperty(defaultvalue=False)
    name = StringProperty("")
    changes = StringProperty("")
    allergens = StringProperty("")
    trouble = StringProperty("")
    price = StringProperty("")
    __events__ = ("on_step", "on_remove")

    def show_line(self, view: BasketLineView) -> None:
        """Take over a line."""
        self.line = view.line
        self.name = view.name
        self.changes = _BETWEEN.join(view.changes)
        self.allergens = view.allergens
        self.trouble = view.trouble
        self.price = view.price
        self.ids.picture.picture = view.picture
        self.ids.stepper.show(count=view.quantity, fewer=view.fewer, more=view.more)
        self.ids.away.show(view.remove)

    def on_step(self, step: int) -> None:
        """One fewer or one more."""

    def on_remove(self, *_: Any) -> None:
        """The whole line away."""
