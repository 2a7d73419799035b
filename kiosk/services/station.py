"""A printer as its worker knows it: is it there, does it work, what may still lie inside."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.ports import Clock, DeviceDown, Printed, Printer, PrintOutcome, Unproven
from kiosk.services.asking import Asking

log = logging.getLogger(__name__)

HELD_COMES_OUT_S = 5.0
"""Seconds a printer that works again is given to bring out what it holds: a ticket takes 2 to 3.
Before that it gets nothing, for a fragment would be closed that is none."""

_PORT_IS_GONE = frozenset({Trouble.LOST, Trouble.STALLED, Trouble.ABSENT})
"""Troubles after which the line is opened anew: what was half sent must be flushed out."""


class Station:
    """One printer's line. All calls from the printer's worker.

    ``fragment``: the last paper may lie there unfinished, and is closed before the next.
    ``trouble`` is why the port could not be opened, None while it is open.
    """

    def __init__(
        self, printer: Printer, clock: Clock, *, asking: Asking, changed: Callable[[], None]
    ) -> None:
        self.printer = printer
        self.asking = asking
        self.fragment = False
        self.trouble: Trouble | None = None
        self._clock = clock
        self._changed = changed
        self._verdict: Verdict | None = None
        self._seen: DeviceHealth | None = None
        self._doubtful = ""
        self._is_held = False
        self._works_since: float | None = None

    @property
    def name(self) -> str:
        """The printer's name."""
        return self.printer.name

    def is_ready(self) -> bool:
        """The port is open and the printer says that it works, or need not say."""
        if not self.printer.is_connected and not self._connect():
            return False
        if not self.printer.asks_status:
            return True
        return self.asking.ask().verdict is Verdict.WORKS

    def may_bring_out_held(self, *, ready: bool) -> bool:
        """It works again, and the paper it was let go of with is perhaps just coming out."""
        if not (self._is_held and ready):
            self._works_since = None
            return False
        now = self._clock.monotonic()
        if self._works_since is None:
            self._works_since = now
        self._is_held = now - self._works_since < HELD_COMES_OUT_S
        return self._is_held

    def note(self) -> None:
        """Say it once when the printer is lost and once when it is back."""
        health = self.printer.health
        if replace(health, at=None) != self._seen:
            self._seen = replace(health, at=None)
            self._changed()
        if health.verdict is not self._verdict:
            self._verdict = health.verdict
            troubles = ", ".join(health.troubles)
            level = logging.INFO if health.verdict is Verdict.WORKS else logging.WARNING
            log.log(level, "printer %s %s %s", self.name, health.verdict, troubles)

    def came_of(self, outcome: PrintOutcome | None, identifier: str) -> None:
        """What came of a paper: does a fragment lie there, must the port be opened anew."""
        if isinstance(outcome, Printed):
            self.fragment = self._is_held = False
        if isinstance(outcome, Unproven):
            self.fragment = True
            self._doubtful = identifier
            self._is_held = outcome.trouble is Trouble.LET_GO
            if outcome.trouble in _PORT_IS_GONE:
                self.printer.disconnect()

    def confirmed(self, identifier: str) -> None:
        """A late confirmation: if it is of the last paper, that is whole, and no fragment."""
        if self.fragment and identifier == self._doubtful:
            self.fragment = self._is_held = False

    def _connect(self) -> bool:
        self._is_held = False  # a line that was lost says nothing of what lies behind it
        try:
            self.printer.connect(after_fragment=self.fragment)
        except DeviceDown as down:
            self.trouble = down.trouble
            return False
        self.trouble = None
        return True
