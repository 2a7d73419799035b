"""What is new at the edge of the glass is heard, too: a listener cannot glance at it."""

from __future__ import annotations

from kiosk.domain.help import HelpStand, HelpStanding
from kiosk.services.status import WindowStatus
from tests.fakes import EVENING
from tests.presenters.aloud.test_aloud import Listener


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
