"""The verbs of a guest who has the screen read to her."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from kiosk.presenters.aloud.reader import AloudReader
from kiosk.presenters.patience import LISTENING_S, Patience
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import View
from kiosk.presenters.visit import Visit


class Voice(Protocol):
    """Who speaks; both return at once."""

    def say(self, text: str, language: str) -> None:
        """Say this now, instead of what is being said."""

    def hush(self) -> None:
        """Say no more."""


class Listening:
    """Reads every view of a guest who wants it, and turns *choose* into the verb it stands for.

    Without a ``voice`` nothing is read, and the screen offers nothing of the kind.
    """

    voice: Voice | None
    _patience: Patience
    _reader: AloudReader
    _setting: Setting
    _visit: Visit

    def read_aloud(self) -> None:
        """Have the screen read, in a language that can be spoken here; once more ends it."""
        if self._visit.reading.aloud:
            self.hush()
            return
        if self.voice is not None and self._visit.language in self._setting.spoken:
            self._listens(is_on=True)

    def listen(self, step: int) -> None:
        """On, or back."""
        if self._visit.reading.aloud and self._reader.current is not None:
            self._reader.step(step, self._say)
            self._show()

    def choose_heard(self) -> None:
        """Do what the words that were read last stand for."""
        heard = self._reader.current
        if self._visit.reading.aloud and heard is not None and heard.can_be_chosen:
            self._reader.say_again()
            getattr(self, heard.verb)(*heard.values)

    def hush(self) -> None:
        """Read no more."""
        self._listens(is_on=False)

    # -- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        raise NotImplementedError

    def _listens(self, *, is_on: bool) -> None:
        reading = replace(self._visit.reading, aloud=is_on)
        self._visit = replace(self._visit, reading=reading)
        self._show()

    def _say(self, text: str) -> None:
        if self.voice is not None:
            self.voice.say(text, self._visit.language)

    def _read(self, view: View) -> View:
        """The view with what is being read of it; begins and ends the reading."""
        visit, can_speak = self._visit, self._visit.language in self._setting.spoken
        is_read = visit.reading.aloud and can_speak and self.voice is not None
        self._patience.more_s = LISTENING_S if is_read else 0.0
        if not is_read:
            self._fall_silent()
            return view
        words = self._setting.languages[visit.language]
        aloud = self._reader.follow(view, words, self._say)
        return replace(view, frame=replace(view.frame, aloud=aloud))

    def _fall_silent(self) -> None:
        if self._reader.current is not None:
            self._reader.stop()
            if self.voice is not None:
                self.voice.hush()
