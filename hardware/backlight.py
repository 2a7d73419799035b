"""The lamp behind a screen, as Linux offers it, and one that only writes down what it was told.

A backlight is a folder below ``/sys/class/backlight`` with two files: ``max_brightness`` (a
whole number, the driver's own scale) and ``brightness`` (written, from 0 to that).
Source: Documentation/ABI/stable/sysfs-class-backlight of the Linux kernel.
"""

from __future__ import annotations

from pathlib import Path

from hardware.errors import DeviceUnavailable, HardwareError, Reason

FOLDER = Path("/sys/class/backlight")
_LEAST = 1  # 0 switches some lamps off altogether: a dark screen sells nothing


class SysfsBacklight:
    """A lamp with a folder of its own. ``name`` is ``""`` for the only one there is."""

    def __init__(self, name: str = "", *, folder: Path = FOLDER) -> None:
        self._name = name
        self._folder = folder

    def shine(self, light: float) -> None:
        """Give this part (0 to 1) of the most it can.

        Never lets it go out. Raises :class:`DeviceUnavailable` if there is no such lamp, and
        :class:`HardwareError` if this program may not change it or it answers nonsense.
        """
        lamp = self._lamp()
        most = self._most(lamp)
        value = max(_LEAST, min(most, round(light * most)))
        try:
            (lamp / "brightness").write_text(f"{value}\n")
        except OSError as error:
            raise self._refused(lamp, error) from error

    def _lamp(self) -> Path:
        try:
            lamps = sorted(each for each in self._folder.iterdir() if each.is_dir())
        except OSError:
            lamps = []
        found = [each for each in lamps if each.name == self._name] if self._name else lamps
        if len(found) != 1:
            names = ", ".join(each.name for each in lamps) or "none"
            raise DeviceUnavailable(
                f"no backlight {self._name or 'to choose by itself'} in {self._folder} ({names})",
                reason=Reason.ABSENT,
                device="backlight",
            )
        return found[0]

    def _most(self, lamp: Path) -> int:
        try:
            most = int((lamp / "max_brightness").read_text())
        except (OSError, ValueError) as error:
            raise self._refused(lamp, error) from error
        if most < _LEAST:
            raise self._refused(lamp, ValueError(f"max_brightness is {most}"))
        return most

    def _refused(self, lamp: Path, error: Exception) -> HardwareError:
        return HardwareError(f"{lamp}: {error}", reason=Reason.REFUSED, device="backlight")


class VirtualBacklight:
    """Keeps what it was told, newest last, and writes the newest into a file if it has one."""

    def __init__(self, file: Path | None = None) -> None:
        self.told: list[float] = []
        self._file = file

    def shine(self, light: float) -> None:
        """Note it down."""
        self.told.append(light)
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(f"{light:.2f}\n")
