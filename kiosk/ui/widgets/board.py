"""The board: which numbers are ready, large; which are being made, small."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import BoardView
from kiosk.ui.metrics import Metrics

_APART = "   "  # between two numbers of a list


class BoardColumn(BoxLayout):
    """A title, and numbers as large as they all go in."""

    m = ObjectProperty(Metrics(), rebind=True)
    title = StringProperty("")
    numbers = StringProperty("")
    sizes = ListProperty([10])
    color = ColorProperty(None, allownone=True)


class Board(BoxLayout):
    """Two columns of numbers under a brass rule; empty columns show nothing."""

    m = ObjectProperty(Metrics(), rebind=True)
    view = ObjectProperty(BoardView(), rebind=True)
    stacked = BooleanProperty(defaultvalue=False)

    def numbers(self, numbers: tuple[str, ...]) -> str:
        """A list of numbers as it is read."""
        return _APART.join(numbers)
