"""A guest calls the bartender from any screen, and reads what became of it wherever she goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.help import HelpScreen, HelpStand, HelpStanding
from kiosk.presenters.attending import NUMBER_AT_MOST_S
from kiosk.presenters.helping import ANSWERED_WITHIN_S
from kiosk.presenters.patience import COUNTDOWN_S, HELP_S, IDLE_EMPTY_S, IDLE_S, SEEN_S
from kiosk.presenters.views import AttractView, ClosedView, MenuView, NumberView, PanelView
from kiosk.services.status import WindowStatus
from tests.fakes import EVENING
from tests.presenters.visiting import OPEN, Visit

SEEN_AT = EVENING + timedelta(minutes=4)


def _panel(visit: Visit) -> PanelView:
    panel = visit.view.frame.panel
    assert panel is not None
    return panel


def _call(visit: Visit) -> str:
    """She opens the panel and calls; returns the call's key."""
    visit.guest.open_panel("help")
    visit.guest.act_in_panel()
    return visit.desk.calls[-1][0].key


def _answer(visit: Visit, stand: HelpStand, key: str | None = None) -> None:
    wanted, reply = visit.desk.calls[-1]
    reply(HelpStanding(key or wanted.key, stand))


def _told(visit: Visit, key: str, stand: HelpStand) -> None:
    seen_at = SEEN_AT if stand is HelpStand.SEEN else None
    visit.guest.status_changed(
        WindowStatus(is_open=True, help=HelpStanding(key, stand, seen_at=seen_at))
    )


def test_the_panel_says_what_it_does_and_has_one_button(visit: Visit) -> None:
    visit.guest.open_panel("help")
    panel = _panel(visit)
    assert panel.text == "The bartender is behind this wall, and comes to the window if you call."
    assert panel.action is not None
    assert (panel.action.text, panel.action.enabled) == ("Call the bartender", True)
    assert visit.desk.calls == []


def test_one_touch_is_one_call_however_often_it_is_repeated_before_the_answer(
    visit: Visit,
) -> None:
    _call(visit)
    visit.guest.act_in_panel()
    visit.guest.act_in_panel()
    assert len(visit.desk.calls) == 1
    assert _panel(visit).text == "Calling the bartender…"
    assert _panel(visit).action is not None
    assert not _panel(visit).action.enabled  # type: ignore[union-attr]


def test_she_reads_that_it_was_sent_and_when_it_was_seen_on_whatever_screen_follows(
    visit: Visit,
) -> None:
    visit.guest.start()
    key = _call(visit)
    _answer(visit, HelpStand.SENDING)
    _told(visit, key, HelpStand.SENT)
    assert _panel(visit).text == "The bartender has been called, and comes as soon as possible."
    visit.guest.close_panel()
    assert isinstance(visit.view, MenuView)
    assert visit.view.frame.notice == "The bartender has been called"
    visit.guest.open_drink("negroni")
    _told(visit, key, HelpStand.SEEN)
    assert visit.view.frame.notice == "The bartender has seen it, 22:14"
    visit.guest.open_panel("help")
    assert _panel(visit).text == "The bartender has seen it, 22:14"


@pytest.mark.parametrize(
    ("stand", "text", "notice"),
    [
        (
            HelpStand.NOT_SENT,
            "The bartender could not be called. Please knock at the window.",
            "Please knock at the window",
        ),
        (
            HelpStand.UNKNOWN,
            "It is not certain that the call came through. Please knock at the window.",
            "Please knock at the window",
        ),
    ],
)
def test_what_did_not_go_out_for_certain_is_said_as_it_is(
    visit: Visit, stand: HelpStand, text: str, notice: str
) -> None:
    _call(visit)
    _answer(visit, stand)
    assert _panel(visit).text == text
    assert visit.view.frame.notice == notice


def test_a_call_that_came_through_after_all_is_said(visit: Visit) -> None:
    key = _call(visit)
    _answer(visit, HelpStand.NOT_SENT)
    _told(visit, key, HelpStand.SENT)
    assert visit.view.frame.notice == "The bartender has been called"


def test_a_second_call_soon_after_the_first_is_answered_with_the_first(visit: Visit) -> None:
    first = _call(visit)
    _answer(visit, HelpStand.SENT)
    visit.guest.act_in_panel()
    _answer(visit, HelpStand.SENT, key=first)
    assert _panel(visit).text.startswith("The bartender has already been called,")
    _told(visit, first, HelpStand.SEEN)
    assert _panel(visit).text == "The bartender has seen it, 22:14"


def test_it_goes_with_this_guest_and_not_with_the_next(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    key = _call(visit)
    _answer(visit, HelpStand.SENT)
    visit.guest.close_panel()
    assert visit.view.frame.notice == "The bartender has been called"
    visit.guest.next_guest()
    assert visit.view.frame.notice == ""
    _told(visit, key, HelpStand.SEEN)
    assert visit.view.frame.notice == ""


def test_an_answer_that_comes_after_she_has_gone_is_nobodys(visit: Visit) -> None:
    _call(visit)
    visit.wait(HELP_S + IDLE_EMPTY_S)
    assert isinstance(visit.view, AttractView)
    _answer(visit, HelpStand.SENT)
    assert visit.view.frame.notice == ""


def test_who_has_called_is_waited_for_and_has_time_to_read_the_answer(visit: Visit) -> None:
    key = _call(visit)
    _answer(visit, HelpStand.SENT)
    visit.wait(HELP_S - 1)
    assert visit.view.frame.panel is not None
    _told(visit, key, HelpStand.SEEN)
    visit.wait(IDLE_EMPTY_S - 1)
    assert _panel(visit).text == "The bartender has seen it, 22:14"
    visit.wait(2)
    assert visit.view.frame.panel is None


def test_from_the_number_screen_her_number_goes_with_the_call_and_it_stays_meanwhile(
    visit: Visit,
) -> None:
    visit.order_one()
    visit.answer(number=42)
    _call(visit)
    wanted = visit.desk.calls[-1][0]
    assert (wanted.screen, wanted.number) == (HelpScreen.NUMBER, 42)
    _answer(visit, HelpStand.SENT)
    visit.wait(HELP_S)
    assert isinstance(visit.view, NumberView)
    visit.guest.close_panel()
    visit.wait(NUMBER_AT_MOST_S - 1)
    assert isinstance(visit.view, NumberView), "she reads it now"
    visit.wait(1)
    assert isinstance(visit.view, AttractView)


def test_a_basket_is_kept_while_she_waits_and_she_is_asked_before_it_goes(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.take_drink("negroni")
    key = _call(visit)
    _answer(visit, HelpStand.SENT)
    visit.wait(HELP_S + IDLE_S - 1)
    assert visit.view.frame.countdown is None
    _told(visit, key, HelpStand.SEEN)
    visit.wait(SEEN_S + IDLE_S - 1)
    assert visit.view.frame.countdown is None
    visit.wait(1)
    countdown = visit.view.frame.countdown
    assert countdown is not None
    assert countdown.seconds == COUNTDOWN_S
    visit.guest.stay()
    visit.wait(IDLE_S)
    assert visit.view.frame.countdown is not None, "then as ever"
    visit.wait(COUNTDOWN_S)
    assert isinstance(visit.view, AttractView)


def test_a_call_that_nobody_sees_is_waited_for_long_and_then_she_is_asked_too(
    visit: Visit,
) -> None:
    visit.guest.start()
    visit.guest.take_drink("negroni")
    _call(visit)
    _answer(visit, HelpStand.SENT)
    visit.wait(HELP_S + IDLE_S)
    assert visit.view.frame.countdown is not None
    visit.wait(COUNTDOWN_S)
    assert isinstance(visit.view, AttractView)


def test_what_was_granted_to_one_guest_is_not_granted_to_the_next(visit: Visit) -> None:
    visit.guest.start()
    _call(visit)
    visit.guest.close_panel()
    visit.guest.back()
    visit.guest.start()
    visit.wait(IDLE_EMPTY_S)
    assert isinstance(visit.view, AttractView)


def test_an_answer_that_never_comes_is_an_answer_of_its_own(visit: Visit) -> None:
    _call(visit)
    visit.wait(ANSWERED_WITHIN_S - 1)
    assert _panel(visit).text == "Calling the bartender…"
    visit.wait(1)
    assert _panel(visit).text.startswith("It is not certain that the call came through.")
    assert _panel(visit).action is not None
    assert _panel(visit).action.enabled  # type: ignore[union-attr]
    _answer(visit, HelpStand.SENT)
    assert visit.view.frame.notice == "The bartender has been called", "late, it counts"


def test_every_screen_says_where_she_is(visit: Visit) -> None:
    screens = []

    def note() -> None:
        _call(visit)
        screens.append(visit.desk.calls[-1][0].screen)
        _answer(visit, HelpStand.SENT)
        visit.guest.close_panel()

    note()
    visit.guest.start()
    note()
    visit.guest.open_drink("negroni")
    note()
    visit.guest.add_drink()
    visit.guest.open_basket()
    note()
    visit.guest.status_changed(WindowStatus(is_open=False))
    assert isinstance(visit.view, ClosedView)
    note()
    assert screens == ["attract", "menu", "drink", "basket", "closed"]


def test_before_anything_is_connected_the_button_does_nothing(visit: Visit) -> None:
    visit.guest.errands = None
    visit.guest.open_panel("help")
    visit.guest.act_in_panel()
    assert visit.view.frame.notice == ""


def test_another_panels_button_calls_nobody(visit: Visit) -> None:
    visit.guest.status_changed(OPEN)
    visit.guest.open_panel("reading")
    visit.guest.act_in_panel()
    visit.guest.close_panel()
    visit.guest.act_in_panel()
    assert visit.desk.calls == []
