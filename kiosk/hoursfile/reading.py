"""Reads the file of hours, and names everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from kiosk.domain.hours import EVERY_WEEKDAY, Fact, Forbids, Hours, Rule, SpecialDays
from kiosk.domain.menu import Texts
from kiosk.domain.wallclock import Span
from kiosk.hoursfile import kinds
from kiosk.tomlfile.kinds import one_of, text, whole, word_of
from kiosk.tomlfile.mistakes import Mistake, Mistakes, shown
from kiosk.tomlfile.reading import read_toml
from kiosk.tomlfile.table import Kind, NotAllowed, Table


class HoursError(ValueError):
    """The file of hours cannot be used. Its text has a line for each mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def load_hours(path: Path) -> Hours:
    """The hours in a file. Raises :class:`HoursError` with every mistake."""
    mistakes = Mistakes(str(path))
    table = read_toml(path, mistakes)
    hours = None if table is None else _hours(table)
    if hours is None or mistakes.serious():
        raise HoursError(mistakes.serious())
    return hours


def _hours(table: Table) -> Hours:
    week = table.table("week") or Table({}, "week", mistakes=table.mistakes)
    hours = Hours(
        week=_week(week),
        special=tuple(_special(each) for each in _few(table, "special", kinds.MOST_SPECIAL)),
        rules=tuple(_rule(each) for each in _few(table, "rule", kinds.MOST_RULES)),
        last_orders=timedelta(
            minutes=week.take("last_orders", whole(0, kinds.LONGEST_LAST_ORDERS), default=0)
        ),
        seats=table.take("seats", _texts(kinds.LONGEST_SEATS), default=None),
        fact=_fact(week),
    )
    week.done()
    table.done()
    return hours


def _few(table: Table, key: str, most: int) -> tuple[Table, ...]:
    tables = table.tables(key)
    if len(tables) > most:
        table.wrong(key, f"{len(tables)} of them", allowed=f"up to {most}")
    return tables


def _week(table: Table) -> tuple[tuple[Span, ...], ...]:
    """Every day must be written: a forgotten one would be closed, or open, by mistake."""
    return tuple(table.need(day, kinds.SPANS, stand_in=()) for day in kinds.WEEKDAYS)


def _special(table: Table) -> SpecialDays:
    first, last = _dates(table)
    special = SpecialDays(
        first=first or date.min,
        last=last or first or date.min,
        spans=table.need("hours", kinds.SPANS, stand_in=()),
        name=table.take("name", _texts(kinds.LONGEST_NAME), default=None),
        fact=_fact(table),
    )
    table.done()
    return special


def _dates(table: Table) -> tuple[date | None, date | None]:
    """One ``date``, or ``from`` and ``until``."""
    if table.has("date"):
        for key in ("from", "until"):
            if table.has(key):
                table.wrong(
                    key, "a date beside date", allowed='either "date" or "from" and "until"'
                )
        day = table.need("date", kinds.DATE, stand_in=None)
        return day, day
    first = table.need("from", kinds.DATE, stand_in=None)
    last = table.need("until", kinds.DATE, stand_in=None)
    _in_order(table, first, last)
    return first, last


def _in_order(table: Table, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        table.wrong("until", str(last), allowed=f"a date that is not before {first}")


def _rule(table: Table) -> Rule:
    rule = Rule(
        name=table.need("name", text(kinds.LONGEST_NAME), stand_in=""),
        forbids=table.need("forbids", word_of(Forbids), stand_in=Forbids.ALCOHOL),
        spans=table.need("hours", kinds.SPANS, stand_in=()),
        first=table.take("from", kinds.DATE, default=None),
        last=table.take("until", kinds.DATE, default=None),
        weekdays=_weekdays(table),
        not_on=frozenset(table.each("not_on", kinds.DAY_OR_YEARLY)),
        fact=_fact(table),
    )
    _in_order(table, rule.first, rule.last)
    if table.values.get("hours") == kinds.CLOSED:
        table.wrong("hours", shown(kinds.CLOSED), allowed=kinds.SPAN.allowed)
    table.done()
    return rule


def _weekdays(table: Table) -> frozenset[int]:
    if not table.has("weekdays"):
        return EVERY_WEEKDAY
    if table.values["weekdays"] == []:
        table.wrong("weekdays", "an empty list", allowed="at least one weekday")
    named = table.each("weekdays", one_of(kinds.WEEKDAYS))
    return frozenset(kinds.WEEKDAYS.index(name) for name in named)


def _fact(table: Table) -> Fact:
    return Fact(
        source=table.take("source", text(kinds.LONGEST_SOURCE), default=""),
        checked=table.take("checked", kinds.DATE, default=None),
    )


def _texts(most: int) -> Kind[Texts]:
    """One text for everybody, or a table of one a language; the first is for all others."""
    plain = text(most)
    allowed = f'{plain.allowed}, or a table as {{ it = "...", en = "..." }}'

    def read(value: object) -> Texts:
        if isinstance(value, str):
            return Texts({"": plain.read(value)}, "")
        if not isinstance(value, dict) or not value:
            raise NotAllowed
        return Texts({str(key): plain.read(each) for key, each in value.items()}, next(iter(value)))

    return Kind(allowed, read)
