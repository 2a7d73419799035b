"""Where a listener is on the screen, and what she hears next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.presenters.aloud.news import News
from kiosk.presenters.aloud.place import Place
from kiosk.presenters.aloud.script import script_of
from kiosk.presenters.aloud.spoken import Spoken, sentences
from kiosk.presenters.views import AloudView, ButtonView, View
from kiosk.presenters.words import Words


class Say(Protocol):
    """Says a text now; without a ``language`` in hers."""

    def __call__(self, text: str, language: str = "") -> None:
        """Say it."""


class AloudReader:
    """Follows the views while they are read aloud. On the screen's thread.

    ``spoken`` are the languages that there is a voice for.
    """

    def __init__(self, spoken: frozenset[str] = frozenset()) -> None:
        self._spoken = spoken
        self.stop()

    @property
    def current(self) -> Spoken | None:
        """What was read last, or None before the first."""
        return self.script[self._at] if self.script else None

    def stop(self) -> None:
        """She listens no more."""
        self.script: tuple[Spoken, ...] = ()
        self._at = 0
        self._place: Place | None = None
        self._words: Words | None = None
        self._left: dict[Place, tuple[Spoken, int]] = {}
        self._said = ""
        self._news = News()

    def follow(self, view: View, words: Words, say: Say) -> AloudView:
        """Take over what is on the glass now, and say what is new where she is."""
        place, script = Place.of(view), script_of(view, words, self._spoken)
        first = "" if words is self._words else self._welcome(words)
        first = sentences(first, *self._news.of(view))
        if place == self._place:
            self._at = _found(script, self.script[self._at], self._at)
        else:
            first = sentences(first, self._move(place, script))
        self.script, self._place, self._words = script, place, words
        self._say(say, first)
        return self._view(words)

    def say_again(self) -> None:
        """What she is at is said after what she chose, though its words be the same."""
        self._said = ""

    def refuse(self, words: Words, say: Say) -> None:
        """*Choose* where nothing can be chosen: an ear must hear that it is dead."""
        self._say(say, words.tr("There is nothing to choose here."))

    def step(self, by: int, words: Words, say: Say) -> None:
        """On or back; at either end, what is there is said once more, and that it is the end."""
        wanted, last = self._at + by, len(self.script) - 1
        self._at = max(0, min(wanted, last))
        self._said = ""
        end = ""
        if wanted < 0:
            end = words.tr("This is the beginning.")
        elif wanted > last:
            end = words.tr("This is the end.")
        self._say(say, end)

    def _move(self, place: Place, script: tuple[Spoken, ...]) -> str:
        """Turn to another place: to its beginning, or to where she was when something came over
        it. Returns what is to be said first.
        """
        before, self._said, at = self._place, "", 0
        if before is None or not place.is_with(before):
            self._left.clear()
        elif place.depth > before.depth:
            self._left[before] = self.script[self._at], self._at
        left = self._left.pop(place, None)
        self._left = {each: was for each, was in self._left.items() if each.depth < place.depth}
        if left is not None:
            at = _found(script, *left)
        self._at = at
        is_told = before is not None and before.is_panel and at > 0
        return script[0].text if is_told else ""

    @staticmethod
    def _welcome(words: Words) -> str:
        """Once in each language: who has just found hers has understood nothing so far."""
        return words.tr(
            "Reading aloud. There are three large buttons in the lower half of the glass: "
            "at the left back, in the middle choose, at the right next."
        )

    def _say(self, voice: Say, first: str = "") -> None:
        here = self.script[self._at]
        if not first and here.text == self._said:
            return
        self._said = here.text
        if first:
            voice(sentences(first, here.text))
        else:
            voice(here.text, here.language)

    def _view(self, words: Words) -> AloudView:
        here = self.script[self._at]
        last = len(self.script) - 1
        return AloudView(
            text=here.text,
            place=words.tr("{here} of {all}", here=self._at + 1, all=last + 1),
            previous=ButtonView(words.tr("Back"), enabled=self._at > 0),
            choose=ButtonView(words.tr("Choose"), enabled=here.can_be_chosen),
            following=ButtonView(words.tr("Next"), enabled=self._at < last),
            hold=here.hold,
        )


def _found(script: Sequence[Spoken], was: Spoken, at: int) -> int:
    """Where what she was at is now, though things came and went before it; the beginning if it
    is gone: never something else that she did not hear and might choose.
    """
    same = [place for place, each in enumerate(script) if each.is_same_as(was)]
    if same:
        return min(same, key=lambda place: abs(place - at))
    is_reworded = not was.verb and at < len(script) and not script[at].verb
    return at if is_reworded else 0
