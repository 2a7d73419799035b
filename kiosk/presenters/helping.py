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
from kiosk.presenters.patience import Patience
from kiosk.presenters.visit import Call, Visit
from kiosk.services.status import WindowStatus

_SCREENS: dict[type, HelpScreen] = {
    Attract: HelpScreen.ATTRACT,
    Browsing: HelpScreen.MENU,
    Choosing: HelpScreen.DRINK,
    Reviewing: HelpScreen.BASKET,
    ShowingNumber: HelpScreen.NUMBER,
}


class Helping:
    """The panel's one brass button. What it brings belongs to the visit and goes with it."""

    errands: Errands | None
    _new_key: Callable[[], str]
    _page: Page
    _panel: PanelKind | None
    _patience: Patience
    _visit: Visit

    def act_in_panel(self) -> None:
        """Call the bartender; while one call is on its way there is no other. From the wishes on
        to the table of allergens.
        """
        if self._panel is PanelKind.WISHES:
            self._panel = PanelKind.TABLE
            self._show()
            return
        call = self._visit.call
        is_calling = call is not None and call.standing.stand is HelpStand.SENDING
        if self._panel is not PanelKind.HELP or self.errands is None or is_calling:
            return
        wanted = HelpWanted(
            key=self._new_key(),
            screen=HelpScreen.CLOSED if self._stands_closed else _SCREENS[type(self._page)],
            language=self._visit.language,
            number=self._page.order.number if isinstance(self._page, ShowingNumber) else None,
        )
        sending = HelpStanding(wanted.key, HelpStand.SENDING)
        self._visit = replace(self._visit, call=Call(sending))
        self._show()
        self.errands.call(wanted, lambda answer: self._called(wanted.key, answer))

    # -- inside -------------------------------------------------------------------------------

    def _called(self, key: str, answer: HelpStanding) -> None:
        """The desk's answer; she may have gone meanwhile, then it is nobody's."""
        call = self._visit.call
        if call is not None and call.standing.key == key:
            self._visit = replace(self._visit, call=Call(answer, again=answer.key != key))
            self._show()

    def _hear_of_help(self, status: WindowStatus) -> None:
        """What is known of her call now."""
        call, told = self._visit.call, status.help
        if call is None or told is None or told.key != call.standing.key or told == call.standing:
            return
        if told.stand is HelpStand.SEEN:
            self._patience.touched()  # she has waited for him, not the kiosk for her
        self._visit = replace(self._visit, call=replace(call, standing=told))

    @property
    def _awaits_help(self) -> bool:
        """Nobody has said yet that he is coming: she stands here and touches nothing."""
        call = self._visit.call
        return call is not None and call.standing.stand is not HelpStand.SEEN

    @property
    def _stands_closed(self) -> bool:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError
