"""Reads what ``kiosk.toml`` says about the glass."""

from __future__ import annotations

from pathlib import Path

from kiosk.config import kinds
from kiosk.config.settings import VIRTUAL, BrightnessSettings, ScreenSettings
from kiosk.domain.daylight import Daylight
from kiosk.tomlfile.kinds import TIME_OF_DAY, decimal, matching, one_of, whole
from kiosk.tomlfile.table import Table

MOTIONS = ("lively", "none")
DRAWN = "drawn"
SYSFS = "sysfs"
LIGHT_DRIVERS = (DRAWN, SYSFS, VIRTUAL)

_LIGHT = decimal("0.2", "1", places=2)  # less is not dim but dark
_LAMP = matching(
    r"[A-Za-z0-9_:.-]{1,60}", allowed='the name of a folder in /sys/class/backlight, as "10-0045"'
)
_USUAL = Daylight()


def read_screen(table: Table, base: Path) -> ScreenSettings:
    """The glass: its touches and its size, its theme, its motion and its light."""
    screen = ScreenSettings(
        input=table.take("input", one_of(kinds.INPUTS), default="mouse"),
        width_mm=float(table.take("width_mm", kinds.WIDTH_MM, default=187.0)),
        dark_after_min=table.take("dark_after_min", kinds.DARK_AFTER_MIN, default=30),
        theme=table.take("theme", kinds.file_in(base), default=None),
        lively=table.take("motion", one_of(MOTIONS), default="lively") == "lively",
        brightness=_brightness(table.table("brightness")),
    )
    table.done()
    return screen


def _brightness(table: Table | None) -> BrightnessSettings:
    """Without the table the glass is always at its brightest."""
    if table is None:
        return BrightnessSettings()
    driver = table.take("driver", one_of(LIGHT_DRIVERS), default=DRAWN)
    if driver != SYSFS and table.has("device"):
        table.wrong("device", "a lamp", allowed='no device, or driver = "sysfs"')
    brightness = BrightnessSettings(
        driver=driver,
        device=table.take("device", _LAMP, default=""),
        daylight=_daylight(table),
    )
    table.done()
    return brightness


def _daylight(table: Table) -> Daylight:
    daylight = Daylight(
        day=float(table.take("day", _LIGHT, default=_USUAL.day)),
        night=float(table.take("night", _LIGHT, default=0.6)),
        day_from=table.take("day_from", TIME_OF_DAY, default=_USUAL.day_from),
        night_from=table.take("night_from", TIME_OF_DAY, default=_USUAL.night_from),
        change_min=table.take("change_min", whole(0, 240), default=_USUAL.change_min),
    )
    if daylight.day_from == daylight.night_from:
        table.wrong("night_from", "the hour the day begins", allowed="another hour")
    return daylight
