# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""A stage on the pilot's window, and what it says."""

from __future__ import annotations

from typing import Any

from kiosk.presenters.views import View
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder

SIZE = (540, 960)


class Glass:
    """A stage on the pilot's window, and what it says."""

    def __init__(self, pilot: Pilot, *, size: tuple[int, int] = SIZE) -> None:
        from kiosk.ui.stage import Stage

        self.pilot = pilot
        self.recorder = Recorder()
        self.stage: Any = Stage(verbs=self.recorder, width_mm=187.0)
        pilot.show(self.stage, size=size)

    def show(self, view: View) -> Any:
        """Put a view on the glass and let the screen settle."""
        self.stage.show(view)
        self.pilot.advance(0.4)
        return self.stage.screen

    def words(self) -> list[str]:
        """Every text that can be read, from the back to the front."""
        from kiosk.ui.widgets.numeral import Numeral
        from kiosk.ui.widgets.words import Words

        return [
            each.text
            for each in self.stage.walk()
            if isinstance(each, Words | Numeral) and each.text
        ]
