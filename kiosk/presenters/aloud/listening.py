"""The verbs of a guest who has the screen read to her."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from kiosk.presenters.aloud.reader import AloudReader
from kiosk.presenters.aloud.spoken import sentences
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.patience import Patience
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import View
from kiosk.presenters.visit import Visit
from kiosk.presenters.words import Words

_ENGLISH = "en"


class Voice(Protocol):
    """Who speaks; all return at once."""

    @property
    def trouble(self) -> str:
        """Why the newest words could not be said, or ``""``: they were, or nobody knows yet."""

    def say(self, text: str, language: str) -> None:
        """Say this now, instead of what is being said."""

    def hush(self) -> None:
        """Say no more."""


class Listening:
    """Reads every view of a guest who wants it, and turns *choose* into the verb it stands for.

    Without a ``voice`` nothing is read, and the screen offers nothing of the kind. A guest who
    listens is never left in silence: what cannot be read is not offered to her, and a voice that
    fails calls the bartender, for she could not find the button.
    """

    voice: Voice | None
    _panel: PanelKind | None
    _heard_in: str
    _patience: Patience
    _reader: AloudReader
    _remark: str
    _setting: Setting
    _visit: Visit

    def read_aloud(self) -> None:
        """Have the screen read, in a language that can be spoken here; once more ends it."""
        if self._visit.reading.aloud:
            self.hush()
        elif self.voice is not None and self._setting.spoken:
            if self._visit.language not in self._setting.spoken:
                self._visit = replace(self._visit, language=self._best_spoken())
            self._listens(is_on=True)

    def listen(self, step: int) -> None:
        """On, or back."""
        if self._visit.reading.aloud and self._reader.current is not None:
            self._reader.step(step, self._words, self._say)
            self._show()

    def choose_heard(self) -> None:
        """Do what the words that were read last stand for."""
        heard = self._reader.current
        if not self._visit.reading.aloud or heard is None:
            return
        if heard.can_be_chosen:
            self._reader.say_again()
            getattr(self, heard.verb)(*heard.values)
        else:
            self._reader.refuse(self._words, self._say)

    def hush(self) -> None:
        """Read no more."""
        self._listens(is_on=False)

    def flooded(self) -> None:
        """The glass asks to be wiped: a hand that gets no answer must hear why."""
        if self._visit.reading.aloud:
            self._reader.say_again()
            self._say(self._words.tr("Please wipe the screen"))

    # -- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        raise NotImplementedError

    def _call_bartender(self) -> None:
        raise NotImplementedError

    @property
    def _words(self) -> Words:
        return self._setting.languages[self._visit.language]

    def _best_spoken(self) -> str:
        """The language to read in to somebody whose own has no voice."""
        spoken = [each for each in self._setting.languages if each in self._setting.spoken]
        return _ENGLISH if _ENGLISH in spoken else spoken[0]

    def _listens(self, *, is_on: bool) -> None:
        reading = replace(self._visit.reading, aloud=is_on)
        self._visit = replace(self._visit, reading=reading)
        self._show()

    def _say(self, text: str, language: str = "") -> None:
        if self.voice is not None:
            self.voice.say(text, language or self._visit.language)

    def _would_silence(self, language: str) -> bool:
        """She listens, and there is no voice for it: then she is told so, and nothing changes."""
        if not self._visit.reading.aloud or language in self._setting.spoken:
            return False
        heard, say = self._reader.current, self._words.tr
        why = say("This language can be read here, but not heard.")
        self._say(sentences(why, heard.text if heard else ""))
        return True

    def _heed_voice(self) -> None:
        """A voice that fails is no voice: the glass says so, and the bartender comes."""
        voice = self.voice
        if voice is None or not self._visit.reading.aloud or not voice.trouble:
            return
        self._remark = self._words.tr("Reading aloud has failed.")
        self._panel = PanelKind.HELP
        self._listens(is_on=False)
        if self._visit.call is None:
            self._call_bartender()

    def _read(self, view: View) -> View:
        """The view with what is being read of it; begins and ends the reading."""
        visit = self._visit
        can_be_read = self.voice is not None and visit.language in self._setting.spoken
        self._patience.listens = visit.reading.aloud and can_be_read
        if not self._patience.listens:
            self._end_reading()
            return self._without_reading(view)
        self._heard_in = visit.language
        aloud = self._reader.follow(view, self._words, self._say)
        return replace(view, frame=replace(view.frame, aloud=aloud))

    def _without_reading(self, view: View) -> View:
        """What cannot be done is not said to be on."""
        if not self._visit.reading.aloud:
            return view
        reading = replace(self._visit.reading, aloud=False)
        self._visit = replace(self._visit, reading=reading)
        return replace(view, frame=replace(view.frame, reading=reading))

    def _end_reading(self) -> None:
        """Nobody is left to wonder whether there is more to come."""
        if self._reader.current is None:
            return
        self._reader.stop()
        words = self._setting.languages[self._heard_in]
        self._say(words.tr("Reading aloud has ended."), self._heard_in)
