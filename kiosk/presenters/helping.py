"""The guest calls the bartender, and learns what became of it wherever she goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.help import HelpScreen, HelpStand, HelpStanding, HelpWanted
from kiosk.presenters.errands import Errands
from kiosk.presenters.pages import (
    Attract,
    Browsing,
    Choosing,
    Page,
    PanelKind,
    Reviewing,
    ShowingNumber,
)
from kiosk.presenters.patience import HELP_S, SEEN_S, Patience
from kiosk.presenters.visit import Call, Reading, Visit
from kiosk.services.status import WindowStatus

_SCREENS: dict[type, HelpScreen] = {
    Attract: HelpScreen.ATTRACT,
    Browsing: HelpScreen.MENU,
    Choosing: HelpScreen.DRINK,
    Reviewing: HelpScreen.BASKET,
    ShowingNumber: HelpScreen.NUMBER,
}

ANSWERED_WITHIN_S = 12.0
"""Seconds until she is told that nobody knows. Whoever can answer does so in half of them."""


class Helping:
    """The panel's one brass button. What it brings belongs to the visit and goes with it."""

    errands: Errands | None
    _monotonic: Callable[[], float]
    _new_key: Callable[[], str]
    _page: Page
    _panel: PanelKind | None
    _patience: Patience
    _visit: Visit

    def act_in_panel(self) -> None:
        """Call the bartender; from the wishes on to the table of allergens."""
        if self._panel is PanelKind.WISHES:
            self._panel = PanelKind.TABLE
            self._show()
        elif self._panel is PanelKind.HELP:
            self._call_bartender()

    # -- inside -------------------------------------------------------------------------------

    def _call_bartender(self) -> None:
        """While one call is on its way there is no other."""
        call = self._visit.call
        is_calling = call is not None and call.standing.stand is HelpStand.SENDING
        if self.errands is None or is_calling:
            return
        wanted = HelpWanted(
            key=self._new_key(),
            screen=HelpScreen.CLOSED if self._stands_closed else _SCREENS[type(self._page)],
            language=self._visit.language,
            number=self._page.order.number if isinstance(self._page, ShowingNumber) else None,
        )
        sending = HelpStanding(wanted.key, HelpStand.SENDING)
        self._visit = replace(self._visit, call=Call(sending, since=self._monotonic()))
        self._patience.hold_on(HELP_S)
        self._show()
        self.errands.call(wanted, lambda answer: self._called(wanted.key, answer))

    def _called(self, key: str, answer: HelpStanding) -> None:
        """The desk's answer; she may have gone meanwhile, then it is nobody's."""
        call = self._visit.call
        if call is not None and call.standing.key == key:
            call = replace(call, standing=answer, again=answer.key != key)
            self._visit = replace(self._visit, call=call)
            self._show()

    def _hear_of_help(self, status: WindowStatus) -> None:
        """What is known of her call now."""
        call, told = self._visit.call, status.help
        if call is None or told is None or told.key != call.standing.key or told == call.standing:
            return
        if told.stand is HelpStand.SEEN:
            self._patience.hold_on(SEEN_S if self._has_made_herself_at_home else 0)
        self._visit = replace(self._visit, call=replace(call, standing=told))

    def _stop_waiting_for_an_answer(self) -> None:
        """Nobody said what became of her call: that is what she is told. A late answer counts."""
        call = self._visit.call
        if call is None or call.standing.stand is not HelpStand.SENDING:
            return
        if self._monotonic() - call.since >= ANSWERED_WITHIN_S:
            standing = replace(call.standing, stand=HelpStand.UNKNOWN)
            self._visit = replace(self._visit, call=replace(call, standing=standing))
            self._show()

    @property
    def _has_made_herself_at_home(self) -> bool:
        """There is something to lose: a basket, or the way she reads the screen."""
        return bool(self._visit.basket.lines) or self._visit.reading != Reading()

    @property
    def _stands_closed(self) -> bool:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError
