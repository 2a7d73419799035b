"""The lamp behind the glass."""

from __future__ import annotations

from typing import Protocol


class Backlight(Protocol):
    """What can make the glass brighter and darker."""

    def shine(self, light: float) -> None:
        """Give this part of the full light (0 to 1). Raises ``DeviceDown``."""
