"""The rail above the cards: the sections of the menu, and what a guest may wish to be spared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.presenters.views import ChipView, SectionView
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.widgets.buttons import WordButton
from kiosk.ui.widgets.words import width_in_two_lines, width_of

_MOST_ROWS, _MOST_LOW_ROWS = 2, 1  # of tabs: the cards want the height
_AWAY = (-9, -9)


class SectionTab(WordButton):
    """A section of the menu; the chosen one stands on a brass line.

    With a ``sign`` it says only where it stands: before or after the one beside it.
    """

    section_id = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        self._name = ""
        super().__init__(**kwargs)

    def show_tab(self, view: SectionView) -> None:
        """Take over a section."""
        self.section_id, self._name, self.chosen = view.section_id, view.name, view.chosen
        self.tell()

    def tell(self, sign: str = "") -> None:
        """Its name, or a sign in its place."""
        self.text, self.icon = ("", sign) if sign else (self._name, "")
        self.opacity = 1


class WishButton(WordButton):
    """Something to be spared: framed, and ticked when it is wished."""

    wish_id = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)

    def show_wish(self, view: ChipView) -> None:
        """Take over a wish."""
        self.wish_id, self.text, self.chosen = view.option_id, view.text, view.chosen
        self.icon = "tick" if view.chosen else ""


class Rail(Widget):
    """Tabs and wishes in as many rows as they need, each row filled.

    Where tabs would take more rows than they may, one stands for all, between two arrows.
    Dispatches ``on_section`` and ``on_wish`` with the id of what was touched.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    wanted = NumericProperty(0)  # pixels of height
    natural = NumericProperty(0)  # pixels of width, for one row with its words in large letters
    stacked = BooleanProperty(defaultvalue=False)  # each in a row of its own
    __events__ = ("on_section", "on_wish")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tabs, self._wishes = Widget(), Widget()
        self.add_widget(self._tabs)
        self.add_widget(self._wishes)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)

    def show(self, sections: Sequence[SectionView], wishes: Sequence[ChipView]) -> None:
        """Take over what stands on it."""
        fill_with(self._tabs, sections, make=self._new_tab, show=SectionTab.show_tab)
        fill_with(self._wishes, wishes, make=self._new_wish, show=WishButton.show_wish)
        self._arrange()

    @property
    def tabs(self) -> list[SectionTab]:
        """The sections, from left to right."""
        return list(reversed(self._tabs.children))

    @property
    def wishes(self) -> list[WishButton]:
        """The wishes, from left to right."""
        return list(reversed(self._wishes.children))

    def on_section(self, section_id: str) -> None:
        """A section was touched."""

    def on_wish(self, wish_id: str) -> None:
        """A wish was touched."""

    def _new_tab(self) -> SectionTab:
        tab = SectionTab(kind="bare", m=self.m, size_hint=(None, None))
        self.fbind("m", tab.setter("m"))
        tab.bind(on_release=lambda touched: self.dispatch("on_section", touched.section_id))
        return tab

    def _new_wish(self) -> WishButton:
        wish = WishButton(m=self.m, size_hint=(None, None))
        self.fbind("m", wish.setter("m"))
        wish.bind(on_release=lambda touched: self.dispatch("on_wish", touched.wish_id))
        return wish

    def _arrange(self, *_: object) -> None:
        for tab in self.tabs:
            tab.tell()
        self.natural = self._natural()
        rows = self._rows()
        pitch = self.m.plate + self.m.gap
        self.wanted = max(0, len(rows) * pitch - self.m.gap)
        for number, row in enumerate(rows):
            self._fill(row, self.top - number * pitch - self.m.plate)

    def _rows(self) -> list[list[WordButton]]:
        """All in one row if they go in; else the sections above the wishes, or more rows still."""
        tabs, wishes = self.tabs, self.wishes
        if self.stacked:
            return [[button] for button in (*tabs, *wishes)]
        if self._wide([*tabs, *wishes]) <= self.width:
            return [[*tabs, *wishes]] if tabs or wishes else []
        rows = self._broken(tabs)
        most = _MOST_LOW_ROWS if self.m.low and self.m.large else _MOST_ROWS
        return [*(rows if len(rows) <= most else [self._turner(tabs)]), *self._broken(wishes)]

    def _turner(self, tabs: Sequence[SectionTab]) -> list[WordButton]:
        """The chosen tab, and the one before and after it as arrows; they go round."""
        at = next((place for place, each in enumerate(tabs) if each.chosen), 0)
        before, here, after = tabs[at - 1], tabs[at], tabs[(at + 1) % len(tabs)]
        shown = [here, after] if before is after else [before, here, after]
        for tab in tabs:
            if tab not in shown:
                tab.pos, tab.size, tab.opacity = _AWAY, (0, 0), 0
        before.tell("left")
        after.tell("right")
        return [*shown]

    def _broken(self, buttons: Sequence[WordButton]) -> list[list[WordButton]]:
        rows: list[list[WordButton]] = []
        for button in buttons:
            if rows and self._wide([*rows[-1], button]) <= self.width:
                rows[-1].append(button)
            else:
                rows.append([button])
        return rows

    def _wide(self, row: Sequence[WordButton]) -> float:
        """The least width of a row: its words in the smaller letters."""
        return sum(map(self._least, row)) + self.m.gap * (len(row) - 1)

    def _natural(self) -> float:
        buttons = [*self.tabs, *self.wishes]
        wide = sum(map(self._wanted, buttons))
        return wide + self.m.gap * max(0, len(buttons) - 1)

    def _wanted(self, button: WordButton) -> float:
        """In one line of the larger letters, whichever it has now."""
        if not button.text:
            return self.m.touch
        words = width_of(button.text, button.font_name, self.m.type.body)
        return max(self.m.touch, words + button.pad_left + button.pad_right + 3)

    def _least(self, button: WordButton) -> float:
        """In one line; a button for larger letters is high enough for two."""
        if not button.text:
            return self.m.touch
        pads = button.pad_left + button.pad_right + 2
        size = self.m.type.small
        words = width_of(button.text, button.font_name, size)
        if self.m.large:
            words = min(words, width_in_two_lines(button.text, button.font_name, size))
        return max(self.m.touch, words + pads)

    def _fill(self, row: Sequence[WordButton], y: float) -> None:
        """In large letters if they go in; what is left over is shared equally."""
        wants = [self._wanted(each) for each in row]
        room = self.width - self.m.gap * (len(row) - 1)
        are_small = sum(wants) > room
        if are_small:
            wants = [self._least(each) for each in row]
        named = [button for button in row if button.text]
        more = max(0.0, room - sum(wants)) / max(1, len(named))
        x = self.x
        for button, want in zip(row, wants, strict=True):
            wide = min(self.width, want + (more if button.text else 0))
            # all of a row speak equally loud; larger letters have a second line for that
            button.sizes = [self.m.type.small] if are_small and not self.m.large else []
            button.pos, button.size = (round(x), y), (int(wide), self.m.plate)
            x += wide + self.m.gap
