"""Where the health of every part of one window is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kiosk.bootstrap.devices import Devices
from kiosk.domain.health import DeviceHealth, Part
from kiosk.ports import Clock

if TYPE_CHECKING:  # the first picture does not wait for what only a started engine needs
    from kiosk.services.answers import Answers
    from kiosk.services.catalogue import Catalogue
    from kiosk.services.chime import Chime
    from kiosk.services.health import HealthWatch
    from kiosk.services.hoursbook import HoursBook


class _Device(Protocol):
    @property
    def health(self) -> DeviceHealth: ...


def health_watch(
    devices: Devices,
    clock: Clock,
    answers: Answers,
    *,
    falls: Callable[[], int],
    sound: Chime | None = None,
    menu: Catalogue | None = None,
    hours: HoursBook | None = None,
) -> HealthWatch:
    """A watch over the devices that are configured, the database and the program itself."""
    from kiosk.services.health import HealthWatch

    built = {
        Part.BAR: devices.bar,
        Part.STANDBY: devices.standby,
        Part.RECEIPT: devices.receipt,
        Part.PAGERS: devices.pager,
        Part.SCANNER: devices.scanner,
    }
    sources = {
        part: partial(_health_of, device.port)
        for part, device in built.items()
        if device is not None
    }
    if sound is not None:
        sources[Part.SOUND] = partial(_health_of, sound)
    if menu is not None:
        sources[Part.MENU] = partial(_health_of, menu)
    if hours is not None:
        sources[Part.HOURS] = partial(_health_of, hours)
    return HealthWatch(clock, sources, answers=answers, falls=falls)


def _health_of(device: _Device) -> DeviceHealth:
    return device.health
