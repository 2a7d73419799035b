"""When, and how long, in a guest's words."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.domain.pace import minutes
from kiosk.presenters.words import Words

_WEEKDAY_TELLS = 7  # days from which on a weekday's name would mean the wrong one


def when(words: Words, at: datetime, today: date | None) -> str:
    """A moment of the window's zone: "today at 18:00", "Thursday at 18:00", with a date later."""
    time, day = words.clock(at), at.date()
    away = None if today is None else (day - today).days
    if away == 0:
        return words.tr("today at {time}", time=time)
    if away == 1:
        return words.tr("tomorrow at {time}", time=time)
    if away is not None and 1 < away < _WEEKDAY_TELLS:
        return words.tr("{weekday} at {time}", weekday=words.weekday(day), time=time)
    return words.tr("{date} at {time}", date=words.date(day), time=time)


def ready_in(words: Words, seconds: int | None) -> str:
    """How long until something is ready, rounded up; what nobody knows is said so."""
    if seconds is None:
        return words.tr("Nobody knows yet how long it takes")
    count = minutes(seconds)
    if count is None:
        return words.tr("Ready in more than an hour")
    return words.plural("Ready in about {count} minute", "Ready in about {count} minutes", count)


def drinks_before(words: Words, count: int) -> str:
    """How many drinks are made before hers."""
    if count == 0:
        return words.tr("Yours is next")
    return words.plural("{count} drink before yours", "{count} drinks before yours", count)
