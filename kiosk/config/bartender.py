"""Reads what is settled with the bartender: ``[bartender]`` and ``[staff]``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from kiosk.config.settings import BartenderSettings, StaffSettings
from kiosk.config.staffpin import PIN_HASH
from kiosk.domain.bartending import Unanswered
from kiosk.tomlfile.kinds import TIME_OF_DAY, one_of, whole
from kiosk.tomlfile.table import Kind, Table

MINUTES = whole(1, 120)
CALLS = whole(1, 20)

_OPENING = "opening"


def _time_or_opening(value: object) -> time | None:
    return None if value == _OPENING else TIME_OF_DAY.read(value)


UNTIL = Kind(f'"{_OPENING}", or {TIME_OF_DAY.allowed}', _time_or_opening)
"""When what has run out is there again; None at the next opening."""


def read_bartender(table: Table | None, pagers: Mapping[int, str]) -> BartenderSettings:
    """All of it may be left out. ``pagers`` are those of the base: one may stay behind the bar."""
    usual = BartenderSettings()
    if table is None:
        return usual
    unanswered = table.take("unanswered", one_of(tuple(Unanswered)), default=usual.unanswered)
    settings = BartenderSettings(
        remind_minutes=table.take("remind_minutes", MINUTES, default=usual.remind_minutes),
        help_minutes=table.take("help_minutes", MINUTES, default=usual.help_minutes),
        call_again_minutes=table.take("call_again_minutes", MINUTES, default=None),
        most_calls=table.take("most_calls", CALLS, default=usual.most_calls),
        unanswered=Unanswered(unanswered),
        behind_bar=table.take("behind_bar", whole(1, 999), default=None),
        sold_out_until=table.take("sold_out_until", UNTIL, default=None),
    )
    _behind_bar(table, settings, pagers)
    table.done()
    return settings


def _behind_bar(table: Table, settings: BartenderSettings, pagers: Mapping[int, str]) -> None:
    number = settings.behind_bar
    if number is not None and number not in pagers:
        allowed = f"a number from pager.pagers: {', '.join(map(str, pagers)) or 'there are none'}"
        table.wrong("behind_bar", str(number), allowed=allowed)


def read_staff(table: Table | None) -> StaffSettings:
    """Without a PIN there is no staff screen."""
    if table is None:
        return StaffSettings()
    staff = StaffSettings(pin=table.take("pin", PIN_HASH, default=None))
    table.done()
    return staff
