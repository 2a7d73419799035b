"""What is wrong in an owner's file, in words: where, what was found, what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

_SHOWN = 60  # characters of a wrong value that are shown: enough to find it again


class Weight(StrEnum):
    """Whether the file can be used as it is."""

    MISTAKE = "mistake"
    REMARK = "remark"


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong in a file: where, what was found there, what is allowed.

    ``place`` is a path of keys, counted from 1 (``drink[3] "negroni".price``), or
    ``line 4, column 7``, or ``""`` for the whole file. A *remark* does not stop anything.
    """

    file: str
    place: str
    found: str
    allowed: str
    weight: Weight = Weight.MISTAKE

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        remark = "(remark) " if self.weight is Weight.REMARK else ""
        return f"{where}: {remark}found {self.found}; allowed: {self.allowed}"


@dataclass
class Mistakes:
    """What has been found wrong in one file so far."""

    file: str
    found: list[Mistake] = field(default_factory=list)

    def add(self, place: str, found: str, *, allowed: str, weight: Weight = Weight.MISTAKE) -> None:
        """Note a mistake, or a remark."""
        self.found.append(Mistake(self.file, place, found, allowed, weight))

    def serious(self) -> tuple[Mistake, ...]:
        """Those that make the file unusable."""
        return tuple(each for each in self.found if each.weight is Weight.MISTAKE)


def quoted(text: str) -> str:
    """A text as the owner wrote it, on one line, nothing in it able to move the terminal."""
    cut = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    if not cut.isprintable():
        cut = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in cut)
    return f'"{cut}"'


def shown(value: object) -> str:
    """A value of a TOML file, in a few words."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "a table"
    return quoted(str(value))[1:-1]


def any_of(words: Iterable[str]) -> str:
    """``"a", "b" or "c"``."""
    *first, last = [quoted(word) for word in words] or ["nothing"]
    return f"{', '.join(first)} or {last}" if first else last


def nearest(word: str, words: Iterable[str]) -> list[str]:
    """The words a misspelt one may have meant, best first; empty if none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    return get_close_matches(word, list(words), n=3)
