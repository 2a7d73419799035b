"""The lamp behind the glass, as the services know it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from hardware.backlight import SysfsBacklight, VirtualBacklight
from hardware.errors import HardwareError
from kiosk.devices.troubles import device_down

VIRTUAL_FILE = Path("var", "backlight")
"""Where a virtual lamp writes how bright it is, in the configuration's folder."""


class _Hardware(Protocol):
    def shine(self, light: float) -> None: ...


class Lamp:
    """A backlight of :mod:`hardware.backlight`. Implements ``kiosk.ports.backlight.Backlight``."""

    def __init__(self, hardware: _Hardware) -> None:
        self._hardware = hardware

    def shine(self, light: float) -> None:
        """Give this part of the full light (0 to 1). Raises ``DeviceDown``."""
        try:
            self._hardware.shine(light)
        except HardwareError as error:
            raise device_down(error) from error


def lamp_of(driver: str, device: str, *, base: Path) -> Lamp:
    """The lamp a configuration describes; nothing is opened yet.

    Raises ``ValueError`` for a driver that has none.
    """
    if driver == "sysfs":
        return Lamp(SysfsBacklight(device))
    if driver == "virtual":
        return Lamp(VirtualBacklight(base / VIRTUAL_FILE))
    raise ValueError(f"{driver} has no lamp")
