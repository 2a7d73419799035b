"""The hatch, shut: what to do, who should knock, and the numbers that are ready all the same."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.presenters.views import ClosedView
from kiosk.ui.screens.base import GuestScreen


class ClosedScreen(GuestScreen):
    """Nothing to touch: it opens by itself."""

    stands_low = True

    window_name = StringProperty("")
    title = StringProperty("")
    knock = StringProperty("")
    kept = StringProperty("")
    sentences = StringProperty("")

    def render(self, view: ClosedView) -> None:
        """Draw the view."""
        self.window_name = view.window_name
        self.title = view.title
        self.knock = "\n".join(view.knock)
        self.kept = view.kept
        self.sentences = "\n".join(view.sentences)
        self.ids.board.view = view.board
