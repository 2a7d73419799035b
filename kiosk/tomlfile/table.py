"""Reads what an owner wrote, key by key, and collects every mistake instead of stopping at one.

The configuration and the menu are both read with this: a :class:`Table` is asked for its keys,
each with the :class:`Kind` of value it takes. A wrong value is noted with its place and reading
goes on with a stand-in, so that the owner mends the file once. Keys that nobody asked for are
mistakes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk.tomlfile.mistakes import Mistakes, Weight, any_of, nearest, quoted, shown

T = TypeVar("T")
D = TypeVar("D")


class NotAllowed(ValueError):
    """A value is not of its kind. ``found`` and ``allowed`` say more than the kind itself can."""

    def __init__(self, *, found: str = "", allowed: str = "") -> None:
        super().__init__(found or allowed or "not allowed")
        self.found = found
        self.allowed = allowed


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A kind of value: what is allowed, in the owner's words, and how it is read.

    ``read`` takes what TOML made of the value and raises :class:`NotAllowed`.
    """

    allowed: str
    read: Callable[[object], T]


class Table:
    """One table of a file, asked key by key; ``done`` names the keys nobody asked for."""

    def __init__(self, values: Mapping[str, object], place: str, *, mistakes: Mistakes) -> None:
        self.values = values
        self.place = place
        self.mistakes = mistakes
        self._asked: list[str] = []

    def at(self, key: str) -> str:
        """The place of a key of this table."""
        return f"{self.place}.{_key(key)}" if self.place else _key(key)

    def has(self, key: str) -> bool:
        """Whether the key was written at all. Asking makes it a key that is known."""
        self._asked.append(key)
        return key in self.values

    def wrong(self, key: str, found: str, *, allowed: str) -> None:
        """Note a mistake at a key."""
        self.mistakes.add(self.at(key), found, allowed=allowed)

    def remark(self, key: str, found: str, *, allowed: str) -> None:
        """Note something at a key that the owner should know and that stops nothing."""
        self.mistakes.add(self.at(key), found, allowed=allowed, weight=Weight.REMARK)

    def need(self, key: str, kind: Kind[T], *, stand_in: D) -> T | D:
        """The value of a key that must be there; the stand-in after a mistake."""
        if not self.has(key):
            self.wrong(key, "nothing", allowed=kind.allowed)
            return stand_in
        return self._read(self.values[key], kind, place=self.at(key), stand_in=stand_in)

    def take(self, key: str, kind: Kind[T], *, default: D) -> T | D:
        """The value of a key that may be left out."""
        if not self.has(key):
            return default
        return self._read(self.values[key], kind, place=self.at(key), stand_in=default)

    def each(self, key: str, kind: Kind[T], *, default: Sequence[T] = ()) -> tuple[T, ...]:
        """The values of a list that may be left out, without those that are wrong."""
        if not self.has(key):
            return tuple(default)
        values = self.values[key]
        if not isinstance(values, list):
            self.wrong(key, shown(values), allowed=f"a list in [ ], each {kind.allowed}")
            return tuple(default)
        read = (
            self._read(value, kind, place=f"{self.at(key)}[{n}]", stand_in=None)
            for n, value in enumerate(values, start=1)
        )
        return tuple(value for value in read if value is not None)

    def table(self, key: str) -> Table | None:
        """The table of that name, or None if there is none or it is something else."""
        if not self.has(key):
            return None
        return self._table(self.values[key], self.at(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables ``[[key]]``, in order; each one's place carries its number and its id."""
        if not self.has(key):
            return ()
        values = self.values[key]
        if not isinstance(values, list):
            self.wrong(key, shown(values), allowed=f"a list of tables, each under [[{key}]]")
            return ()
        tables = (
            self._table(value, _numbered(self.at(key), n, value))
            for n, value in enumerate(values, start=1)
        )
        return tuple(table for table in tables if table is not None)

    def done(self) -> None:
        """Note every key that nobody asked for, with the names that come nearest."""
        for key in self.values:
            if key not in self._asked:
                known = list(dict.fromkeys(self._asked))
                near = nearest(key, known) or known
                self.wrong(key, "an unknown key", allowed=any_of(near))

    def _table(self, value: object, place: str) -> Table | None:
        if isinstance(value, dict):
            return Table(value, place, mistakes=self.mistakes)
        self.mistakes.add(place, shown(value), allowed="a table")
        return None

    def _read(self, value: object, kind: Kind[T], *, place: str, stand_in: D) -> T | D:
        try:
            return kind.read(value)
        except NotAllowed as wrong:
            found = wrong.found or shown(value)
            self.mistakes.add(place, found, allowed=wrong.allowed or kind.allowed)
            return stand_in


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", key) else quoted(key)


def _numbered(place: str, number: int, value: object) -> str:
    name = value.get("id") if isinstance(value, dict) else None
    return f"{place}[{number}]" + (f" {quoted(name)}" if isinstance(name, str) else "")
