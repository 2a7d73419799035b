"""The kinds of value that only the file of hours holds."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import pairwise

from kiosk.domain.hours import DayOfYear
from kiosk.domain.wallclock import DAY_MINUTES, Span
from kiosk.tomlfile.table import Kind, NotAllowed

LONGEST_NAME = 40
LONGEST_SEATS = 240
LONGEST_SOURCE = 300
LONGEST_LAST_ORDERS = 180

MOST_SPECIAL = 400
MOST_RULES = 100

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_TIME = r"(\d\d):([0-5]\d)"
_HOURS = 'hours in quotes, as "18:00-02:00" (ends after midnight) or "00:00-24:00"'


def _span(value: object) -> Span:
    found = re.fullmatch(f"{_TIME}-{_TIME}", value, re.ASCII) if isinstance(value, str) else None
    if found is None:
        raise NotAllowed
    begins, ends = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if begins >= DAY_MINUTES or ends > DAY_MINUTES:
        raise NotAllowed
    if begins == ends:
        raise NotAllowed(found="hours that end when they begin")
    return Span(begins, ends if ends > begins else ends + DAY_MINUTES)


SPAN = Kind(_HOURS, _span)
CLOSED = "closed"


def _spans(value: object) -> tuple[Span, ...]:
    """One text, a list of them, or "closed"."""
    if value == CLOSED:
        return ()
    values = value if isinstance(value, list) and value else [value]
    spans = tuple(sorted(_span(each) for each in values))
    for before, after in pairwise(spans):
        if after.begins < before.ends:
            raise NotAllowed(found="hours that overlap")
    return spans


SPANS = Kind(f'{_HOURS}, a list of them in [ ], or "{CLOSED}"', _spans)


def _date(value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise NotAllowed
    return value


DATE = Kind("a date without quotes, as 2026-12-25", _date)


def _day_or_yearly(value: object) -> date | DayOfYear:
    if isinstance(value, str):
        return _yearly(value)
    return _date(value)


def _yearly(text: str) -> DayOfYear:
    found = re.fullmatch(r"(\d\d)-(\d\d)", text, re.ASCII)
    if found is None:
        raise NotAllowed
    month, day = int(found[1]), int(found[2])
    try:
        date(2024, month, day)  # a leap year: the 29th of February is a day
    except ValueError as error:
        raise NotAllowed(found=f"no day of the year ({error})") from error
    return DayOfYear(month, day)


DAY_OR_YEARLY = Kind(
    'a date without quotes, as 2026-12-31, or a day of every year in quotes, as "12-31"',
    _day_or_yearly,
)
