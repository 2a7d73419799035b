"""The number that has just become ready, in the place of the lit drink, for some seconds."""

from __future__ import annotations

from kivy.properties import ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import CalledView
from kiosk.ui.metrics import Metrics


class Callout(BoxLayout):
    """The word, the newest number as large as there is, the others called with it below."""

    m = ObjectProperty(Metrics(), rebind=True)
    word = StringProperty("")
    number = StringProperty("")
    others = ListProperty([])
    more = StringProperty("")

    def show(self, view: CalledView | None) -> None:
        """Take over who is called; nothing while nobody is."""
        self.opacity = 0 if view is None else 1
        if view is not None:
            self.word, self.more = view.word, view.more
            self.number, *others = view.numbers
            self.others = others
