"""Numbers called and help on its way, as the presenter would say them, at their longest."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.views import CalledView, FrameView
from tests.ui.samplewords import Language


def called(language: Language, *, full: bool = False) -> CalledView:
    """One number, or as many as a band holds."""
    word = language.words["ready"]
    if full:
        numbers = ("888", "887", "886", "885")
        return CalledView(f"{word}: {'  '.join(numbers[:3])}  +4", word, numbers, "+3")
    return CalledView(f"{word}: 42", word, ("42",))


def quiet(frame: FrameView, language: Language) -> FrameView:
    """A frame with ready numbers beside an order, and what became of a call for help."""
    seen = {
        "it": "Il barista l'ha visto, 23:14",
        "en": "The bartender has seen it, 23:14",
    }[language.code]
    return replace(frame, ready=called(language, full=True).text, notice=seen)


def lit(frame: FrameView, language: Language, *, full: bool = False) -> FrameView:
    """A frame in which a number is called."""
    return replace(quiet(frame, language), called=called(language, full=full))


def on_the_board(frame: FrameView, language: Language, *, full: bool = False) -> FrameView:
    """The same where a board says what is ready: no quiet line, and nobody has called for help."""
    return replace(frame, called=called(language, full=full))
