# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""A guest who touches the real screens, before the real presenter and a desk that waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.presenters.guest import GuestPresenter
from kiosk.ui.widgets.hold import HOLD_S
from tests.presenters.visiting import HeldErrands, Visit
from tests.ui.pilot import Pilot

SIZE, WIDTH_MM = (540, 960), 187.0


@dataclass
class Stranger:
    """Touches what she sees, and reads what stands there."""

    pilot: Pilot
    stage: Any
    visit: Visit

    @classmethod
    def before_the_glass(cls, pilot: Pilot, visit: Visit) -> Stranger:
        """The first screen is on a glass of the usual size."""
        from kiosk.ui.stage import Stage

        stage: Any = Stage(verbs=visit.guest, width_mm=WIDTH_MM)
        pilot.show(stage, size=SIZE)
        visit.guest.render = stage.show
        stage.show(visit.view)
        pilot.advance(0.4)
        return cls(pilot, stage, visit)

    @property
    def presenter(self) -> GuestPresenter:
        return self.visit.guest

    @property
    def desk(self) -> HeldErrands:
        return self.visit.desk

    @property
    def ids(self) -> Any:
        """The parts of the screen that is seen."""
        return self.stage.screen.ids

    def taps(self, widget: Any) -> None:
        self.pilot.tap(widget)
        self.pilot.advance(0.4)

    def holds(self, widget: Any) -> None:
        self.pilot.hold(widget, HOLD_S + 0.3)
        self.pilot.advance(0.3)

    def is_served(self) -> None:
        """The desk has placed it."""
        self.visit.answer()
        self.pilot.advance(0.4)

    def card(self, drink_id: str) -> Any:
        return next(each for each in self.ids.shelves.cards if each.drink_id == drink_id)

    def plus(self, drink_id: str) -> Any:
        return self.card(drink_id).plus

    def reads(self, text: str) -> bool:
        """Whether it stands anywhere on the glass."""
        from kiosk.ui.widgets.numeral import Numeral
        from kiosk.ui.widgets.words import Words

        return any(
            isinstance(each, Words | Numeral) and text in each.text and each.opacity > 0
            for each in self.stage.walk(restrict=True)
        )
