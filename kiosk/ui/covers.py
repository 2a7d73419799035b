"""What lies over a screen and takes every touch: a panel she opened, over it the countdown, and
over all the large buttons of who has the screen read aloud, for these are read like any screen.

Built when first needed and kept. A cover veils the whole glass, and stands where her hand reaches.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.presenters.verbs import GuestVerbs
from kiosk.presenters.views import AloudView, CountdownView, FrameView, PanelView
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.aloud import AloudBoard
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.panel import Panel


class Covers:
    """The covers of one stage. ``changed`` is called when a panel has come or gone."""

    def __init__(self, stage: Any, *, verbs: GuestVerbs, changed: Callable[[], None]) -> None:
        self._stage = stage
        self._verbs = verbs
        self._changed = changed
        self._m = Metrics()
        self._countdown: Countdown | None = None
        self._panel: Panel | None = None
        self._aloud: AloudBoard | None = None

    @property
    def top(self) -> Any:
        """What lies over everything now, or None."""
        for cover in (self._aloud, self._countdown, self._panel):
            if cover is not None and cover.parent is not None:
                return cover
        return None

    def show(self, frame: FrameView) -> None:
        """Put up what this frame asks for, take away what it does not."""
        self._show_panel(frame.panel)
        self._show_countdown(frame.countdown)
        self._show_aloud(frame.aloud)

    def measure(self, m: Metrics) -> None:
        """Be as large as things are within reach."""
        self._m = m
        for cover in (self._aloud, self._countdown, self._panel):
            if cover is not None:
                cover.m = m

    def _show_panel(self, view: PanelView | None) -> None:
        if view is None:
            if self._take_away(self._panel):
                self._changed()
            return
        if self._panel is None:
            self._panel = self._new_panel()
        self._panel.show(view)
        if self._lay(self._panel):
            self._changed()

    def _show_countdown(self, view: CountdownView | None) -> None:
        if view is None:
            if self._take_away(self._countdown):
                self._changed()  # the touch that answers it presses nothing under it
            return
        if self._countdown is None:
            self._countdown = Countdown(m=self._m)
            self._countdown.bind(on_stay=lambda _: self._verbs.stay())
        self._countdown.show(view)
        self._lay(self._countdown)

    def _show_aloud(self, view: AloudView | None) -> None:
        if view is None:
            if self._take_away(self._aloud):
                self._changed()
            return
        if self._aloud is None:
            self._aloud = AloudBoard(m=self._m)
            self._aloud.bind(
                on_listen=lambda _, step: self._verbs.listen(step),
                on_choose=lambda _: self._verbs.choose_heard(),
                on_nearly=lambda _: self._verbs.touched(),
            )
        self._aloud.show(view)
        self._take_away(self._aloud)  # what came up meanwhile lies under it
        self._lay(self._aloud)

    def _new_panel(self) -> Panel:
        panel = Panel(m=self._m)
        panel.bind(
            on_choice=lambda _, group, choice: self._verbs.choose_in_panel(group, choice),
            on_action=lambda _: self._verbs.act_in_panel(),
            on_close=lambda _: self._verbs.close_panel(),
        )
        return panel

    def _lay(self, cover: Any) -> bool:
        """Lay it over the stage, now and not a frame later; says whether that was new."""
        if cover.parent is not None:
            return False
        cover.size_hint = (1, 1)
        cover.pos, cover.size = self._stage.pos, self._stage.size
        self._stage.add_widget(cover)
        return True

    def _take_away(self, cover: Any) -> bool:
        """Take it from the stage; says whether it was there."""
        if cover is None or cover.parent is None:
            return False
        self._stage.remove_widget(cover)
        return True
