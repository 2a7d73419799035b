"""A box whose content may be higher than it: dragged by a finger, or moved by two arrows.

The arrows stand at the right while there is more than fits; the one that leads nowhere is gone,
so that an arrow always says that there is more.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.arrows import Arrow
from kiosk.ui.widgets.sliding import Sliding

_MOST_TURNS = 4  # a layout comes to rest in fewer
_A_STEP = 0.8  # of the box: what was last seen is still seen at the other edge


class Scroller(FloatLayout):
    """A box for one widget that says its own height (``size_hint_y`` None).

    ``do_scroll_y`` says whether it is higher than the box.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    do_scroll_y = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        self.content: Any = None
        self._narrow = False
        self._frame, self._turns = -1, 0
        self.window = Sliding(size_hint=(None, None))
        self.up = Arrow(sign="up", ringed=True)
        self.down = Arrow(sign="down", ringed=True)
        super().__init__(**kwargs)
        super().add_widget(self.window)
        self.up.bind(on_release=lambda _: self.step(-1))
        self.down.bind(on_release=lambda _: self.step(1))
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange)
        for name in ("offset", "reach"):
            self.window.fbind(name, self._point)

    def add_widget(self, widget: Any, *arguments: Any, **keywords: Any) -> None:
        """Take the content: the first widget that is given."""
        if self.content is None and widget not in (self.window, self.up, self.down):
            self.content = widget
            widget.size_hint_x = None
            self.window.add_widget(widget)
            widget.fbind("height", self._arrange)
            self._arrange()
            return
        super().add_widget(widget, *arguments, **keywords)

    def step(self, direction: int) -> None:
        """Go a boxful up or down."""
        self.window.go_to(self.window.offset + direction * self.height * _A_STEP, gently=True)

    def to_top(self) -> None:
        """Begin at the beginning: what is to be read is another thing, or by another guest."""
        self.window.go_to(0)

    def _arrange(self, *_: object) -> None:
        """At once, not a turn later: what lies in it follows its width, and it their height."""
        if self.content is None:
            return
        higher = self.content.height > self.height + 1
        aside = self.m.touch + self.m.gap if self._leaves_room(higher=higher) else 0
        self.window.m = self.m
        self.window.pos = self.pos
        self.window.size = max(1, self.width - aside), self.height
        self.content.width = self.window.width
        top = self.y + self.height  # Kivy's own top is told later than the height it follows
        self.content.pos = self.x, top - self.content.height
        self.window.reach = max(0, self.content.height - self.height) if higher else 0
        self.do_scroll_y = higher
        for arrow in (self.up, self.down):
            arrow.m = self.m
            arrow.pos = self.x + self.width - self.m.touch, self.y
        self.up.y = top - self.m.touch
        self._point()

    def _leaves_room(self, *, higher: bool) -> bool:
        """Whether the arrows have their room now.

        Words that are given less room may take a smaller size and fit, lose the arrows, grow, not
        fit, and so on: after a few turns in one frame the arrows keep their room.
        """
        if Clock.frames != self._frame:
            self._frame, self._turns = Clock.frames, 0
        if higher and not self._narrow:
            self._turns += 1
        self._narrow = higher or (self._narrow and self._turns > _MOST_TURNS)
        return self._narrow

    def _point(self, *_: object) -> None:
        """An arrow for each way that leads on."""
        offset, reach = self.window.offset, self.window.reach
        self._put(self.up, there=offset > 1)
        self._put(self.down, there=offset < reach - 1)

    def _put(self, arrow: Arrow, *, there: bool) -> None:
        if there and arrow.parent is None:
            super().add_widget(arrow)
        elif not there and arrow.parent is not None:
            super().remove_widget(arrow)
