"""The menu: what there is and what it costs, and the basket at its foot or side."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from kiosk.presenters.views import ChipView, MenuView, SectionView
from kiosk.ui.screens.base import GuestScreen


class MenuScreen(GuestScreen):
    """A touch on a card opens the drink, on its + takes it; the brass button goes on."""

    window_name = StringProperty("")
    summary = StringProperty("")
    total = StringProperty("")
    empty = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._sections: tuple[SectionView, ...] = ()
        self._wishes: tuple[ChipView, ...] = ()
        self.fbind("m", self._show_rail)
        self.ids.rail.fbind("width", self._show_rail)
        self.ids.foot.fbind("height", self._show_rail)

    def render(self, view: MenuView) -> None:
        """Draw the view."""
        self.window_name = view.window_name
        self.summary = view.basket.summary
        self.total = view.basket.total
        self.ids.action.show(view.basket.action)
        self.ids.back.show(view.back)
        self.ids.low_back.show(view.back)
        self.empty = view.empty
        self._sections = view.sections if len(view.sections) > 1 else ()
        self._wishes = view.wishes
        self._show_rail()
        self.ids.shelves.show(view.cards)

    def begin_anew(self) -> None:
        """Begin at the first drink."""
        self.ids.shelves.to_top()

    def _show_rail(self, *_: object) -> None:
        """The cards have as much room as can be: what goes in stands in the first row."""
        aside, rail = self.ids.aside, self.ids.rail
        under = self._wishes if self._go_under_the_name() else ()
        self.ids.spare.show((), under)
        for tabs, wishes in self._beside(() if under else self._wishes):
            aside.show(tabs, wishes)
            rail.show(
                () if tabs else self._sections,
                [each for each in self._wishes if each not in (*wishes, *under)],
            )
            if aside.natural <= rail.width - self.ids.back.width - self.m.gap:
                return

    def _go_under_the_name(self) -> bool:
        """Whether a lying glass has room for the wishes in the basket's column."""
        m = self.m
        wishes = len(self._wishes) * (m.plate + m.gap)
        bar = max(m.px(120), m.plate) + (m.plate + m.gap if m.low else m.px(144) + m.touch)
        return not m.portrait and self.ids.foot.height >= wishes + bar + m.step(6)

    def _beside(
        self, wishes: tuple[ChipView, ...]
    ) -> list[tuple[tuple[SectionView, ...], tuple[ChipView, ...]]]:
        """What may stand in the first row, the fullest first; nothing where it is hidden."""
        tabs, m = self._sections, self.m
        if m.low:
            return [((), ())]
        if m.portrait:  # the window's name stands there too
            return [((), ())] if m.large else [((), wishes[-1:] if tabs else wishes)]
        if m.large:
            return [((), ())] if wishes else [(tabs, ()), ((), ())]
        return [(tabs, wishes), ((), wishes)]
