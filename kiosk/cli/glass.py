"""How the glass looks and how bright it is: read, put to work, and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.cli.errors import BadInput
from kiosk.cli.findings import Finding
from kiosk.config import Config
from kiosk.config.screen import DRAWN
from kiosk.ports import Clock, DeviceDown
from kiosk.services.workers import Worker
from kiosk.system import SystemClock
from kiosk.ui.artwork import HOUSE_THEME, Theme


def read_theme(config: Config) -> Theme:
    """How the glass looks. Raises :class:`BadInput` with every mistake in the theme's file."""
    if config.screen.theme is None:
        return HOUSE_THEME
    from kiosk.ui.themefile import ThemeError, load_theme

    try:
        return load_theme(config.screen.theme)
    except ThemeError as error:
        raise BadInput(str(error)) from error


def drawn_light(config: Config) -> Callable[[], float] | None:
    """The light of the hour, where the screen itself is painted darker; None where it is not."""
    brightness, zone = config.screen.brightness, config.window.timezone
    if brightness.driver != DRAWN or not brightness.daylight.changes:
        return None
    clock = SystemClock()
    return lambda: brightness.daylight.light_at(clock.now().astimezone(zone).time())


def light_worker(config: Config, clock: Clock) -> Worker | None:
    """Who turns the lamp behind the glass down at night, if that is how it is done."""
    brightness = config.screen.brightness
    if brightness.driver == DRAWN:
        return None
    from kiosk.devices.backlight import lamp_of
    from kiosk.services.dimming import Dimming

    lamp = lamp_of(brightness.driver, brightness.device, base=config.base)
    zone = config.window.timezone
    dimming = Dimming(brightness.daylight, lamp, clock=clock, zone=zone)
    return Worker("light", dimming.run)


def check_glass(config: Config) -> Iterator[Finding]:
    """Its theme and its lamp, where the configuration names them."""
    if config.screen.theme is not None:
        yield _check_theme(config)
    if config.screen.brightness.driver != DRAWN:
        yield _check_lamp(config)


def _check_theme(config: Config) -> Finding:
    try:
        theme = read_theme(config)
    except BadInput as error:
        return Finding("theme", well=False, words=str(error), remedy="mend the file")
    return Finding("theme", well=True, words=f"{config.screen.theme}, {theme.name}")


def _check_lamp(config: Config) -> Finding:
    """Gives the light of this hour: what works here works all night."""
    from kiosk.devices.backlight import lamp_of

    brightness = config.screen.brightness
    now = SystemClock().now().astimezone(config.window.timezone).time()
    light = brightness.daylight.light_at(now)
    try:
        lamp_of(brightness.driver, brightness.device, base=config.base).shine(light)
    except DeviceDown as down:
        remedy = 'let the kiosk\'s user write its brightness, or write driver = "drawn"'
        return Finding("light", well=False, words=str(down), remedy=remedy)
    virtual = ", not a real device" if brightness.is_virtual else ""
    return Finding("light", well=True, words=f"{brightness.driver}{virtual}, now at {light:.0%}")
