"""The wall of a played evening: drawn only when a picture of it is wanted.

A hundred scans with their red lines would keep the computer drawing for a minute, and nobody
looks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.presenters.wall import WallPresenter
from kiosk.presenters.wallviews import PagerPlace, TrayPage, WallView


class QuietWall:
    """Stands between the wall's presenter and its panel. Lives on the screen's thread."""

    def __init__(self, wall: WallPresenter) -> None:
        self.view = wall.view
        self.render: Callable[[WallView], None] = lambda _view: None
        self._wall = wall

    def scan(self, code: str) -> None:
        """A hand passes a paper or a card under the scanner."""
        self._wall.scan(code)

    def find(self, number: int) -> None:
        """A missing pager turned up."""
        self._wall.find(number)

    def turn_to(self, page: TrayPage) -> None:
        """Lay the other page of the tray on top."""
        self._wall.turn_to(page)

    def catch_up(self) -> None:
        """Draw how it stands now."""
        self._show(self._wall.view)

    def rest(self) -> None:
        """Nothing moves on it any more: what buzzes is drawn again when the next picture is due."""
        still = (
            replace(pager, place=PagerPlace.OUT) if pager.place is PagerPlace.BUZZING else pager
            for pager in self.view.pagers
        )
        self._show(replace(self.view, pagers=tuple(still)))

    def _show(self, view: WallView) -> None:
        self.view = view
        self.render(view)
