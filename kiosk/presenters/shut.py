"""The closed screen in words: why, until when, who should knock, how to book a seat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.limits import Pause
from kiosk.domain.menu import Texts
from kiosk.domain.terms import Terms
from kiosk.presenters.board import board_of
from kiosk.presenters.termwords import pause_note
from kiosk.presenters.timewords import when
from kiosk.presenters.views import ClosedView, FrameView
from kiosk.presenters.words import Words
from kiosk.services.status import WindowStatus

_BAR_IS_AWAY = frozenset({Pause.BAR, Pause.UNANSWERED})
"""Nobody is to knock then: he asked for a moment, or does not hear it."""


@dataclass(frozen=True)
class Shut:
    """Says why nothing can be ordered. ``spoken`` are the languages everybody is told in.

    What only one guest needs is said in her ``language``, which is one of them.
    """

    window_name: str
    spoken: Mapping[str, Words]
    language: str

    def page(
        self, status: WindowStatus, frame: FrameView, *, keeps_basket: bool, turn: int = 0
    ) -> ClosedView:
        """The hatch, shut."""
        words, terms = self._words, status.terms
        return ClosedView(
            window_name=self.window_name,
            title=_title(words, status),
            knock=self._knock(status),
            kept=_kept(words, terms) if keeps_basket else "",
            sentences=self._sentences(status),
            seats=self._seats(terms),
            occasion=""
            if terms.occasion is None or not terms.closed
            else in_hers(terms.occasion, self.language),
            board=board_of(words, status, turn=turn),
            frame=frame,
        )

    @property
    def _words(self) -> Words:
        return self.spoken[self.language]

    def _sentences(self, status: WindowStatus) -> tuple[str, ...]:
        """The second lines; those of a title are said in the other languages too."""
        terms, others = status.terms, [*self.spoken.values()]
        others.remove(self._words)
        if terms.closed:
            rest = _after_last_orders(self._words, terms)
            return (*rest, *(_title(words, status) for words in others))
        if status.is_open or terms.pause in _BAR_IS_AWAY:
            return tuple(_pause_comfort(words, terms) for words in self.spoken.values())
        return tuple(words.tr("Come back in a moment, or knock.") for words in self.spoken.values())

    def _seats(self, terms: Terms) -> tuple[str, ...]:
        """How to book a seat, in the owner's words: in her language first, each once."""
        if terms.seats is None or not terms.closed:
            return ()
        texts = terms.seats
        codes = (self.language, *self.spoken)
        return tuple(dict.fromkeys(in_hers(texts, code) for code in codes))

    def _knock(self, status: WindowStatus) -> tuple[str, ...]:
        """The guests whose tickets the bartender has not got, whoever stands there."""
        if not status.unprinted:
            return ()
        numbers = ", ".join(map(str, status.unprinted))
        return tuple(
            words.tr("{numbers}: please knock", numbers=numbers) for words in self.spoken.values()
        )


def in_hers(texts: Texts, language: str) -> str:
    """An owner's text in a guest's language; else in English, which more guests read; else his."""
    return texts.by_language.get(language) or texts.in_language("en")


def _title(words: Words, status: WindowStatus) -> str:
    terms = status.terms
    if terms.closed and terms.opens is not None:
        return words.tr("Opens {when}", when=when(words, terms.opens, terms.today))
    if terms.closed:
        return words.tr("The window is closed")
    if status.is_open and terms.pause:
        return pause_note(words, terms)
    return words.tr("The window is closed for a moment")


def _kept(words: Words, terms: Terms) -> str:
    if terms.closed:
        return words.tr("Nothing was ordered.")
    return words.tr("Nothing has been ordered yet. Your basket is kept for a few minutes.")


def _after_last_orders(words: Words, terms: Terms) -> tuple[str, ...]:
    """The window takes no more orders, but somebody is still there to hand drinks out."""
    if terms.ends is None:
        return ()
    time = words.clock(terms.ends)
    return (words.tr("The last orders are in. Drinks are handed out until {time}.", time=time),)


def _pause_comfort(words: Words, terms: Terms) -> str:
    if terms.pause is Pause.UNPAID:
        return words.tr("As soon as some are handed out, it goes on.")
    if terms.pause in _BAR_IS_AWAY:
        return words.tr("It goes on as soon as the bartender is back.")
    if terms.pause is Pause.TOO_LATE and terms.ends is not None:
        time = words.clock(terms.ends)
        return words.tr("Drinks are handed out until {time}.", time=time)
    return words.tr("Everybody at once tonight. It goes on by itself.")
