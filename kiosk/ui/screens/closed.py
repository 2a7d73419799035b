"""The hatch, shut: what to do, who should knock, and the numbers that are ready all the same."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from kiosk.presenters.views import ClosedView
from kiosk.ui.screens.base import GuestScreen
from kiosk.ui.widgets.trim import Trim


class ClosedScreen(GuestScreen):
    """Nothing to touch: it opens by itself."""

    stands_low = True

    window_name = StringProperty("")
    title = StringProperty("")
    knock = StringProperty("")
    kept = StringProperty("")
    sentences = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._trim = Trim(self)

    def render(self, view: ClosedView) -> None:
        """Draw the view."""
        self.window_name = view.window_name
        self.title = view.title
        self.knock = "\n".join(view.knock)
        self.kept = view.kept
        self.sentences = "\n".join(view.sentences)
        self.ids.board.view = view.board
