"""Says what the screen wants said: the newest, at once, and nothing that is out of date."""

from __future__ import annotations

import logging
import threading

from kiosk.ports.speech import CannotSpeak, Speaker

log = logging.getLogger(__name__)

REST_S = 1.0
"""Seconds between two looks whether to end, while nobody listens."""

AGAIN_AFTER_S = 1.0
"""Seconds until words that failed are tried once more: a device may have been busy."""


class Talker:
    """The worker between the screen and the voice. ``run`` is its thread's whole life.

    :meth:`say`, :meth:`hush` and :attr:`trouble` are for any thread and return at once.
    """

    def __init__(self, speaker: Speaker, *, again_after_s: float = AGAIN_AFTER_S) -> None:
        self._speaker = speaker
        self._again_after_s = again_after_s
        self._news = threading.Condition()
        self._next: tuple[str, str] | None = None
        self._wishes = 0
        self._trouble = ""
        self._complaint = ""

    @property
    def trouble(self) -> str:
        """Why the newest words could not be said, or ``""``: they were, or nobody knows yet."""
        return self._trouble

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
                wish = self._wishes
            if said is not None:
                self._speak(*said, wish=wish)

    def _put(self, what: tuple[str, str] | None) -> None:
        with self._news:
            self._next = what
            self._wishes += 1
            self._trouble = ""
            self._news.notify_all()
        self._speaker.hush()

    def _speak(self, text: str, language: str, *, wish: int) -> None:
        """Say it, once more if it fails; a wish that came meanwhile takes its place."""
        if not self._try(text, language):
            with self._news:
                is_old = self._news.wait_for(lambda: self._wishes != wish, self._again_after_s)
            if is_old or self._try(text, language):
                return
            with self._news:
                self._trouble = self._complaint if self._wishes == wish else ""

    def _try(self, text: str, language: str) -> bool:
        try:
            self._speaker.speak(text, language)
        except CannotSpeak as error:
            self._complain(str(error))
            return False
        self._complain("")
        return True

    def _complain(self, why: str) -> None:
        """Once when the voice is lost, once when it is back."""
        if why == self._complaint:
            return
        self._complaint = why
        if why:
            log.warning("reading aloud fails: %s", why)
        else:
            log.info("reading aloud works")
