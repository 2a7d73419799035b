"""The staff's side of the same glass: hears the knock, and lays their screen over the guest's.

Small, for it is there from the start where a PIN is configured; the screen and its presenter are
loaded when somebody knocks for the first time.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kiosk.presenters.views import AttractView, ClosedView, View
from kiosk.ui.lettering import speak
from kiosk.ui.nameplate import Box, NamePlate

if TYPE_CHECKING:
    from kiosk.presenters.staff.presenter import StaffPresenter
    from kiosk.presenters.staff.views import StaffView


class StaffSide:
    """``stage`` is the guest's; ``open_presenter`` makes the staff's. On the screen's thread."""

    def __init__(self, stage: Any, open_presenter: Callable[[], StaffPresenter]) -> None:
        self._stage = stage
        self._open_presenter = open_presenter
        self._presenter: StaffPresenter | None = None
        self._screen: Any = None
        self._view: View | None = None
        stage.gate.also(
            NamePlate(place=self._place, mm=lambda: float(stage.m.mm(1)), held=self._knocked)
        )
        stage.gate.is_covered = lambda: self.screen is not None
        for name in ("pos", "size", "m"):
            stage.fbind(name, self._measure)

    @property
    def screen(self) -> Any:
        """What lies over the guest's side now, or None."""
        is_there = self._screen is not None and self._screen.parent is not None
        return self._screen if is_there else None

    def guest_sees(self, view: View) -> None:
        """The guest's side is another: hers comes first, so the staff's goes if hers is in use."""
        self._view = view
        if self._presenter is not None and not _is_free(view):
            self._presenter.close()
        if self.screen is not None and self._presenter is not None and self._presenter.view:
            speak(self._presenter.view.language)  # the guest's side has just spoken hers

    def tick(self) -> None:
        """Time has passed."""
        if self._presenter is not None:
            self._presenter.tick()

    def _place(self) -> Box | None:
        """The window's name, where nobody is at the glass."""
        is_free = self._view is not None and _is_free(self._view)
        if not is_free or self.screen is not None or self._stage.cover is not None:
            return None
        sign = self._stage.screen.name_sign
        if sign is None:
            return None
        wide, high = (each + 2 * self._stage.m.gap for each in sign.texture_size)
        x, y = sign.to_window(*sign.center)
        return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2

    def _knocked(self) -> None:
        self._stage.gate.let_go()  # what it lies on begins an order, and was not meant
        if self._presenter is None:
            self._presenter = self._open_presenter()
            self._presenter.render = self._show
        self._presenter.knock()

    def _show(self, view: StaffView | None) -> None:
        if view is None:
            self._take_away()
            return
        speak(view.language)
        if self._screen is None:
            made = import_module("kiosk.ui.screens.staff").StaffScreen
            self._screen = made(verbs=self._presenter)
        if self._screen.parent is None:
            self._measure()
            self._stage.add_widget(self._screen)
            self._stage.gate.settle()
        self._screen.show(view)

    def _take_away(self) -> None:
        if self.screen is not None:
            self._stage.remove_widget(self._screen)
            self._screen.forget()
            self._stage.gate.settle()
        if self._view is not None:
            speak(self._view.frame.language)

    def _measure(self, *_: object) -> None:
        if self._screen is not None:
            self._screen.m = self._stage.m
            self._screen.size_hint = (None, None)
            self._screen.pos, self._screen.size = self._stage.pos, self._stage.size


def _is_free(view: View) -> bool:
    """Nobody is at the glass: no order is on it, nothing lies over it, and it does not sleep."""
    frame = view.frame
    is_free = isinstance(view, AttractView | ClosedView)
    return is_free and frame.panel is None and frame.aloud is None and frame.dark is None
