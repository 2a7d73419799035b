"""Reading aloud: the newest words, at once, and a voice that fails is said once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.ports.speech import CannotSpeak
from kiosk.services.talking import Talker
from tests.e2e.waiting import until


class SlowSpeaker:
    """Speaks each text until it is hushed, unless told to be quick or dumb."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.dumb = False
        self.fails = 0
        self.quick = False
        self._hushed = threading.Event()

    def speak(self, text: str, language: str) -> None:
        if self.dumb or self.fails > 0:
            self.fails -= 1
            raise CannotSpeak("no voice")
        self._hushed.clear()
        self.begun.append(f"{language}:{text}")
        if not self.quick:
            self._hushed.wait(60)
        self.ended.append(text)

    def hush(self) -> None:
        self._hushed.set()


@contextmanager
def _at_work(speaker: SlowSpeaker, *, again_after_s: float = 0.0) -> Iterator[Talker]:
    talker, stop = Talker(speaker, again_after_s=again_after_s), threading.Event()
    thread = threading.Thread(target=talker.run, args=(stop,))
    thread.start()
    try:
        yield talker
    finally:
        stop.set()
        talker.wake()
        thread.join(60)
        assert not thread.is_alive()


def test_new_words_cut_off_the_old() -> None:
    speaker = SlowSpeaker()
    with _at_work(speaker) as talker:
        talker.say("Negroni", "it")
        until(lambda: speaker.begun == ["it:Negroni"], "the first words")
        talker.say("Americano", "it")
        until(lambda: speaker.begun[1:] == ["it:Americano"], "the next words")
        assert speaker.ended == ["Negroni"]


def test_hushed_nothing_more_is_said() -> None:
    speaker = SlowSpeaker()
    with _at_work(speaker) as talker:
        talker.say("Negroni", "it")
        until(lambda: speaker.begun != [], "the words")
        talker.hush()
        until(lambda: speaker.ended == ["Negroni"], "silence")
    assert speaker.begun == ["it:Negroni"]


def test_a_voice_that_fails_is_said_once_and_once_when_it_is_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    speaker = SlowSpeaker()
    speaker.dumb, speaker.quick = True, True

    def lines() -> list[str]:
        return [each.getMessage() for each in caplog.records if "aloud" in each.getMessage()]

    with _at_work(speaker) as talker:
        talker.say("one", "it")
        until(lambda: len(lines()) == 1, "the complaint")
        talker.say("two", "it")
        speaker.dumb = False
        until(lambda: talker.say("three", "it") or speaker.begun != [], "the voice")
        until(lambda: len(lines()) == 2, "the relief")
    assert lines() == ["reading aloud fails: no voice", "reading aloud works"]


def test_words_that_fail_once_are_said_again_and_there_is_no_trouble() -> None:
    speaker = SlowSpeaker()
    speaker.fails, speaker.quick = 1, True
    with _at_work(speaker) as talker:
        talker.say("Negroni", "it")
        until(lambda: speaker.ended == ["Negroni"], "the words")
        assert talker.trouble == ""


def test_words_that_fail_twice_are_a_trouble_until_others_are_wanted() -> None:
    speaker = SlowSpeaker()
    speaker.fails, speaker.quick = 2, True
    with _at_work(speaker) as talker:
        talker.say("Negroni", "it")
        until(lambda: talker.trouble == "no voice", "the trouble")
        talker.say("Americano", "it")
        until(lambda: speaker.ended == ["Americano"], "the next words")
        assert talker.trouble == ""


def test_new_words_do_not_wait_for_old_ones_that_failed() -> None:
    speaker = SlowSpeaker()
    speaker.fails, speaker.quick = 1, True
    with _at_work(speaker, again_after_s=600.0) as talker:
        talker.say("Negroni", "it")
        until(lambda: speaker.fails == 0, "the failure")
        talker.say("Americano", "it")
        until(lambda: speaker.ended == ["Americano"], "the next words")


def test_it_ends_at_once_though_words_wait_to_be_tried_again() -> None:
    speaker = SlowSpeaker()
    speaker.dumb = True
    with _at_work(speaker, again_after_s=600.0) as talker:
        talker.say("Negroni", "it")
        until(lambda: speaker.fails < 0, "the failure")
