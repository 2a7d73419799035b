"""The colours the glass has now. Whatever is painted follows them at once.

In kv: ``#:import look kiosk.ui.look``, then ``look.now.ink``. In Python: read ``look.now`` when
painting, and ``look.follow(self._repaint)`` to be told. Only on the screen's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.ui.artwork import HOUSE_THEME, Theme
from kiosk.ui.palette import COLOURS, HIGH_CONTRAST, HOUSE, LINES, dimmed
from kiosk.ui.theme import FACE_NAMES


class Look(EventDispatcher):
    """The palette in use, colour by colour.

    ``light`` (0 to 1) is how much of its light the glass gives; ``tint`` is the same for
    pictures, which are multiplied by it. ``palette`` changes after all colours have. ``lively``:
    things may move by themselves where nobody orders.
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
    lively = BooleanProperty(defaultvalue=True)

    def __init__(self, theme: Theme = HOUSE_THEME) -> None:
        super().__init__()
        self.theme = theme
        """Its type, its artwork, and how it writes the window's name."""
        self._high_contrast = False
        self._put()

    @property
    def name_font(self) -> str:
        """The font of the window's name."""
        return FACE_NAMES[self.theme.name_style.face]

    def written(self, name: str) -> str:
        """The window's name as it stands on the glass."""
        return self.theme.name_style.written(name)

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
        palette = HIGH_CONTRAST if self._high_contrast else self.theme.palette
        if self.light < 1:
            palette = dimmed(palette, self.light)
        for name in (*COLOURS, *LINES, "plain"):
            setattr(self, name, getattr(palette, name))
        self.tint = dimmed(_WHITE, self.light).ink
        self.palette = palette


_WHITE = HIGH_CONTRAST

now = Look()
"""The look of the stage built last: there is one in a window."""


def begin(theme: Theme = HOUSE_THEME) -> Look:
    """A new look, for a new stage: what is built from now on follows this one."""
    global now  # noqa: PLW0603 - what kv reads; one stage lives in one window
    now = Look(theme)
    return now


def follow(repaint: Callable[..., Any]) -> None:
    """Call a widget's method whenever the colours have changed; forgotten with the widget."""
    now.bind(palette=repaint)
