"""The glass goes dark when nobody has been here for long, and never while somebody waits."""

from __future__ import annotations

import pytest

from kiosk.presenters.scene import Setting
from kiosk.presenters.views import AttractView, MenuView
from kiosk.services.status import WindowStatus
from tests.fakes import PlainWords
from tests.presenters.visiting import OPEN, Visit

MINUTES = 30 * 60.0


def _visit(after_s: float = MINUTES) -> Visit:
    languages = {"it": PlainWords(), "en": PlainWords()}
    return Visit(setting=Setting("Finestra 43", languages, dark_after_s=after_s))


def test_nobody_for_long_makes_it_dark_and_a_touch_lights_it() -> None:
    visit = _visit()
    visit.wait(MINUTES - 1)
    assert visit.view.frame.dark is None
    visit.wait(2)
    dark = visit.view.frame.dark
    assert dark is not None
    assert (dark.name, dark.text) == ("Finestra 43", "Touch to order")
    visit.guest.touched()
    assert visit.view.frame.dark is None
    assert isinstance(visit.view, AttractView)
    visit.wait(MINUTES - 1)
    assert visit.view.frame.dark is None


def test_zero_minutes_are_never() -> None:
    visit = _visit(0)
    visit.wait(100 * MINUTES)
    assert visit.view.frame.dark is None


def test_the_wet_glass_speaks_her_language_first_and_then_everybodys() -> None:
    say = {code: PlainWords() for code in ("it", "en", "de")}
    for code, words in say.items():
        words.tr = lambda _, code=code: f"wipe-{code}"  # type: ignore[method-assign,misc]
    visit = Visit(setting=Setting("Finestra 43", say))
    assert visit.view.frame.wipe == ("wipe-it", "wipe-en", "wipe-de")
    visit.guest.choose_language("de")
    assert visit.view.frame.wipe == ("wipe-de", "wipe-it", "wipe-en")


@pytest.mark.parametrize(
    "waiting",
    [WindowStatus(is_open=True, ready=(42,)), WindowStatus(is_open=True, making=(43,))],
    ids=["ready", "being made"],
)
def test_a_number_that_somebody_waits_for_lights_it_and_keeps_it_lit(waiting: WindowStatus) -> None:
    visit = _visit()
    visit.wait(MINUTES + 1)
    visit.guest.status_changed(waiting)
    assert visit.view.frame.dark is None
    visit.wait(5 * MINUTES)
    assert visit.view.frame.dark is None
    visit.guest.status_changed(OPEN)
    visit.wait(MINUTES - 1)
    assert visit.view.frame.dark is None
    visit.wait(2)
    assert visit.view.frame.dark is not None


def test_it_does_not_go_dark_under_a_guest() -> None:
    visit = _visit(10.0)
    visit.guest.start()
    visit.wait(15)
    assert isinstance(visit.view, MenuView)
    assert visit.view.frame.dark is None


def test_a_closed_window_goes_dark_too_and_does_not_invite() -> None:
    visit = _visit()
    visit.guest.status_changed(WindowStatus(is_open=False))
    visit.wait(MINUTES + 1)
    dark = visit.view.frame.dark
    assert dark is not None
    assert dark.text == ""
