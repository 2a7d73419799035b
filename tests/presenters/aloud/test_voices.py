"""A listener is never left in silence: not by a language, and not by a voice that fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.help import HelpStand, HelpStanding
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import AttractView, MenuView
from kiosk.services.status import WindowStatus
from tests.fakes import PlainWords
from tests.presenters.aloud.test_aloud import Listener

MUTE = "This language can be read here, but not heard."


@pytest.fixture
def listener() -> Listener:
    return Listener(spoken=frozenset({"it"}))


def test_a_language_without_a_voice_is_refused_in_words_and_the_reading_goes_on(
    listener: Listener,
) -> None:
    listener.guest.read_aloud()
    listener.guest.start()
    listener.guest.choose_language("en")
    assert listener.voice.said[-1] == (f"{MUTE} The menu. La notte. 2 drinks", "it")
    assert listener.view.frame.language == "it"
    assert listener.view.frame.aloud is not None


def test_it_is_not_offered_among_the_languages_and_that_is_said(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.open_panel("languages")
    offered = [each.values for each in listener.guest._reader.script if each.values]
    assert offered == [("language", "it")]
    listener.hear("Other languages can be read here, but not heard")


def test_each_language_says_its_name_in_its_own_voice_and_greets_in_it() -> None:
    listener = Listener()
    listener.guest.read_aloud()
    listener.guest.open_panel("languages")
    listener.guest.listen(2)
    assert listener.voice.said[-1] == ("English", "en")
    listener.guest.choose_heard()
    text, language = listener.voice.said[-1]
    assert language == "en"
    assert text.startswith("Reading aloud. There are three large buttons")


def test_who_reads_a_language_without_a_voice_is_read_to_in_one_that_has_one(
    listener: Listener,
) -> None:
    listener.guest.choose_language("en")
    listener.guest.read_aloud()
    assert listener.view.frame.language == "it"
    assert listener.voice.said[-1][1] == "it"


def test_english_is_what_most_understand_who_understand_neither() -> None:
    setting = Setting(
        "Finestra 43",
        {code: PlainWords() for code in ("ja", "it", "en")},
        spoken=frozenset({"it", "en"}),
    )
    listener = Listener(spoken=setting.spoken)
    listener.guest._setting = setting
    listener.guest.choose_language("ja")
    listener.guest.read_aloud()
    assert listener.view.frame.language == "en"


def test_where_nothing_can_be_spoken_nothing_is_said_to_be_on(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest._visit = replace(listener.guest._visit, language="en")
    listener.guest.touched()
    listener.guest.open_panel("help")
    assert listener.view.frame.aloud is None
    assert not listener.view.frame.reading.aloud
    assert listener.voice.said[-1] == ("Reading aloud has ended.", "it")


def test_a_voice_that_fails_ends_the_reading_says_so_on_the_glass_and_calls_the_bartender(
    listener: Listener,
) -> None:
    listener.guest.read_aloud()
    listener.guest.start()
    listener.voice.trouble = "aplay: no device"
    listener.wait(0.25)
    frame = listener.view.frame
    assert frame.aloud is None
    assert not frame.reading.aloud
    assert frame.remark == "Reading aloud has failed."
    assert frame.panel is not None
    assert frame.panel.kind == PanelKind.HELP
    assert len(listener.desk.calls) == 1
    wanted, reply = listener.desk.calls[0]
    reply(HelpStanding(wanted.key, HelpStand.SENT))
    assert listener.view.frame.notice == "The bartender has been called"
    assert isinstance(listener.view, MenuView), "her screen stays as it was, under it"
    listener.wait(0.25)
    assert len(listener.desk.calls) == 1


def test_a_glass_that_takes_no_touch_in_the_rain_says_so(listener: Listener) -> None:
    listener.guest.flooded()
    assert listener.voice.said == []
    listener.guest.read_aloud()
    listener.guest.flooded()
    assert listener.voice.said[-1] == ("Please wipe the screen", "it")


def test_a_bartender_who_is_coming_already_is_not_called_again(listener: Listener) -> None:
    listener.guest.start()
    listener.guest.open_panel("help")
    listener.guest.act_in_panel()
    listener.guest.close_panel()
    listener.guest.read_aloud()
    listener.voice.trouble = "espeak-ng does not start"
    listener.wait(0.25)
    assert listener.view.frame.aloud is None
    assert len(listener.desk.calls) == 1


def test_a_voice_that_failed_somebody_else_is_tried_anew(listener: Listener) -> None:
    listener.voice.trouble = "it was busy"
    listener.guest.touched()
    listener.guest.status_changed(WindowStatus(is_open=True))
    assert isinstance(listener.view, AttractView)
    assert listener.desk.calls == []
    listener.voice.trouble = ""
    listener.guest.read_aloud()
    listener.wait(0.25)
    assert listener.view.frame.aloud is not None
