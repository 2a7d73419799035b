"""What is cut out and laid beside the bar's printer: the cards, and the sheet of what runs out."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.cards import Card


@dataclass(frozen=True)
class CodeCard:
    """One code with its name, and what is to be scanned next, if anything.

    ``card`` says which command it is; None for what can run out.
    """

    name: str
    hint: str
    code: str
    card: Card | None = None


@dataclass(frozen=True)
class CardSection:
    """Cards that are about the same thing; ``hint`` is what all of them want scanned next."""

    title: str
    hint: str
    cards: tuple[CodeCard, ...]


@dataclass(frozen=True)
class Lesson:
    """What a new bartender must know before his first ticket: sentences without a code."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CardSheet:
    """All cards, or all that can run out, in the order in which they lie.

    ``is_list``: looked up in, and hung up whole; else each is cut out and taken in the hand.
    ``lessons`` lie before the cards and are cut out like them.
    """

    title: str
    sections: tuple[CardSection, ...]
    is_list: bool = False
    lessons: tuple[Lesson, ...] = ()
