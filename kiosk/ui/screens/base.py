"""What all screens have in common: they draw a view and forward touches, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.loader import load_kv_of
from kiosk.ui.metrics import Metrics
from kiosk.ui.rising import Rising

Item = TypeVar("Item")


class GuestScreen(BoxLayout):
    """One screen. Built once and kept; ``render`` may be called at any time, also unseen.

    ``verbs`` is what its touches are forwarded to (kiosk.presenters.verbs.GuestVerbs).
    """

    stands_low = False  # whether all there is to touch is in the lower half as it is
    stands_low_lying = False  # the same on a lying glass

    m = ObjectProperty(Metrics(), rebind=True)
    verbs = ObjectProperty(None)

    def __init__(self, **kwargs: Any) -> None:
        load_kv_of(type(self))  # not before: the first picture needs one of them
        super().__init__(**kwargs)
        self.rising = Rising(self)

    def render(self, view: Any) -> None:
        """Draw a view, whole: nothing of the one before it stays."""
        raise NotImplementedError

    @property
    def name_sign(self) -> Any:
        """The words of the window's name as they stand on this screen, or None."""
        return None

    def begin_anew(self) -> None:
        """Another guest: what the hand of the one before did here is forgotten."""

    def entered(self) -> None:
        """The screen has come on the glass."""

    def left(self) -> None:
        """The screen has gone from the glass."""


def fill_with(
    layout: Widget,
    items: Sequence[Item],
    *,
    make: Callable[[], Any],
    show: Callable[[Any, Item], None],
) -> list[Any]:
    """Give a layout one widget for each item, keeping the widgets it has. Returns them in order.

    A widget that is not needed is kept for the next time: others are bound to it for good, so
    that each one thrown away would stay in the memory.
    """
    spare = layout.__dict__.setdefault("spare_widgets", [])
    widgets = list(reversed(layout.children))
    while len(widgets) > len(items):
        spare.append(widgets.pop())
        layout.remove_widget(spare[-1])
    while len(widgets) < len(items):
        widget = spare.pop() if spare else make()
        layout.add_widget(widget)
        widgets.append(widget)
    for widget, item in zip(widgets, items, strict=True):
        show(widget, item)
    return widgets
