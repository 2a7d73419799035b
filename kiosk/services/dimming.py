"""Keeps the lamp behind the glass at the light of the hour."""

from __future__ import annotations

import logging
import threading
from datetime import tzinfo

from kiosk.domain.daylight import Daylight
from kiosk.ports.backlight import Backlight
from kiosk.ports.devices import DeviceDown
from kiosk.ports.world import Clock

log = logging.getLogger(__name__)

LOOK_EVERY_S = 20.0
"""Seconds between two looks at the clock."""


class Dimming:
    """On a worker's thread. A lamp that fails is told again at every look, and said once."""

    def __init__(
        self, daylight: Daylight, backlight: Backlight, *, clock: Clock, zone: tzinfo
    ) -> None:
        self._daylight = daylight
        self._backlight = backlight
        self._clock = clock
        self._zone = zone
        self._given: float | None = None
        self._trouble = ""

    def run(self, stop: threading.Event) -> None:
        """Look at the clock until told to stop."""
        while not stop.is_set():
            self.look()
            stop.wait(LOOK_EVERY_S)

    def look(self) -> None:
        """Give the light of this minute, if it is another than before."""
        light = self._daylight.light_at(self._clock.now().astimezone(self._zone).time())
        if light == self._given:
            return
        try:
            self._backlight.shine(light)
        except DeviceDown as down:
            self._say(str(down))
            return
        self._given = light
        self._say("")

    def _say(self, trouble: str) -> None:
        """A lamp may fail all night: the log hears of each trouble once, and of its end."""
        if trouble == self._trouble:
            return
        if trouble:
            log.error("the screen's light cannot be changed: %s", trouble)
        else:
            log.info("the screen's light follows the hour again")
        self._trouble = trouble
