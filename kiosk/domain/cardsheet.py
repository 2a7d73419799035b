"""What is cut out and laid beside the bar's printer: the cards, and the sheet of what runs out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CodeCard:
    """One code with its name, and what is to be scanned next, if anything."""

    name: str
    hint: str
    code: str


@dataclass(frozen=True)
class CardSection:
    """Cards that are about the same thing; ``hint`` is what all of them want scanned next."""

    title: str
    hint: str
    cards: tuple[CodeCard, ...]


@dataclass(frozen=True)
class CardSheet:
    """All cards, or all that can run out, in the order in which they lie."""

    title: str
    sections: tuple[CardSection, ...]
