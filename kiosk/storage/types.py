"""How moments, days, yes and no, and words of a fixed list are written in the database.

Everything is text or a whole number, so that the tables can be strict and read by eye.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

Word_ = TypeVar("Word_", bound=StrEnum)

MOMENT_PATTERN = "____-__-__T__:__:__.______+00:00"
"""Every stored moment as LIKE sees it: one width and one zone, so that text sorts as time does."""


class Moment(TypeDecorator[datetime]):
    """A moment as ISO 8601 text in UTC, to the microsecond. Refuses one without a zone."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write it."""
        del dialect
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a moment needs a zone: {value!r}")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A date as ISO 8601 text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write it. Refuses a moment: which day it belongs to depends on a zone."""
        del dialect
        if isinstance(value, datetime):
            raise TypeError(f"a day is expected, not the moment {value!r}")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read it."""
        del dialect
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001
        """Write it."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read it."""
        del dialect
        return None if value is None else bool(value)


class Words(TypeDecorator[tuple[Word_, ...]], Generic[Word_]):
    """Several words of a fixed list, in one order, as their own text with commas between."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word_]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: tuple[Word_, ...] | None, dialect: Dialect) -> str | None:
        """Write them."""
        del dialect
        return None if value is None else ",".join(self.words(word).value for word in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Word_, ...] | None:
        """Read them."""
        del dialect
        if value is None:
            return None
        return tuple(self.words(word) for word in value.split(",") if word)


class Word(TypeDecorator[Word_], Generic[Word_]):
    """A word of a fixed list, as its own text."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word_]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Word_ | None, dialect: Dialect) -> str | None:
        """Write it."""
        del dialect
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Word_ | None:
        """Read it."""
        del dialect
        return None if value is None else self.words(value)
