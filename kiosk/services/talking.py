"""Says what the screen wants said: the newest, at once, and nothing that is out of date."""

from __future__ import annotations

import logging
import threading

from kiosk.ports.speech import CannotSpeak, Speaker

log = logging.getLogger(__name__)

REST_S = 1.0
"""Seconds between two looks whether to end, while nobody listens."""


class Talker:
    """The worker between the screen and the voice. ``run`` is its thread's whole life.

    :meth:`say` and :meth:`hush` may be called from any thread and return at once.
    """

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._news = threading.Condition()
        self._next: tuple[str, str] | None = None
        self._complaint = ""

    def say(self, text: str, language: str) -> None:
        """Say this now, instead of what is being said."""
        self._put((text, language))

    def hush(self) -> None:
        """Say no more."""
        self._put(None)

    def wake(self) -> None:
        """Look up, at the end of the program."""
        self._put(None)

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (call :meth:`wake` as well to end at once)."""
        while not stop.is_set():
            with self._news:
                self._news.wait_for(lambda: self._next is not None or stop.is_set(), REST_S)
                said, self._next = self._next, None
            if said is not None:
                self._speak(*said)

    def _put(self, what: tuple[str, str] | None) -> None:
        with self._news:
            self._next = what
            self._news.notify_all()
        self._speaker.hush()

    def _speak(self, text: str, language: str) -> None:
        try:
            self._speaker.speak(text, language)
        except CannotSpeak as error:
            self._complain(str(error))
            return
        self._complain("")

    def _complain(self, why: str) -> None:
        """Once when the voice is lost, once when it is back."""
        if why == self._complaint:
            return
        self._complaint = why
        if why:
            log.warning("reading aloud fails: %s", why)
        else:
            log.info("reading aloud works")
