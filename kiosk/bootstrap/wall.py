"""The demo's world: watches the virtual devices for the wall, and plays the bartender's hand."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from kiosk.bootstrap.devices import Devices
from kiosk.bootstrap.front import translators
from kiosk.bootstrap.walltray import codes_of, missing_pagers, pager_code_of, tray_for
from kiosk.config import Config
from kiosk.devices.layout.lessons import has_long_ring
from kiosk.domain.menu import Menu
from kiosk.ports import Post, Storage, StorageFailed
from kiosk.presenters.wall import WallPresenter, knock_words
from kiosk.presenters.wallviews import Heard
from kiosk.services.ordering import BAR, RECEIPT, STANDBY
from kiosk.services.status import WindowStatus

if TYPE_CHECKING:
    from hardware.pager.virtual import HeardCall
    from hardware.printer.paper import Page
    from hardware.printer.virtual import HeardBell, VirtualPrinter

log = logging.getLogger(__name__)

LISTEN_S = 0.2
"""Seconds the bell is listened for at a stretch: then whether all of this is to end."""


class Wall:
    """Between the virtual devices, on their threads, and the wall's presenter, on the screen's.

    Pages become pictures on a thread of their own: the printer must not wait for that. What must
    be read from the database is read on another: the screen must not wait either. ``menu`` is
    what the sheet of what can run out is made of. ``draws``: somebody looks at the pictures.
    ``staff_pin`` is told to whoever looks, "" if it is not for everybody.
    """

    def __init__(
        self, config: Config, post: Post, *, menu: Menu, draws: bool = True, staff_pin: str = ""
    ) -> None:
        self._addresses = (
            {address: number for number, address in config.pager.pagers.items()}
            if config.pager
            else {}
        )
        self._post = post
        self._menu = menu
        self._draws = draws
        self._storage: Storage | None = None
        self._devices: Devices | None = None
        self._pages: SimpleQueue[tuple[str, Page] | None] = SimpleQueue()
        self._questions: SimpleQueue[Callable[[Storage], None] | None] = SimpleQueue()
        self._kept: dict[str, list[Page]] = {BAR: [], STANDBY: [], RECEIPT: []}
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._develop, name="wall: pictures"),
            threading.Thread(target=self._listen, name="wall: bell"),
            threading.Thread(target=self._answer, name="wall: rack"),
        ]
        words = translators().for_language(config.window.staff_language)
        self.presenter = WallPresenter(
            words,
            pagers=tuple(sorted(self._addresses.values())),
            has_receipts=config.receipt is not None,
            on_scan=self._scan,
            on_found=lambda number: self._questions.put(partial(self._find, number)),
            tray=tray_for(config, menu, words),
            knock=knock_words(words, config.window.name, staff_pin),
            has_long_ring=has_long_ring(config.bar.bell),
        )

    def __enter__(self) -> Wall:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._pages.put(None)
        self._questions.put(None)
        for thread in self._threads:
            thread.join()

    # -- told by the devices, on their own threads --------------------------------------------

    def attach(self, devices: Devices, storage: Storage | None) -> None:
        """These are the devices and the database."""
        self._devices = devices
        self._storage = storage
        self._questions.put(self._read_codes)

    def status_changed(self, status: WindowStatus) -> None:
        """Orders moved on, or a device did; on the screen's thread."""
        self.presenter.status_changed(status)
        self._questions.put(self._read_pagers)

    def page(self, printer: str, page: Page) -> None:
        """A page was cut."""
        self._pages.put((printer, page))

    def call(self, call: HeardCall) -> None:
        """The base decided on a call."""
        number = self._addresses.get(call.address)
        if call.accepted and number is not None:
            self._post(lambda: self.presenter.pager_called(number))

    # -- for whoever plays --------------------------------------------------------------------

    def pages(self, printer: str) -> tuple[Page, ...]:
        """What has come out of a printer so far."""
        return tuple(self._kept[printer])

    def codes(self) -> tuple[str, ...]:
        """The codes on the bartender's papers so far, oldest first."""
        from kiosk.devices.looks import codes_on

        pages = (*self.pages(BAR), *self.pages(STANDBY))
        return tuple(code for page in pages for code in codes_on(page))

    def keep(self, folder: Path) -> None:
        """Write the papers as pictures."""
        from kiosk.devices.looks import keep_pages

        for printer in self._kept:
            keep_pages(self.pages(printer), folder / f"{printer}.png")

    def text(self) -> str:
        """All papers as text."""
        from kiosk.devices.looks import text_of

        return "\n".join(text_of(page) for pages in self._kept.values() for page in pages)

    # -- inside -------------------------------------------------------------------------------

    def _scan(self, code: str) -> None:
        scanner = self._devices.scanner if self._devices else None
        if scanner is not None and scanner.far_end is not None:
            scanner.far_end.scan(code)

    def _answer(self) -> None:
        while (question := self._questions.get()) is not None:
            if self._storage is None:
                continue
            try:
                question(self._storage)
            except StorageFailed as error:
                log.info("the wall could not look at the database: %s", error)

    def _read_codes(self, storage: Storage) -> None:
        codes = codes_of(storage, self._menu)
        self._post(lambda: self.presenter.codes_known(codes))

    def _read_pagers(self, storage: Storage) -> None:
        missing = missing_pagers(storage)
        self._post(lambda: self.presenter.pagers_missing(missing))

    def _find(self, number: int, storage: Storage) -> None:
        code = pager_code_of(storage, number)
        if code is not None:
            self._post(lambda: self.presenter.scan(code))

    def _develop(self) -> None:
        from kiosk.devices.looks import codes_on, png_of

        while (shot := self._pages.get()) is not None:
            printer, page = shot
            self._kept[printer].append(page)
            image, codes = png_of(page) if self._draws else b"", codes_on(page)
            self._tell(printer, image, codes)

    def _tell(self, printer: str, image: bytes, codes: tuple[str, ...]) -> None:
        self._post(lambda: self.presenter.paper_out(printer, image, codes))

    def _listen(self) -> None:
        heard = 0
        while not self._ending.is_set():
            printer = self._devices.bar.far_end if self._devices else None
            if printer is None:
                self._ending.wait(LISTEN_S)
                continue
            printer.wait_until(partial(_rang_again, heard), timeout_s=LISTEN_S)
            rings = printer.rings
            for ring in rings[heard:]:
                self._ring(_meaning(ring))
            heard = len(rings)

    def _ring(self, heard: Heard) -> None:
        self._post(lambda: self.presenter.bell_rang(heard))
        self._questions.put(self._read_pagers)  # what was understood may be about one


def _rang_again(heard: int, printer: VirtualPrinter) -> bool:
    return len(printer.rings) > heard


def _meaning(bell: HeardBell) -> Heard:
    """One short is understood, three are refused, five call him to the window; the second step
    is one long or two short.
    """
    if bell.times >= 5:
        return Heard.HELP
    if bell.times >= 3:
        return Heard.REFUSED
    return Heard.SECOND_STEP if bell.long or bell.times == 2 else Heard.UNDERSTOOD
