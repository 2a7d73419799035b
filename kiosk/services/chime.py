"""A number that has just become ready is heard: two notes, softer at night."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import tzinfo

from kiosk.domain.called import newly_ready
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Trouble, Verdict
from kiosk.domain.quiet import QuietHours
from kiosk.ports import Clock
from kiosk.ports.sound import CannotPlay, Player
from kiosk.services.status import WindowStatus

log = logging.getLogger(__name__)

LOUD = 0.5
"""The peak by day, of 1: heard across a street, not inside the houses."""

SOFT = 0.16
"""The peak in the quiet hours: 10 dB less, half as loud to an ear."""

REST_S = 1.0
"""Seconds between two looks whether to end, while nobody is called."""


class Chime:
    """The worker that plays. ``run`` is its thread's whole life; the rest is for any thread.

    ``notes`` gives the sound for a loudness; ``probe`` is one that nobody hears, played once at
    the start to learn whether there is a device at all.
    """

    def __init__(
        self,
        player: Player,
        clock: Clock,
        *,
        notes: Callable[[float], bytes],
        probe: bytes,
        zone: tzinfo,
        quiet: QuietHours,
    ) -> None:
        self._player = player
        self._clock = clock
        self._notes = notes
        self._probe = probe
        self._zone = zone
        self._quiet = quiet
        self._known: tuple[int, ...] | None = None
        self._wanted = threading.Event()
        self._health = NOT_ASKED

    @property
    def health(self) -> DeviceHealth:
        """What came of the last sound."""
        return self._health

    def hear(self, status: WindowStatus) -> None:
        """What is ready now; several at once are one chime. Returns at once.

        What was ready at the start is not called again.
        """
        if self._known is not None and newly_ready(self._known, status.ready):
            self._wanted.set()
        self._known = status.ready

    def wake(self) -> None:
        """Look up, at the end of the program."""
        self._player.stop()
        self._wanted.set()

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (call :meth:`wake` as well to end at once)."""
        self._play(self._probe)
        while not stop.is_set():
            if self._wanted.wait(REST_S) and not stop.is_set():
                self._wanted.clear()
                self._play(self._notes(self._loudness()))

    def _loudness(self) -> float:
        at = self._clock.now().astimezone(self._zone).time()
        return SOFT if self._quiet.covers(at) else LOUD

    def _play(self, sound: bytes) -> None:
        try:
            self._player.play(sound)
        except CannotPlay as error:
            self._note(DeviceHealth(Verdict.FAILS, (Trouble.ABSENT,)), str(error))
        else:
            self._note(DeviceHealth(Verdict.WORKS), "")

    def _note(self, health: DeviceHealth, why: str) -> None:
        """Say it once when the sound is lost and once when it is back."""
        before, self._health = self._health, health
        if health.verdict is before.verdict:
            return
        if health.verdict is Verdict.WORKS:
            log.info("the sound works")
        else:
            log.warning("sound: not there: %s", why)
