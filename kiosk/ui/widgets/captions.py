"""How high the words under the glasses of a shelf come out, so that the glasses have the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.presenters.views import CardView
from kiosk.ui.lettering import script_here, width_of
from kiosk.ui.metrics import Metrics
from kiosk.ui.theme import ATKINSON, ATKINSON_BOLD, BODONI
from kiosk.ui.widgets.breaks import words_of
from kiosk.ui.widgets.setting import set_block
from kiosk.ui.widgets.words import leading_of

_SIDES, _AIR = 40, 28  # units: beside the words; over, between and under them


def words_on(m: Metrics, views: Iterable[CardView], *, width: float, aloud: bool = False) -> float:
    """The height in pixels that the longest words under a glass need on cards so wide.

    ``aloud``: in the larger letters of a card with room for them.
    """
    room = int(width) - m.px(_SIDES)
    return max((_words_of_one(m, card, room, aloud=aloud) for card in views), default=0.0)


def may_speak_up(m: Metrics, views: Sequence[CardView], *, width: float, height: float) -> bool:
    """Whether larger letters go in on cards so wide, ``height`` being left for words."""
    room = int(width) - m.px(_SIDES)
    whole = all(
        width_of(word, BODONI, m.type.drink) <= room
        for card in views
        for word in words_of(card.name, script_here(card.name))
    )
    return whole and words_on(m, views, width=width, aloud=True) <= height


def _words_of_one(m: Metrics, card: CardView, room: int, *, aloud: bool) -> float:
    name_size, size = (m.type.drink, m.type.body) if aloud else (m.type.action, m.type.small)
    name = _height(card.name, BODONI, name_size, room)
    ingredients = _height(card.ingredients, ATKINSON, size, room)
    badge = _height(card.badge, ATKINSON_BOLD, m.type.small, room)
    return name + ingredients + badge + m.px(_AIR)


def _height(text: str, font: str, size: int, room: int) -> float:
    if not text:
        return 0.0
    script = script_here(text)
    return set_block(
        text,
        lambda piece, at: width_of(piece, font, at, script),
        box=(room, 100_000.0),
        sizes=[size],
        leading=leading_of(font),
        script=script,
    ).height
