"""What a presenter needs of a language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Words(Protocol):
    """A language: messages, amounts, its own name."""

    @property
    def own_name(self) -> str:
        """The language's name in itself."""

    def tr(self, message: str, /, **values: object) -> str:
        """The message in this language, its ``{placeholders}`` filled in."""

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of the message that goes with ``count``, which is ``{count}`` in it."""

    def money(self, cents: int) -> str:
        """An amount as this language writes it."""

    def clock(self, at: datetime, /) -> str:
        """A time of day, of a moment already in the window's zone."""

    def weekday(self, day: date, /) -> str:
        """A weekday's name, as it stands in the middle of a sentence."""

    def date(self, day: date, /) -> str:
        """A date with its month as a word."""

    def percent(self, bp: int) -> str:
        """A rate in basis points as this language writes it."""
