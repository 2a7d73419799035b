"""The board: which numbers are ready, large, the newest first; which are being made, smaller."""

from __future__ import annotations

from kivy.properties import (
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import BoardView
from kiosk.ui.metrics import Metrics


class BoardColumn(BoxLayout):
    """A title, and numbers as large as they all go in.

    ``room`` is the height it may ask for, ``wanted`` what it asks for.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    title = StringProperty("")
    numbers = ListProperty([])
    more = StringProperty("")
    newest = StringProperty("")
    sizes = ListProperty([10])
    color = ColorProperty(None, allownone=True)
    room = NumericProperty(0)
    wanted = NumericProperty(0)
    used = NumericProperty(0)

    def no_larger(self, sizes: list[int], other: float) -> list[int]:
        """Those of the sizes that do not outshine the other column's; the least at any rate."""
        return [size for size in sizes if size <= other or not other] or sizes[-1:]


class Board(BoxLayout):
    """Two columns of numbers under a brass rule; empty columns show nothing.

    ``wanted`` is the height it asks for where it may have ``room``: in less the numbers are
    smaller. ``usual`` is that of one row: left free for it, nothing moves when one is ready.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    view = ObjectProperty(BoardView(), rebind=True)
    room = NumericProperty(0)
    inside = NumericProperty(0)
    wanted = NumericProperty(0)
    usual = NumericProperty(0)
