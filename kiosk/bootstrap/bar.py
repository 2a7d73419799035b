"""Sets those to work who serve the bartender: who reads his scans, and who watches his cards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.bootstrap.staff import Staff
from kiosk.bootstrap.world import World
from kiosk.config import Config
from kiosk.domain.menu import Menu
from kiosk.ports import Scanner, Storage

if TYPE_CHECKING:  # the first picture does not wait for what only a started engine needs
    from kiosk.services.answers import Answers
    from kiosk.services.bar import Bar
    from kiosk.services.businessday import Calendar


@dataclass(frozen=True)
class BarRoom:
    """What everybody at the bar needs.

    ``changed``: there is something new, for the workers and for the screen. ``menu`` is the one
    in service, ``calendar`` says when a business day begins and ends.
    """

    config: Config
    storage: Storage
    world: World
    staff: Staff
    answers: Answers
    printer_works: Callable[[], bool]
    changed: Callable[[], None]
    menu: Callable[[], Menu]
    calendar: Calendar

    def open(self, scanner: Scanner | None) -> Bar:
        """Make the bar, and employ who listens to the scanner if there is one."""
        from kiosk.services.bar import Bar

        bar = Bar(
            self.storage,
            self.world.clock,
            answers=self.answers,
            printer_works=self.printer_works,
            changed=self.changed,
            steps=self.world.steps,
            menu=self.menu,
            language=self.config.window.staff_language,
            calendar=self.calendar,
        )
        self._employ_day_watch()
        if scanner is not None:
            self._employ_scanner(scanner, bar)
        return bar

    def _employ_day_watch(self) -> None:
        """Who closes the day after its hours; without hours only a card or the next day does."""
        from kiosk.services.businessday import DayWatch

        if self.config.selling.hours is None:
            return
        watch = DayWatch(self.storage, self.world.clock, self.calendar, changed=self.changed)
        self.staff.employ("day", watch.run, interrupt=lambda: None)

    def _employ_scanner(self, scanner: Scanner, bar: Bar) -> None:
        def listen(stop: threading.Event) -> None:
            scanner.listen(bar.scan, bar.noise, stop)

        self.staff.employ("scanner", listen, interrupt=scanner.interrupt)
        self.staff.employ("card", bar.watch, interrupt=bar.interrupt)
