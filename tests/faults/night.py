"""One evening at a window with everything but glass, and four people who look at it.

The guest (what stood on the screen), the bartender (what lies in front of the printer), the
owner (``kiosk orders --json``, ``kiosk jobs --json``), and whoever plays the world.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hardware.printer.paper import Page
from kiosk.cli import main
from kiosk.config import load_config
from kiosk.domain.printjob import PrintJob
from kiosk.ports import Records
from kiosk.presenters.views import ClosedView, NumberView, View
from kiosk.system import SystemClock
from tests.e2e.conftest import SCANNER, Place
from tests.e2e.devices import (
    PagerDevice,
    PrinterDevice,
    ScannerDevice,
    code_of,
    is_copy,
    is_whole_ticket,
)
from tests.e2e.waiting import Found
from tests.e2e.window import HeadlessWindow

__all__ = ["EVERYTHING", "SCANNER", "Night", "WallClock", "is_copy", "is_whole_ticket"]

EVERYTHING = ("printer", "scanner", "base")

Row = dict[str, Any]

_NUDGE_S = 0.1


class WallClock:
    """The computer's clocks, of which the one on the wall can be set.

    Time itself goes on: ``monotonic`` is the real one, so that devices and waits are not fooled.
    """

    def __init__(self, at: datetime | None = None) -> None:
        self._real = SystemClock()
        self._ahead = at - self._real.now() if at else timedelta(0)

    def now(self) -> datetime:
        return self._real.now() + self._ahead

    def monotonic(self) -> float:
        return self._real.monotonic()

    def set_to(self, moment: datetime) -> None:
        """Somebody, or the network, sets the time of day."""
        self._ahead = moment.astimezone(UTC) - self._real.now()

    def jump(self, ahead: timedelta) -> None:
        """As above, by so much."""
        self._ahead += ahead


class Night:
    """A window and its bar printer, running. Tests share one and leave it working."""

    def __init__(
        self,
        folder: Path,
        *devices: str,
        printer: tuple[str, ...] = (),
        clock: WallClock | None = None,
        **bar: object,
    ) -> None:
        self.place = Place(folder)
        self.place.configure(*devices, **bar)
        self._printer = printer
        self._clock = clock
        self._seen_from = 0
        self._pages_from = 0
        self._read: tuple[int, tuple[Page, ...]] = (0, ())
        self._nudged_at = 0.0
        self._keys: dict[int, str] = {}
        self._runs = False

    def open(self, *, plugged: Sequence[str] = ("printer",)) -> None:
        """Begin: the named devices are plugged in, the kiosk starts."""
        self.bar: PrinterDevice | None = None
        self.scanner: ScannerDevice | None = None
        self.base: PagerDevice | None = None
        if "printer" in plugged:
            self.plug_in()
        if "scanner" in plugged:
            self.scanner = self.place.plug_in_scanner()
        if "base" in plugged:
            self.base = self.place.plug_in_pager_base()
        self.window = HeadlessWindow(load_config(self.place.config_file), clock=self._clock)
        self.window.__enter__()
        self._runs = True

    def stop(self) -> None:
        """The kiosk ends; its devices stay plugged in. Allowed twice."""
        if self._runs:
            self._runs = False
            self.window.__exit__(None, None, None)

    def close(self) -> None:
        """The end of the evening."""
        self.stop()
        self.place.close()

    def begin(self) -> None:
        """A test begins: everything works, nobody stands at the glass, nothing was seen yet."""
        self.until_open()
        self._let_her_go()
        self.until(self._is_quiet, "nothing is left to print")
        self._seen_from = len(self.window.views)
        self._pages_from = len(self._all_pages())

    # the world

    def plug_in(self) -> PrinterDevice:
        """The bar's printer, with a new roll."""
        self.bar = self.place.plug_in_printer("bar", *self._printer)
        self._pages_from = 0
        self._read = (0, ())
        return self.bar

    def tell(self, *words: str) -> None:
        """Do something to the printer, and wait until it is done."""
        assert self.bar is not None
        for word in words:
            before = self.bar.said.count(f"{word}: done")
            self.bar.tell(word)
            self.until(lambda: self.bar.said.count(f"{word}: done") > before, word)  # type: ignore[union-attr] # noqa: B023

    def scan(self, *codes: str) -> None:
        """The bartender passes papers under the scanner."""
        assert self.scanner is not None
        self.scanner.tell(*codes)

    # the guest

    def order(self) -> int:
        """A guest orders a Negroni; the number she is shown."""
        self.until_open()
        self._let_her_go()
        return int(self.window.order_a_negroni().number)

    def _let_her_go(self) -> None:
        if isinstance(self.window.presenter.view, NumberView):
            self.window.next_guest()

    @property
    def seen(self) -> tuple[View, ...]:
        """What stood on the glass since the test began."""
        return tuple(self.window.views[self._seen_from :])

    def was_closed(self) -> bool:
        """The closed screen stood there."""
        return any(isinstance(view, ClosedView) for view in self.seen)

    def until_told_to_knock(self, number: int) -> None:
        """Away with her number: the closed screen says *42: please knock*."""
        self.window.presenter.next_guest()

        def told() -> bool:
            view = self.window.presenter.view
            return isinstance(view, ClosedView) and any(
                str(number) in sentence for sentence in view.knock
            )

        self.until(told, f"{number} is told to knock")

    # the bartender

    @property
    def papers(self) -> tuple[Page, ...]:
        """What was cut off since the test began, oldest first."""
        return self._all_pages()[self._pages_from :]

    def tickets_of(self, number: int) -> tuple[Page, ...]:
        """The whole tickets of one order since the test began."""
        return tuple(
            page for page in self.papers if is_whole_ticket(page) and page.lines[-1] == str(number)
        )

    def ticket_of(self, number: int) -> Page:
        """Wait for the first whole ticket of an order."""
        return self.until(lambda: self.tickets_of(number), f"ticket {number}")[0]

    def code_of(self, number: int) -> str:
        """What to scan."""
        return code_of(self.tickets_of(number)[0])

    def _all_pages(self) -> tuple[Page, ...]:
        """What is really cut: the bytes may be further on, waiting in the printer."""
        if self.bar is None:
            return ()
        cut = self.bar.cut_off
        if cut != self._read[0]:
            self._read = cut, self.bar.pages[:cut]
        return self._read[1]

    # the owner

    def order_row(self, number: int) -> Row:
        """``kiosk orders --json``: the youngest order of that number."""
        return next(row for row in reversed(self.listed("orders")) if row["number"] == number)

    def job_rows(self, number: int, *, printer: str = "bar") -> list[Row]:
        """``kiosk jobs --json``: the papers of that order."""
        key = self.order_row(number)["key"]
        rows = self.listed("jobs")
        return [row for row in rows if row["order"] == key and row["printer"] == printer]

    def listed(self, what: str) -> list[Row]:
        """A listing, beside the running kiosk."""
        printed = io.StringIO()
        with redirect_stdout(printed):
            assert main([what, "--json", "--config", str(self.place.config_file)]) == 0
        rows: list[Row] = json.loads(printed.getvalue())
        return rows

    def settled(self, number: int, *states: str) -> list[Row]:
        """Wait until the papers of an order stand in these states, oldest first."""

        self.until(
            lambda: [job.state.value for job in self.jobs_of(number)] == list(states),
            f"the papers of {number} are {states}",
        )
        return self.job_rows(number)

    def jobs_of(self, number: int) -> list[PrintJob]:
        """The bar's papers of an order, straight from the database: a listing costs more."""
        with self.records() as records:
            jobs = records.jobs.of_order(self.key_of(number))
        return [job for job in jobs if job.printer == "bar"]

    def key_of(self, number: int) -> str:
        """The key of that order."""
        if number not in self._keys:
            self._keys[number] = str(self.order_row(number)["key"])
        return self._keys[number]

    def records(self) -> AbstractContextManager[Records]:
        """The database, beside whatever runs."""
        assert self.window.engine.storage is not None
        return self.window.engine.storage.read()

    # everybody

    def until(self, look: Callable[[], Found], what: str) -> Found:
        """Wait for something to come about.

        Each worker looks about by itself every two to five seconds. Sixty faults cannot wait for
        that, so they are nudged, as any other event would nudge them.
        """

        def nudge_and_look() -> Found:
            now = time.monotonic()
            if now >= self._nudged_at + _NUDGE_S:
                self._nudged_at = now
                self.window.engine.wake()
            return look()

        return self.window.until(nudge_and_look, what)

    def until_closed(self) -> ClosedView:
        """Wait for the closed screen."""
        self.until(lambda: isinstance(self.window.presenter.view, ClosedView), "the closed screen")
        return self.window.until_closed()

    def until_open(self) -> None:
        """Wait for the window to take orders again."""
        self.until(lambda: self.window.presenter.status.is_open, "the window opens")

    def _is_quiet(self) -> bool:
        with self.records() as records:
            return not records.jobs.queue("bar")


def states(row: Row) -> list[str]:
    """What became of an order or a paper, from its history."""
    return [change["to"] for change in row["history"]]


def troubles(row: Row) -> list[str]:
    """Why, for each step of a history."""
    return [change["why"] for change in row["history"]]
