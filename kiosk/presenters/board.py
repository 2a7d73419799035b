"""The board: who may collect now, the newest first, and whose drinks are being made.

What does not go on one page turns; nothing that is ready is ever out of reach for long.
"""

from __future__ import annotations

from kiosk.presenters.views import BoardView, CalledView
from kiosk.presenters.words import Words
from kiosk.services.status import WindowStatus

READY_ON_A_PAGE = 8
"""Large numbers a guest finds hers among at one look, from three metres."""

MAKING_SHOWN = 5
"""Whose turn comes next; the others are only counted: they need not look yet."""

READY_IN_A_LINE = 3
"""Numbers in the quiet line beside an order: the newest, the others are on the board."""

CALLED_AT_ONCE = 4
"""Numbers called out large together; more are counted."""


def board_of(words: Words, status: WindowStatus, *, turn: int = 0) -> BoardView:
    """The board's page of this ``turn``."""
    newest_first = status.ready[::-1]
    pages = max(1, -(-len(newest_first) // READY_ON_A_PAGE))
    page = turn % pages
    shown = newest_first[page * READY_ON_A_PAGE :][:READY_ON_A_PAGE]
    making = status.making[:MAKING_SHOWN]
    return BoardView(
        ready_title=words.tr("Ready"),
        ready=tuple(map(str, shown)),
        ready_more=_more(len(newest_first) - len(shown)),
        newest=str(newest_first[0]) if shown and page == 0 else "",
        making_title=words.tr("Being made"),
        making=tuple(map(str, making)),
        making_more=_more(len(status.making) - len(making)),
    )


def has_pages(status: WindowStatus) -> bool:
    """More is ready than goes on one page."""
    return len(status.ready) > READY_ON_A_PAGE


def called_of(words: Words, numbers: tuple[int, ...]) -> CalledView | None:
    """The numbers being called, in a word and as numbers; None while nobody is."""
    if not numbers:
        return None
    shown = numbers[:CALLED_AT_ONCE]
    return CalledView(
        text=_line(words, numbers),
        word=words.tr("Ready"),
        numbers=tuple(map(str, shown)),
        more=_more(len(numbers) - len(shown)),
    )


def ready_line(words: Words, status: WindowStatus) -> str:
    """One quiet line for whoever waits behind the guest who orders."""
    if not status.ready:
        return ""
    return _line(words, status.ready[::-1])


def _line(words: Words, numbers: tuple[int, ...]) -> str:
    shown = numbers[:READY_IN_A_LINE]
    parts = [*map(str, shown), _more(len(numbers) - len(shown))]
    return words.tr("Ready: {numbers}", numbers="  ".join(filter(None, parts)))


def _more(count: int) -> str:
    return f"+{count}" if count else ""
