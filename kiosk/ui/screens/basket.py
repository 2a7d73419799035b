"""The basket, and the one brass button that orders it."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.presenters.views import BasketView
from kiosk.ui.screens.base import GuestScreen, fill_with
from kiosk.ui.widgets.line import BasketLine

_LINES = 5  # so many are seen without scrolling where the glass has room for them
_MOST_HIGH = 360  # units: a line that has room shows its drink large, and still reads as a line
_FEW_HIGH = {1: 600, 2: 450}  # the same for as few on a standing glass: most orders are one drink


class BasketScreen(GuestScreen):
    """While the order is being placed the screen is busy: it stands, and answers nothing."""

    title = StringProperty("")
    empty = StringProperty("")
    total_label = StringProperty("")
    total = StringProperty("")
    pay = StringProperty("")
    age = StringProperty("")
    keep = StringProperty("")
    busy = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.scroller.fbind("height", self._share_height)
        self.fbind("m", self._share_height)

    def entered(self) -> None:
        """The lines are read from the first on."""
        self.ids.scroller.to_top()

    def begin_anew(self) -> None:
        """Begin at the first line, with nothing held or advised."""
        self.ids.scroller.to_top()
        self.ids.order.begin_anew()

    def render(self, view: BasketView) -> None:
        """Draw the view."""
        self.title = view.title
        self.empty = view.empty
        self.total_label = view.total_label
        self.total = view.total
        self.pay = view.pay
        self.age = view.age
        self.keep = view.keep
        self.ids.side.says(view.pay, view.age)
        self.busy = view.busy
        self.ids.order.meaning = tuple(
            (line.line, line.quantity, line.price, line.trouble) for line in view.lines
        )
        self.ids.order.show(view.order)
        self.ids.back.show(view.back)
        fill_with(self.ids.lines, view.lines, make=self._new_line, show=BasketLine.show_line)
        self._share_height()

    def on_touch_down(self, touch: Any) -> bool:
        """Answer nothing while busy, whatever the buttons say."""
        if self.busy and self.collide_point(*touch.pos):
            return True
        return bool(super().on_touch_down(touch))

    def _share_height(self, *_: object) -> None:
        for line in self.ids.lines.children:
            line.wanted = self._line_height()

    def _line_height(self) -> float:
        """Few lines share the room of the many."""
        lines = max(1, min(_LINES, len(self.ids.lines.children)))
        few = _FEW_HIGH if self.m.portrait and not (self.m.large or self.m.low) else {}
        most = float(self.m.px(few.get(lines, _MOST_HIGH)))
        return min(most, self.ids.scroller.height // lines)

    def _new_line(self) -> BasketLine:
        line = BasketLine(m=self.m, wanted=self._line_height())
        self.fbind("m", line.setter("m"))
        line.bind(on_step=lambda touched, step: self.verbs.change_quantity(touched.line, step))
        line.bind(on_remove=lambda touched: self.verbs.remove_line(touched.line))
        return line
