"""What is new at the edge of the glass is heard, too: a listener cannot glance at it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.help import HelpStand, HelpStanding
from kiosk.domain.menu import Availability
from kiosk.services.status import WindowStatus
from tests.fakes import EVENING, SetClock
from tests.presenters.aloud.blind import Window
from tests.presenters.aloud.test_aloud import Listener


def test_what_a_choice_brings_into_the_glass_is_heard_with_it() -> None:
    window = Window.opened(SetClock())
    guest, ears = window.presenter, window.ears
    guest.choose_language("en")
    guest.read_aloud()
    guest.show_section("senza-alcol")
    guest.open_drink("shakerato")
    guest.choose_option("latte", "latte")
    heard = len(ears.heard)
    guest.choose_option("latte", "mandorla")
    (said,) = (text for text, _ in ears.heard[heard:])
    assert said.startswith("Contains nuts. ")
    guest.back()
    guest.open_drink("shakerato")
    assert "Contains" not in ears.heard[-1][0], "what it is made of at first is read in its place"


def test_that_there_is_nothing_is_heard_at_once() -> None:
    listener = Listener()
    listener.guest.start()
    listener.guest.read_aloud()
    dry = Availability(frozenset({"chinotto"}))
    listener.guest.offer_changed(replace(listener.guest._newest, sections=(), availability=dry))
    assert "Nothing is served at this hour" in listener.voice.last


def test_what_became_of_a_call_for_help_is_heard_once_wherever_she_is() -> None:
    listener = Listener()
    listener.guest.start()
    listener.guest.read_aloud()
    listener.guest.open_panel("help")
    listener.choose("Call the bartender")
    assert "Calling the bartender" in listener.voice.last
    wanted, reply = listener.desk.calls[-1]
    reply(HelpStanding(wanted.key, HelpStand.SENT))
    assert listener.voice.last.startswith("The bartender has been called.")
    listener.guest.close_panel()
    heard = len(listener.voice.said)
    seen = HelpStanding(wanted.key, HelpStand.SEEN, EVENING)
    listener.guest.status_changed(WindowStatus(is_open=True, help=seen))
    listener.guest.status_changed(WindowStatus(is_open=True, help=seen, ready=(42,)))
    news = [text for text, _ in listener.voice.said[heard:]]
    assert len(news) == 1
    assert news[0].startswith("The bartender has seen it, 22:10.")
