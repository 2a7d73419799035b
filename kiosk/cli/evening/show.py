"""The played evening: put together, played, and handed over with its account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import World, translators
from kiosk.cli.errors import Trouble
from kiosk.cli.evening.account import account, write_papers
from kiosk.cli.evening.chronicle import Chronicle
from kiosk.cli.evening.guests import guests_of, simple_drinks
from kiosk.cli.evening.house import Glass, House, Noting
from kiosk.cli.evening.papers import cut, nothing_prints
from kiosk.cli.evening.quiet import QuietWall
from kiosk.cli.evening.script import Evening
from kiosk.cli.evening.world import EveningClock, RealSeconds, SeededIds
from kiosk.cli.show import Played, Show
from kiosk.config import Config
from kiosk.domain.cards import Card
from kiosk.domain.menu import Offer
from kiosk.domain.order import Order
from kiosk.system import NoSteps
from kiosk.ui.steps import PlayFailed, Step

if TYPE_CHECKING:
    from hardware.printer.paper import Page
    from hardware.printer.virtual import VirtualPrinter
    from kiosk.bootstrap import Devices

OPENS = datetime(2026, 6, 13, 19, 0)  # noqa: DTZ001 - a Saturday, in whatever zone the window is
SEED = 43

_AT_ONCE = 20
"""Steps of the script in one frame: most of them wait for nothing."""


class PlayedEvening:
    """One evening of a window on virtual devices. ``play`` once, then ``keep``.

    ``size`` is that of the guest's screen, None for no screen at all: then no finger is seen.
    """

    def __init__(
        self, config: Config, folder: Path, *, size: tuple[int, int] | None, seed: int = SEED
    ) -> None:
        self._size = size
        self._config = config
        self._folder = folder
        self._opens = OPENS.replace(tzinfo=config.window.timezone)
        self._clock = EveningClock(self._opens)
        self._ids = SeededIds(seed)
        self._seed = seed
        self._words = translators().for_language(config.window.staff_language)
        self.chronicle = Chronicle(self._clock.now)
        self.orders: dict[int, Order] = {}
        self._show = Show(
            config,
            folder,
            world=World(self._clock, self._ids, NoSteps()),
            line_speed=False,
            on_page=self._page,
            through=lambda errands: Noting(errands, self._note),
            on_devices=self._set_clocks,
            draws=size is not None,
            street=World(RealSeconds(self._clock), self._ids, NoSteps()),
        )

        self._quiet = QuietWall(self._show.wall.presenter)

    def play(self) -> None:
        """Play it. Raises :class:`Trouble` if it does not come to its end."""
        if self._size is None:
            try:
                self._show.without_glass(self._script(None))
            except PlayFailed as failed:
                raise Trouble(str(failed)) from failed
            return
        played = Played(self._script_on, at_once=_AT_ONCE)
        self._show.on_glass(self._size, on_stage=played.begin, wall=self._quiet, lively=False)
        played.finish()

    def keep(self, out: Path) -> None:
        """Every paper as a picture, and the account."""
        papers = write_papers(self.chronicle, out / "paper")
        window = self._config.window
        page = account(
            self.chronicle, papers, words=self._words, window=window.name, zone=window.timezone
        )
        (out / "night.html").write_text(page, encoding="utf-8")

    def _script_on(self, stage: object) -> Iterator[Step]:
        from kiosk.ui.evening import PlayedGlass

        quiet = self._quiet
        glass = PlayedGlass(stage, self._folder / "screens", wall=(quiet.catch_up, quiet.rest))
        return self._script(glass)

    def _script(self, glass: Glass | None) -> Iterator[Step]:
        config, show = self._config, self._show
        house = House(
            presenter=show.presenter,
            wall=show.wall.presenter,
            chronicle=self.chronicle,
            clock=self._clock,
            words=self._words,
            opened_at=self._opens,
            offer=self._offer,
            printer=self._printer,
            new_key=self._ids.key,
            is_quiet=self._is_quiet,
            language_name=lambda code: translators().for_language(code).own_name,
            ways=frozenset(Card),
            glass=glass,
            orders=self.orders,
        )
        guests = guests_of(
            self._seed, languages=config.window.languages, drinks=simple_drinks(show.menu)
        )
        return Evening(house, guests).play()

    def _offer(self) -> Offer:
        if self._show.sides.offer is None:
            raise LookupError("nobody has said yet what is on sale")
        return self._show.sides.offer

    def _printer(self) -> VirtualPrinter:
        devices = self._show.devices
        if devices is None or devices.bar.far_end is None:
            raise LookupError("there is no virtual printer")
        return devices.bar.far_end

    def _set_clocks(self, devices: Devices) -> None:
        for printer in devices.printers:
            printer.dated_by(self._clock.ahead)

    def _is_quiet(self) -> bool:
        storage = self._show.engine.storage
        return storage is not None and nothing_prints(storage)

    def _note(self, order: Order) -> None:
        self.orders[order.number] = order

    def _page(self, printer: str, page: Page) -> None:
        """On the printer's own thread, before it confirms: its job still stands as printing."""
        paper = cut(self._show.engine.storage, printer, page, self._clock.now())
        self._show.bridge.post(lambda: self.chronicle.paper(paper))
