"""The menu in service: read again when its file has changed, and what of it is on sale now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.domain.menu import Menu, Offer, availability_of, offer_at
from kiosk.ports import Clock

log = logging.getLogger(__name__)

LOOK_EVERY_S = 2.0
"""Seconds between two looks at the file: an owner who saved it sees it on the glass at once."""


@dataclass(frozen=True)
class MenuFile:
    """Where the menu is written.

    ``read`` reads it and raises :class:`ValueError` with what is wrong in it; ``stamp`` is cheap,
    never raises, and differs when the file may have changed.
    """

    read: Callable[[], Menu]
    stamp: Callable[[], object]


class Catalogue:
    """Keeps the last good menu. ``offer`` and ``health`` may be asked from any thread, ``look``
    is for one. ``changed`` is told each new offer, on that thread.

    Raises what ``file.read`` raises if there is no good menu to begin with.
    """

    def __init__(
        self, file: MenuFile, clock: Clock, zone: tzinfo, *, changed: Callable[[Offer], None]
    ) -> None:
        self._file = file
        self._clock = clock
        self._zone = zone
        self._changed = changed
        self._seen = self._stable = file.stamp()  # before the reading: what changes now is seen
        self._menu = file.read()
        self._is_broken = False
        self._offer = self._on_sale()

    @property
    def offer(self) -> Offer:
        """What is on sale."""
        return self._offer

    @property
    def health(self) -> DeviceHealth:
        """Fails while the file is broken and an older menu is in service."""
        if self._is_broken:
            return DeviceHealth(Verdict.FAILS, (Trouble.BROKEN_FILE,))
        return DeviceHealth(Verdict.WORKS)

    def run(self, stop: threading.Event) -> None:
        """Look until ``stop`` is set."""
        self._changed(self._offer)
        while not stop.wait(LOOK_EVERY_S):
            self.look()

    def look(self) -> None:
        """Take a changed file in; see which sections' time it is."""
        stamp = self._file.stamp()
        if stamp != self._seen and stamp == self._stable:
            self._seen = stamp
            self._take_in()
        self._stable = stamp  # one that still changes is being written
        offer = self._on_sale()
        if offer != self._offer:
            self._offer = offer
            self._changed(offer)

    def _take_in(self) -> None:
        """A broken file leaves the old menu in service and says why, once."""
        try:
            menu = self._file.read()
        except ValueError as error:
            self._is_broken = True
            log.error("the old menu stays in service: %s", error)  # noqa: TRY400 - no fault of ours
            return
        self._is_broken = False
        if menu != self._menu:
            self._menu = menu
            log.info("the menu was read again")

    def _on_sale(self) -> Offer:
        moment = self._clock.now().astimezone(self._zone)
        return offer_at(self._menu, moment, availability_of(self._menu))
