"""Sets those to work who serve the bartender: who reads his scans, and who watches his cards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.bootstrap.staff import Staff
from kiosk.bootstrap.staffside import open_staff_desk
from kiosk.bootstrap.world import World
from kiosk.config import Config
from kiosk.domain.menu import Menu
from kiosk.ports import Post, Ring, Scanner, Storage

if TYPE_CHECKING:  # the first picture does not wait for what only a started engine needs
    from kiosk.services.answers import Answers
    from kiosk.services.bar import Bar
    from kiosk.services.behindbar import BehindBar
    from kiosk.services.businessday import Calendar
    from kiosk.services.staffdesk import StaffDesk
    from kiosk.services.waiting import Patience, Waiting


@dataclass
class Ear:
    """When the scanner last read a code, whatever it said; None: not since the start."""

    heard_at: datetime | None = None


@dataclass(frozen=True)
class BarRoom:
    """What everybody at the bar needs.

    ``changed``: there is something new, for the workers and for the screen. ``menu`` is the one
    in service, ``calendar`` says when a business day begins and ends.
    ``on_staff_desk`` is given the worker behind the staff screen, whose answers come by ``post``.
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
    behind_bar: BehindBar | None = None
    post: Post = lambda call: call()
    on_staff_desk: Callable[[StaffDesk | None], None] = lambda _desk: None
    ear: Ear = field(default_factory=Ear)

    def open(self, scanner: Scanner | None) -> Bar:
        """Make the bar, and employ who listens to the scanner if there is one."""
        from kiosk.services.bar import Bar

        waiting = self._employ_waiting()
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
            most_calls=self.config.bartender.most_calls,
            heard=waiting.heard,
            buzz=self._buzz,
        )
        self._employ_day_watch()
        if scanner is not None:
            self._employ_scanner(scanner, bar)
        self.on_staff_desk(open_staff_desk(self, post=self.post, heard=waiting.heard))
        return bar

    def _buzz(self, ring: Ring) -> None:
        if self.behind_bar is not None:
            self.behind_bar.ring(ring)

    def _employ_waiting(self) -> Waiting:
        """Who reminds the bar of what nobody answers."""
        from kiosk.services.replies import Replies
        from kiosk.services.waiting import Waiting

        waiting = Waiting(
            self.storage,
            self.world.clock,
            patience=patience(self.config),
            ring=Replies(self.answers, self.printer_works, self._buzz).ring,
            changed=self.changed,
        )
        self.staff.employ("waiting", waiting.run, interrupt=waiting.interrupt)
        return waiting

    def _employ_day_watch(self) -> None:
        """Who closes the day after its hours; without hours only a card or the next day does."""
        from kiosk.services.businessday import DayWatch

        if self.config.selling.hours is None:
            return
        watch = DayWatch(self.storage, self.world.clock, self.calendar, changed=self.changed)
        self.staff.employ("day", watch.run, interrupt=lambda: None)

    def _employ_scanner(self, scanner: Scanner, bar: Bar) -> None:
        def scan(text: str) -> None:
            self.ear.heard_at = self.world.clock.now()
            bar.scan(text)

        def listen(stop: threading.Event) -> None:
            scanner.listen(scan, bar.noise, stop)

        self.staff.employ("scanner", listen, interrupt=scanner.interrupt)
        self.staff.employ("card", bar.watch, interrupt=bar.interrupt)


def pager_behind_bar(config: Config, world: World) -> BehindBar | None:
    """What the base does for the bar itself: the pager that answers scans while the printer
    cannot, if the owner keeps one, and trials. None without a base.
    """
    if config.pager is None:
        return None
    from kiosk.services.behindbar import BehindBar

    return BehindBar(config.bartender.behind_bar, world.clock.monotonic)


def patience(config: Config) -> Patience:
    """How long the bar is left alone, as the owner settled it."""
    from kiosk.services.waiting import Patience

    settled = config.bartender
    again = settled.call_again_minutes
    return Patience(
        remind=timedelta(minutes=settled.remind_minutes),
        help=timedelta(minutes=settled.help_minutes),
        unanswered=settled.unanswered,
        call_again=None if again is None else timedelta(minutes=again),
        most_calls=settled.most_calls,
        has_bell=config.bar.bell != "none",
    )
