"""The menu in service: read again when its file has changed, and what of it is on sale now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from kiosk.domain.health import DeviceHealth
from kiosk.domain.menu import Menu, Offer, availability_of, offer_at
from kiosk.domain.shortage import Shortage, lacking
from kiosk.ports import Clock, StorageFailed
from kiosk.services.ownersfile import LOOK_EVERY_S, OwnersFile

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MenuFile:
    """Where the menu is written, and kept: all as :class:`~kiosk.services.ownersfile.OwnersFile`
    has them.
    """

    read: Callable[[], Menu]
    stamp: Callable[[], object]
    keep: Callable[[Menu], None] = lambda _menu: None
    again: Callable[[], Menu | None] = lambda: None


class Catalogue:
    """Keeps the last good menu. ``offer`` and ``health`` may be asked from any thread, ``look``
    is for one. ``changed`` is told each new offer, on that thread. ``also`` is another file of
    the owner's that is looked at whenever this one is.

    Raises what ``file.read`` raises if there is no good menu to begin with, and none was kept.
    """

    def __init__(
        self,
        file: MenuFile,
        clock: Clock,
        zone: tzinfo,
        *,
        changed: Callable[[Offer], None],
        also: Callable[[], None] = lambda: None,
    ) -> None:
        self._file = OwnersFile(
            file.read,
            file.stamp,
            kept="the old menu stays in service",
            taken="the menu was read again",
            keep=file.keep,
            again=file.again,
        )
        self._clock = clock
        self._zone = zone
        self._changed = changed
        self._also = also
        self._ask: Callable[[], tuple[Shortage, ...]] = tuple
        self._missing: tuple[Shortage, ...] = ()
        self._is_wanted = threading.Event()
        self._offer = self._on_sale()

    @property
    def offer(self) -> Offer:
        """What is on sale."""
        return self._offer

    @property
    def health(self) -> DeviceHealth:
        """Fails while the file is broken and an older menu is in service."""
        return self._file.health

    def ask_bar(self, ask: Callable[[], tuple[Shortage, ...]]) -> None:
        """From now on learn from ``ask`` what has run out at the bar. It may raise
        :class:`~kiosk.ports.StorageFailed`: then what was known last still counts.
        """
        self._ask = ask

    def look_soon(self) -> None:
        """Let :meth:`run` look at once; from any thread."""
        self._is_wanted.set()

    def run(self, stop: threading.Event) -> None:
        """Look until ``stop`` is set; :meth:`look_soon` as well to end at once."""
        self._learn()
        self._offer = self._on_sale()
        self._changed(self._offer)
        while not stop.is_set():
            self._is_wanted.wait(LOOK_EVERY_S)
            self._is_wanted.clear()
            self.look()
            self._also()

    def look(self) -> None:
        """Take a changed file in; see which sections' time it is, and what has run out."""
        self._file.look()
        self._learn()
        offer = self._on_sale()
        if offer != self._offer:
            self._offer = offer
            self._changed(offer)

    def _on_sale(self) -> Offer:
        menu, moment = self._file.value, self._clock.now().astimezone(self._zone)
        offer = offer_at(menu, moment, availability_of(menu))
        return lacking(offer, self._missing, moment)

    def _learn(self) -> None:
        try:
            self._missing = self._ask()
        except StorageFailed as error:
            log.warning("what has run out is not known anew: %s", error)
