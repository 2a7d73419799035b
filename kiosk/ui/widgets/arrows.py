"""The arrows that move a list, and where in it one is."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.buttons import SignButton


class Arrow(SignButton):
    """Leads up or down a list, as long as there is something."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)


class Arrows(BoxLayout):
    """Up, where one is (``text``), and down; dispatches ``on_turn`` with -1 or +1.

    ``above`` and ``below`` say how much there is either way.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    text = StringProperty("")
    above = NumericProperty(0)
    below = NumericProperty(0)
    __events__ = ("on_turn",)

    def on_turn(self, step: int) -> None:
        """An arrow was touched."""
