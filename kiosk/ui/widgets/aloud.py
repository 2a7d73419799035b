"""Reading aloud: what is being said, and three large buttons that a hand finds without eyes."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.views import AloudView
from kiosk.ui.metrics import Metrics


class AloudBoard(FloatLayout):
    """Covers the glass: back, choose and on fill its lower part, from edge to edge.

    Dispatches ``on_listen`` with -1 or 1, with 0 for a touch anywhere else or a hold given up
    too soon (say it again), and ``on_choose``. A dead button answers too: with words, not with
    silence. ``on_nearly`` comes a moment before a hold is over.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    text = StringProperty("")
    place = StringProperty("")
    hold = BooleanProperty(defaultvalue=False)
    __events__ = ("on_listen", "on_choose", "on_nearly")

    def show(self, view: AloudView) -> None:
        """Take over what is said and what the buttons do."""
        if view.text != self.text:  # what was heard when the finger came is not there any more
            self.ids.tap.drop()
            self.ids.held.drop()
        self.text = view.text
        self.place = view.place
        self.hold = view.hold
        self.ids.back.show(view.previous)
        self.ids.on.show(view.following)
        self.ids.tap.show(view.choose)
        self.ids.held.show(view.choose)

    def on_listen(self, step: int) -> None:
        """Another thing is to be heard."""

    def on_choose(self) -> None:
        """What was heard is chosen."""

    def on_nearly(self) -> None:
        """What was heard will be chosen, if the finger stays a moment more."""

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing under it is reached; a hand that searches hears where it is."""
        under = [each for each in self._buttons() if each.collide_point(*touch.pos)]
        if under and under[0].enabled:
            super().on_touch_down(touch)
        elif under:
            self._answer(under[0])
        else:
            self.dispatch("on_listen", 0)
        return True

    def _buttons(self) -> tuple[Any, ...]:
        ids = self.ids
        return ids.back, ids.on, (ids.held if self.hold else ids.tap)

    def _answer(self, dead: Any) -> None:
        """She cannot see that it is dead."""
        if dead is self.ids.back:
            self.dispatch("on_listen", -1)
        elif dead is self.ids.on:
            self.dispatch("on_listen", 1)
        else:
            self.dispatch("on_choose")
