"""The question asked of a guest who has gone quiet, over whatever screen she left."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from kiosk.presenters.views import CountdownView
from kiosk.ui.metrics import Metrics


class Countdown(AnchorLayout):
    """Covers its box and everything under it; dispatches ``on_stay``."""

    m = ObjectProperty(Metrics(), rebind=True)
    text = StringProperty("")
    seconds = StringProperty("")
    part = NumericProperty(1)
    __events__ = ("on_stay",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._most = 1

    def show(self, view: CountdownView) -> None:
        """Take over the question and the seconds left."""
        if self.parent is None:
            self._most = max(1, view.seconds)
        self.text = view.text
        self.seconds = str(view.seconds)
        self.part = min(1.0, view.seconds / self._most)
        self.ids.stay.show(view.stay)

    def on_stay(self) -> None:
        """She is still here."""

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing under the veil is reached."""
        super().on_touch_down(touch)
        return True
