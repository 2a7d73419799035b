"""The kinds of value that an owner's file holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from unicodedata import category

from kiosk.tomlfile.mistakes import any_of, nearest, shown
from kiosk.tomlfile.table import Kind, NotAllowed

E = TypeVar("E", bound=StrEnum)

_LINE_BREAKING = ("Cc", "Zl", "Zp")  # control characters, and the separators of lines
_PLAIN_ID = r"[a-z0-9]+(-[a-z0-9]+)*"


def text(most: int) -> Kind[str]:
    """A text on one line: any Unicode but control characters, and not empty."""
    allowed = f"a text in quotes, up to {most} characters, on one line"

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise NotAllowed
        if not value.isprintable():  # nearly always it is, and one look is enough
            _without_controls(value)
        if len(value) > most:
            raise NotAllowed(found=f"{len(value)} characters")
        if not value.strip():
            raise NotAllowed(found="an empty text")
        return value.strip()

    return Kind(allowed, read)


def _without_controls(value: str) -> None:
    for number, character in enumerate(value, start=1):
        if category(character) in _LINE_BREAKING:
            code = f"U+{ord(character):04X}"
            raise NotAllowed(found=f"the control character {code} at {number}")


def identifier(most: int) -> Kind[str]:
    """A name that other parts of the file refer to."""
    return matching(
        rf"(?=.{{1,{most}}}\Z){_PLAIN_ID}",
        allowed=f"small letters, digits and single hyphens in quotes, up to {most}",
    )


def matching(pattern: str, *, allowed: str) -> Kind[str]:
    """A text of a given form."""

    def read(value: object) -> str:
        if not isinstance(value, str) or re.fullmatch(pattern, value) is None:
            raise NotAllowed
        return value

    return Kind(allowed, read)


def one_of(words: Sequence[str]) -> Kind[str]:
    """One of a few words."""
    allowed = any_of(words)

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise NotAllowed
        return value

    return Kind(allowed, read)


def word_of(words: type[E]) -> Kind[E]:
    """One of the words of an enumeration."""
    plain = one_of([word.value for word in words])
    return Kind(plain.allowed, lambda value: words(plain.read(value)))


def known(words: Sequence[str], *, what: str) -> Kind[str]:
    """The name of something that stands elsewhere; a misspelt one is told what comes nearest."""
    few = any_of(words) if 0 < len(words) <= 12 else what

    def read(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        near = nearest(value, words) if isinstance(value, str) else []
        raise NotAllowed(allowed=f"{any_of(near)}, or another {what}" if near else few)

    return Kind(few, read)


def whole(low: int, high: int) -> Kind[int]:
    """A whole number."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise NotAllowed
        return value

    return Kind(f"a whole number from {low} to {high}", read)


def number_of(numbers: Sequence[int]) -> Kind[int]:
    """One of a few whole numbers."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in numbers:
            raise NotAllowed
        return value

    *first, last = map(str, numbers)
    return Kind(f"{', '.join(first)} or {last}", read)


def decimal(low: str, high: str, *, places: int) -> Kind[Decimal]:
    """A number with at most so many digits after its point, exactly as it was written."""
    least, most = Decimal(low), Decimal(high)
    digits = "no digit" if places == 0 else f"at most {places} digit{'s'[: places - 1]}"
    allowed = f"a number from {low} to {high}, {digits} after the point"

    def read(value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            raise NotAllowed
        number = Decimal(value)
        if not number.is_finite() or not least <= number <= most:
            raise NotAllowed
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -places:
            raise NotAllowed(found=f"{shown(value)}, with {-exponent} digits after the point")
        return number

    return Kind(allowed, read)


def scaled(low: str, high: str, *, places: int) -> Kind[int]:
    """The same, as a whole number of its smallest part: ``9.50`` with two places is 950."""
    exact = decimal(low, high, places=places)

    def read(value: object) -> int:
        return int(exact.read(value).scaleb(places))

    return Kind(exact.allowed, read)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise NotAllowed
    return value


TRUTH = Kind("true or false", _truth)


def _time_of_day(value: object) -> time:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        return time.fromisoformat(value)
    raise NotAllowed


TIME_OF_DAY = Kind('hours and minutes in quotes, from "00:00" to "23:59"', _time_of_day)
