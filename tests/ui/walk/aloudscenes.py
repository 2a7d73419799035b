"""What a guest sees who has the screen read to her: the longest of what is said on each screen."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.views import View
from kiosk.services.status import WindowStatus
from tests.fakes import SetClock
from tests.ui.walk.scenes import CLOSED, FULL, LANGUAGES, a_guest, choose_last, longest_menu

LONGEST = 3
"""Of the texts of one screen: the others are shorter and stand on the same board."""


class _Silence:
    """A voice that nobody hears."""

    trouble = ""

    def say(self, text: str, language: str) -> None: ...

    def hush(self) -> None: ...


def listened(code: str) -> dict[str, View]:
    """Each screen under the three large buttons."""
    clock = SetClock()
    guest = a_guest(code, longest_menu(), clock=clock, spoken=frozenset(LANGUAGES))
    guest.voice = _Silence()
    guest.status_changed(WindowStatus(is_open=True))
    guest.choose_language(code)
    guest.open_panel(PanelKind.READING)
    views: dict[str, View] = {"panel-reading-aloud": guest.view}
    guest.close_panel()
    guest.read_aloud()
    guest.status_changed(FULL)
    views.update(_heard("menu", guest))
    for kind in PanelKind:
        guest.open_panel(kind)
        views.update(_heard(f"panel-{kind}", guest))
        guest.close_panel()
    drink = longest_menu().sections[0].drinks[0]
    guest.open_drink(drink.drink_id)
    for group in drink.groups:
        choose_last(guest, group)
    views.update(_heard("drink", guest))
    guest.add_drink()
    guest.open_basket()
    views.update(_heard("basket", guest))
    guest.status_changed(CLOSED)
    views.update(_heard("closed", guest))
    guest.status_changed(FULL)
    clock.advance(105)
    guest.tick()
    views.update(_heard("countdown", guest))
    return views


def _heard(screen: str, guest: GuestPresenter) -> Iterator[tuple[str, View]]:
    """The views with the longest texts, and every one that asks to be held."""
    there = []
    while guest.view.frame.aloud is not None:
        there.append(guest.view)
        if not guest.view.frame.aloud.following.enabled:
            break
        guest.listen(1)
    there.sort(key=lambda view: -len(_text(view)))
    for place, view in enumerate(there):
        if place < LONGEST or (view.frame.aloud is not None and view.frame.aloud.hold):
            yield f"aloud-{screen}-{place}", view


def _text(view: View) -> str:
    return view.frame.aloud.text if view.frame.aloud is not None else ""
