"""Whether the guest is still here: her touches, the countdown, the glass that goes dark."""

from __future__ import annotations

from kiosk.domain.limits import Pause
from kiosk.presenters.aloud.listening import Listening
from kiosk.presenters.board import has_pages
from kiosk.presenters.callout import CallOut
from kiosk.presenters.helping import Helping
from kiosk.presenters.pages import Attract, Reviewing, ShowingNumber
from kiosk.presenters.patience import Wait
from kiosk.presenters.slumber import Slumber
from kiosk.presenters.views import View
from kiosk.presenters.visit import Visit
from kiosk.services.status import WindowStatus

NUMBER_AT_MOST_S = 15.0
"""Seconds the number stays unless *next guest* is touched: the receipt and the pager keep it."""


class Attending(Helping, Listening):
    """Waits for a guest who has gone quiet, asks her, and at last makes room for the next."""

    view: View
    status: WindowStatus
    _callout: CallOut
    _slumber: Slumber
    _starting: bool
    _turn: int
    _unspoilt: Visit

    def stay(self) -> None:
        """Still here."""
        self.touched()

    def touched(self) -> None:
        """Any touch at all: the guest is here."""
        asked = self._seconds_left() is not None or self.view.frame.dark is not None
        self._patience.touched()
        self._slumber.stir()
        if self._page == Reviewing() and self.errands is not None:
            self.errands.basket_opened()  # her finger may be on *Order*
        if asked:
            self._show()

    def tick(self) -> None:
        """Time has passed: a number dissolves, a guest who left is forgotten."""
        page = self._page
        self._heed_voice()
        self._stop_waiting_for_an_answer()
        if isinstance(page, ShowingNumber) and not self._patience.listens:
            if self._monotonic() - page.since >= self._number_at_most_s:
                self._start_again()
        elif self._is_somebody_here() and not self._is_placing():
            self._ask_who_is_quiet()
        elif self._is_dark != (self.view.frame.dark is not None):
            self._show()
        self._turn_the_board()

    # -- inside -------------------------------------------------------------------------------

    def _start_again(self) -> None:
        raise NotImplementedError

    def _is_placing(self) -> bool:
        return self._page == Reviewing(placing=True)

    def _turn_the_board(self) -> None:
        """A number has been called out for long enough, or the board has another page."""
        called = self.view.frame.called
        is_over = called is not None and not self._callout.numbers
        if is_over or (has_pages(self.status) and self._callout.turn != self._turn):
            self._show()

    def _is_somebody_here(self) -> bool:
        """More than nothing was touched: a page, a panel, or how the screen is read."""
        if not isinstance(self._page, Attract) or self._panel is not None:
            return True
        return self._visit != self._unspoilt

    @property
    def _is_dark(self) -> bool:
        """Nobody has been here for long, and nobody waits for a number."""
        if self._is_somebody_here() or self.status.ready or self.status.making:
            self._slumber.stir()
        return self._slumber.is_deep

    @property
    def _number_at_most_s(self) -> float:
        """How long the number stands: longer for who reads a panel over it."""
        if self._panel is not None and not self._patience.is_over(Wait.EMPTY_HANDED):
            return float("inf")
        return NUMBER_AT_MOST_S

    def _ask_who_is_quiet(self) -> None:
        if self._patience.is_over(self._wait):
            self._start_again()
        elif self._seconds_left() is not None:
            self._show()

    @property
    def _is_closed(self) -> bool:
        return not self.status.is_open and not self._starting

    @property
    def _stands_closed(self) -> bool:
        return self._is_closed and not isinstance(self._page, ShowingNumber)

    @property
    def _may_begin(self) -> bool:
        """The attract screen is on the glass, and leads to the menu."""
        pauses = self.status.terms.pause is not None
        return isinstance(self._page, Attract) and not self._is_closed and not pauses

    @property
    def _wait(self) -> Wait:
        if not self._visit.basket.lines:
            return Wait.EMPTY_HANDED
        waits = self._is_closed or self.status.terms.pause not in {None, Pause.TOO_LATE}
        return Wait.FOR_THE_WINDOW if waits else Wait.WITH_BASKET

    def _seconds_left(self) -> int | None:
        """Seconds of the countdown, or None while nobody need be asked."""
        is_left_alone = isinstance(self._page, Attract | ShowingNumber)
        if self._is_placing() or (is_left_alone and not self._patience.listens):
            return None
        return self._patience.seconds_left(self._wait)
