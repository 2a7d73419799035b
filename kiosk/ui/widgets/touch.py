"""What can be touched: pressed in the next frame, dead when disabled, once per touch.

Everything on the glass that answers a finger is one of these, so that the tests can find them
all and measure them.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.presenters.views import ButtonView
from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import HOUSE


class Touchable(ButtonBehavior, Widget):
    """A place that answers a finger when it is lifted there.

    ``palette`` is what it is painted with; it follows the look.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    enabled = BooleanProperty(defaultvalue=True)
    palette = ObjectProperty(HOUSE)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        look.follow(self._repaint)
        self._repaint()

    def on_touch_down(self, touch: Any) -> bool:
        """Take the touch, and press if there is something to press."""
        if not self.collide_point(*touch.pos):
            return False
        if not self.enabled:
            return True  # nothing under a dead button is meant either
        return bool(super().on_touch_down(touch))

    def on_touch_up(self, touch: Any) -> bool:
        """Forward the touch unless the button died under the finger, or went from the glass."""
        if touch.grab_current is self and self.is_gone:
            self.let_go(touch)
            return True
        return bool(super().on_touch_up(touch))

    @property
    def is_gone(self) -> bool:
        """A finger that is lifted here now presses nothing."""
        return not self.enabled or self.get_root_window() is None

    def let_go(self, touch: Any) -> None:
        """The touch is none of ours after all: as if it had never been."""
        touch.ungrab(self)
        self.state = "normal"

    def drop(self, *_: object) -> None:
        """It means something else now: a finger that is on it pressed what was there before."""
        if self.state == "down" and self.last_touch is not None:
            self.let_go(self.last_touch)

    def _repaint(self, *_: object) -> None:
        self.palette = look.now.palette

    def show(self, view: ButtonView) -> None:
        """Take over whether a touch does anything."""
        self.enabled = view.enabled
