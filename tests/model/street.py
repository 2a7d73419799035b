"""Everything outside the process: printers, the pager base, the guests, the bartender, time."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.ports import CallResult, DeviceDown
from tests.fakes import EVENING
from tests.model.machine import Machine


@dataclass
class Base:
    """The pager base: what buzzed, and how it answers next."""

    buzzed: set[int] = field(default_factory=set)
    next_answer: str = ""
    is_down: bool = False


@dataclass
class Street:
    """Survives every end of the process. Plain data, so that a moment can be kept.

    ``serves``: the bartender scans what lies there. ``in_a_row``: the guests order one after the
    other before any printer has its turn. ``scans_between``: he has scanned out of his turn.

    ``guest`` is the running number of the guest at the window; ``shown`` are the keys of the
    orders whose numbers were on the glass, ``forgotten`` those that a restored database lost.
    """

    machines: dict[str, Machine]
    guests: int
    serves: bool = False
    in_a_row: bool = False
    scans_between: bool = False
    turn: int = 0
    now: datetime = EVENING
    monotonic: float = 1000.0
    guest: int = 0
    shown: set[str] = field(default_factory=set)
    base: Base = field(default_factory=Base)
    numbers: dict[str, str] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)
    backup: str | None = None
    is_restoring: bool = False
    was_restored: bool = False

    def frozen(self) -> bytes:
        """This moment."""
        return pickle.dumps(self)


class ModelBase:
    """The port of the pager base. Implements :class:`kiosk.ports.PagerBase`."""

    def __init__(self, base: Callable[[], Base], at: Callable[[str], None]) -> None:
        self._base = base
        self._at = at

    @property
    def health(self) -> DeviceHealth:
        is_down = self._base().is_down
        verdict = Verdict.FAILS if is_down else Verdict.WORKS
        return DeviceHealth(verdict, (Trouble.ABSENT,) if is_down else ())

    def check(self) -> None:
        pass

    def call(self, pager: int) -> CallResult:
        self._at("before the call is made")
        base = self._base()
        if base.is_down:
            raise DeviceDown(Trouble.ABSENT, "there is no such port")
        answer, base.next_answer = base.next_answer, ""
        if answer == "refuses":
            return CallResult.REFUSED
        if answer != "hears nothing":
            base.buzzed.add(pager)
        self._at("the pager has buzzed")
        return CallResult.NO_ANSWER if answer else CallResult.ACCEPTED

    def cancel(self) -> None:
        pass

    def disconnect(self) -> None:
        pass
