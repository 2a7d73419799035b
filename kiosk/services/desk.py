"""What the screen hands over: orders to place, numbers shown. The screen itself never waits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue

from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStand, HelpStanding, HelpWanted
from kiosk.domain.order import Order
from kiosk.ports import Post, StorageFailed
from kiosk.services.help import HelpBell
from kiosk.services.ordering import (
    NotPlaced,
    NotPlacedWhy,
    Ordering,
    Placed,
    PlacedUnknown,
    PlaceResult,
)
from kiosk.services.status import StatusReader, WindowStatus

log = logging.getLogger(__name__)

LOOK_EVERY_S = 2.0
"""Seconds between two looks at the window's status when nothing happens."""

RESOLVE_EVERY_S = 1.0
"""Seconds between two questions whether an order was saved, while the database is silent."""


@dataclass(frozen=True)
class _Place:
    basket: Basket
    language: str
    reply: Callable[[PlaceResult], None]


@dataclass(frozen=True)
class _Call:
    wanted: HelpWanted
    reply: Callable[[HelpStanding], None]


@dataclass(frozen=True)
class _Shown:
    key: str


@dataclass(frozen=True)
class _Look:
    pass


_Errand = _Place | _Call | _Shown | _Look


class Desk:
    """The worker between the screen and the services. ``run`` is its thread's whole life.

    The other methods may be called from any thread and return at once; replies come through
    ``post``, on the screen's thread.
    """

    def __init__(
        self,
        ordering: Ordering,
        status: StatusReader,
        *,
        post: Post,
        on_status: Callable[[WindowStatus], None],
        on_unshown: Callable[[Order], None],
        on_placed: Callable[[], None],
        ask_printer: Callable[[], None] = lambda: None,
        bell: HelpBell | None = None,
        announce: Callable[[WindowStatus], None] = lambda _status: None,
    ) -> None:
        self._ordering = ordering
        self._status = status
        self._post = post
        self._on_status = on_status
        self._on_unshown = on_unshown
        self._on_placed = on_placed
        self._ask_printer = ask_printer
        self._bell = bell
        self._announce = announce
        self._errands: SimpleQueue[_Errand] = SimpleQueue()
        self._look_waits = threading.Event()
        self._unshown_told = False
        self._owed: _Place | None = None
        self._last: WindowStatus | None = None

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        """Place the basket; ``reply`` is called when it is certain whether there is an order."""
        self._errands.put(_Place(basket, language, reply))

    def basket_opened(self) -> None:
        """A guest is about to order: know before she does whether it can be done."""
        self._ask_printer()

    def call(self, wanted: HelpWanted, reply: Callable[[HelpStanding], None]) -> None:
        """Call the bartender; ``reply`` says what became of it so far, the status what follows."""
        self._errands.put(_Call(wanted, reply))

    def shown(self, key: str) -> None:
        """The guest has seen the number of this order."""
        self._errands.put(_Shown(key))

    def look(self) -> None:
        """Something changed: look at the status soon, once for all that has changed by then."""
        if not self._look_waits.is_set():
            self._look_waits.set()
            self._errands.put(_Look())

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (call :meth:`look` as well to end at once).

        A guest whose order it was at when it fell is answered first: her screen waits for it.
        """
        if self._owed is not None:
            self._reply(self._owed, PlacedUnknown(self._owed.basket.key), stop)
        while not stop.is_set():
            if not self._unshown_told:
                self._show_unshown()
            self._report()
            try:
                errand = self._errands.get(timeout=LOOK_EVERY_S)
            except Empty:
                continue
            self._do(errand, stop)

    def _do(self, errand: _Errand, stop: threading.Event) -> None:
        if isinstance(errand, _Place):
            self._place(errand, stop)
        elif isinstance(errand, _Call):
            self._call(errand)
        elif isinstance(errand, _Shown):
            self._shown(errand.key)
        else:
            self._look_waits.clear()

    def _place(self, errand: _Place, stop: threading.Event) -> None:
        self._owed = errand
        try:
            result = self._ordering.place(errand.basket, errand.language)
        except Exception:
            # A mistake of ours ends this worker's turn, but the guest stands there and waits.
            self._reply(errand, PlacedUnknown(errand.basket.key), stop)
            raise
        self._reply(errand, result, stop)

    def _reply(self, errand: _Place, result: PlaceResult, stop: threading.Event) -> None:
        """Answer once it is certain; at the end of the program it is left to the next start."""
        while isinstance(result, PlacedUnknown):
            if stop.is_set():
                return
            result = self._ordering.resolve(result.key)
            if isinstance(result, PlacedUnknown):
                stop.wait(RESOLVE_EVERY_S)
        if isinstance(result, Placed):
            self._on_placed()
        if result == NotPlaced(NotPlacedWhy.CLOSED):
            self._status.refused()
            self._report()  # first the closed screen, then the answer behind it
        answer = result
        self._post(lambda: errand.reply(answer))
        self._owed = None

    def _call(self, errand: _Call) -> None:
        """Answer in any case: who cannot be called is not waited for."""
        if self._bell is None:
            standing = HelpStanding(errand.wanted.key, HelpStand.NOT_SENT)
        else:
            standing = self._bell.ask(errand.wanted)
        self._post(lambda: errand.reply(standing))

    def _shown(self, key: str) -> None:
        try:
            self._ordering.mark_shown(key)
        except StorageFailed as error:
            # After a restart the number is shown once more: better twice than never.
            log.warning("could not note that a number was shown: %s", error)

    def _show_unshown(self) -> None:
        try:
            orders = self._ordering.unshown()
        except StorageFailed as error:
            log.info("numbers not shown are looked for later: %s", error)
            return
        self._unshown_told = True
        for order in orders:
            self._post(partial(self._on_unshown, order))

    def _report(self) -> None:
        status = self._status.read()
        if status != self._last:
            self._last = status
            self._announce(status)
            self._post(lambda: self._on_status(status))
