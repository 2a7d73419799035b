"""Numbers called, boards at their fullest, and help in each of its states, in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStand, HelpStanding, HelpWanted
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import View
from kiosk.services.ordering import PlaceResult
from kiosk.services.status import WindowStatus
from tests.fakes import SetClock
from tests.ui.walk.scenes import a_guest, longest_menu

_SEEN_AT = datetime(2026, 11, 20, 22, 14, tzinfo=UTC)
_OPEN = WindowStatus(is_open=True, receipt_works=False)
_BUSY = replace(_OPEN, ready=tuple(range(869, 889)), making=tuple(range(889, 929)))


class _Desk:
    """Answers a call for help with whatever is told."""

    def __init__(self) -> None:
        self.stand = HelpStand.SENDING

    def call(self, wanted: HelpWanted, reply: Callable[[HelpStanding], None]) -> None:
        seen_at = _SEEN_AT if self.stand is HelpStand.SEEN else None
        reply(HelpStanding(wanted.key, self.stand, seen_at))

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        raise AssertionError("nobody orders here")

    def basket_opened(self) -> None: ...

    def shown(self, key: str) -> None: ...


def calls(code: str) -> dict[str, View]:
    """Twenty ready, forty being made, all of it called at once; then help, state by state."""
    clock, desk = SetClock(), _Desk()
    guest = a_guest(code, longest_menu(), clock=clock, dark_after_s=600)
    guest.errands = desk
    guest.status_changed(_OPEN)
    views: dict[str, View] = {"attract-nothing": guest.view}
    for ready in (1, 2, 4, 8):
        guest.status_changed(replace(_BUSY, ready=_BUSY.ready[:ready], making=(889,)))
        views[f"attract-{ready}-ready"] = guest.view
    clock.advance(60)
    guest.status_changed(_OPEN)
    guest.tick()
    clock.advance(601)
    guest.tick()
    views["dark"] = guest.view
    guest.touched()
    guest.status_changed(_BUSY)
    views["attract-called"] = guest.view
    views["attract-busy"] = replace(guest.view, frame=replace(guest.view.frame, called=None))
    guest.status_changed(replace(_BUSY, is_open=False))
    views["closed-called"] = guest.view
    for stand in HelpStand:
        _next_guest(guest)
        desk.stand = stand
        guest.open_panel("help")
        guest.act_in_panel()
        views[f"help-{stand}"] = guest.view
        guest.close_panel()
        views[f"menu-{stand}"] = guest.view
    return views


def _next_guest(guest: GuestPresenter) -> None:
    """The next guest, at the menu, while everybody is called."""
    guest.back()
    guest.status_changed(_OPEN)
    guest.status_changed(_BUSY)
    guest.start()
