"""The hatch, shut: what to do, who should knock, and the numbers that are ready all the same."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from kiosk.presenters.views import ClosedView
from kiosk.ui.screens.base import GuestScreen
from kiosk.ui.widgets.trim import Trim


class ClosedScreen(GuestScreen):
    """Nothing to touch: it opens by itself."""

    stands_low = stands_low_lying = True

    window_name = StringProperty("")
    title = StringProperty("")
    knock = StringProperty("")
    kept = StringProperty("")
    occasion = StringProperty("")
    seats = StringProperty("")
    seats_else = StringProperty("")
    tight = NumericProperty(0)
    sentences = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._trim = Trim(self)
        for name in ("m", "seats"):
            self.fbind(name, self._measure)
        self._measure()

    @property
    def name_sign(self) -> Any:
        """Over the hatch."""
        return self.ids.name_sign

    def _measure(self, *_: object) -> None:
        """Where there is less room the title is smaller, and the seats are told in one language.

        A standing glass has room for all.
        """
        narrow = 0 if self.m.portrait else 1 + (self.m.large or self.m.low)
        self.tight = narrow if self.seats else 0

    def render(self, view: ClosedView) -> None:
        """Draw the view."""
        self.window_name = view.window_name
        self.title = view.title
        self.knock = "\n".join(view.knock)
        self.kept = view.kept
        self.occasion = view.occasion
        self.seats = view.seats[0] if view.seats else ""
        self.seats_else = "\n".join(view.seats[1:])
        self.sentences = "\n".join(view.sentences)
        self.ids.board.view = view.board
        self.ids.texts.says(
            self.title, self.knock, self.kept, self.occasion, self.seats, self.sentences
        )
