"""The colours the glass has now. Whatever is painted follows them at once.

In kv: ``#:import look kiosk.ui.look``, then ``look.now.ink``. In Python: read ``look.now`` when
painting, and ``look.follow(self._repaint)`` to be told. Only on the screen's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.ui.palette import COLOURS, HIGH_CONTRAST, HOUSE, LINES, Palette, dimmed


class Look(EventDispatcher):
    """The palette in use, colour by colour.

    ``light`` (0 to 1) is how much of its light the glass gives; ``tint`` is the same for
    pictures, which are multiplied by it. ``palette`` changes after all colours have.
    """

    ground = ObjectProperty(HOUSE.ground)
    panel = ObjectProperty(HOUSE.panel)
    raised = ObjectProperty(HOUSE.raised)
    ink = ObjectProperty(HOUSE.ink)
    second = ObjectProperty(HOUSE.second)
    action = ObjectProperty(HOUSE.action)
    lettering = ObjectProperty(HOUSE.lettering)
    ready = ObjectProperty(HOUSE.ready)
    trouble = ObjectProperty(HOUSE.trouble)
    pressed = ObjectProperty(HOUSE.pressed)
    edge = ObjectProperty(HOUSE.edge)
    rule = ObjectProperty(HOUSE.rule)
    faint = ObjectProperty(HOUSE.faint)
    border = ObjectProperty(HOUSE.border)
    veil = ObjectProperty(HOUSE.veil)
    clear = ObjectProperty(HOUSE.clear)
    plain = BooleanProperty(defaultvalue=False)
    tint = ObjectProperty((1.0, 1.0, 1.0, 1.0))
    light = NumericProperty(1.0)
    palette = ObjectProperty(HOUSE)

    def __init__(self, standard: Palette = HOUSE) -> None:
        super().__init__()
        self._standard = standard
        self._high_contrast = False
        self._put()

    def use(self, *, high_contrast: bool) -> None:
        """The theme's own colours, or those for eyes that see badly."""
        if high_contrast != self._high_contrast:
            self._high_contrast = high_contrast
            self._put()

    def shine(self, light: float) -> None:
        """Give so much light (0 to 1)."""
        if light != self.light:
            self.light = light
            self._put()

    def _put(self) -> None:
        palette = HIGH_CONTRAST if self._high_contrast else self._standard
        if self.light < 1:
            palette = dimmed(palette, self.light)
        for name in (*COLOURS, *LINES, "plain"):
            setattr(self, name, getattr(palette, name))
        self.tint = dimmed(_WHITE, self.light).ink
        self.palette = palette


_WHITE = HIGH_CONTRAST

now = Look()
"""The look of the stage built last: there is one in a window."""


def begin(standard: Palette = HOUSE) -> Look:
    """A new look, for a new stage: what is built from now on follows this one."""
    global now  # noqa: PLW0603 - what kv reads; one stage lives in one window
    now = Look(standard)
    return now


def follow(repaint: Callable[..., Any]) -> None:
    """Call a widget's method whenever the colours have changed; forgotten with the widget."""
    now.bind(palette=repaint)
