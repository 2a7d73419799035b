"""What a paper needs from a language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Words(Protocol):
    """One language: its messages, and how it writes money, shares, times and dates."""

    def tr(self, message: str, /, **values: object) -> str:
        """The message in this language, with its ``{values}`` filled in."""

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The message that goes with ``count``, which is also filled in as ``{count}``."""

    def paper_money(self, cents: int, /) -> str:
        """An amount, with plain spaces only: no printer has a no-break space."""

    def percent(self, bp: int, /) -> str:
        """A share given in basis points."""

    def clock(self, moment: datetime, /) -> str:
        """A time of day, of a moment already in the window's zone."""

    def date(self, day: date, /) -> str:
        """A day."""
