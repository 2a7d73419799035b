"""Fewer, how many, more."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import ButtonView
from kiosk.ui.metrics import Metrics


class Stepper(BoxLayout):
    """A minus, a count and a plus; dispatches ``on_step`` with -1 or +1."""

    m = ObjectProperty(Metrics(), rebind=True)
    count = StringProperty("")
    __events__ = ("on_step",)

    def show(self, *, count: str, fewer: ButtonView, more: ButtonView) -> None:
        """Take over the count and what may be touched."""
        self.count = count
        self.ids.fewer.show(fewer)
        self.ids.more.show(more)

    def on_step(self, step: int) -> None:
        """A sign was touched."""

    def step(self, step: int, *_: Any) -> None:
        """Say which sign was touched."""
        self.dispatch("on_step", step)
