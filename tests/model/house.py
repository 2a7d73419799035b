"""The kiosk's own side: the real services on a real database, put together as at a start.

What the services remember can be taken out and put back, so that one moment can be lived on from
more than once.
"""

from __future__ import annotations

import io
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from enum import Enum
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from kiosk.domain.health import Verdict, may_order
from kiosk.domain.scan import ScanMemory
from kiosk.domain.standby import Turn
from kiosk.ports import Records, Storage
from kiosk.services.answers import Answers
from kiosk.services.bar import Bar
from kiosk.services.businessday import Calendar
from kiosk.services.calling import Caller
from kiosk.services.ordering import BAR, RECEIPT, STANDBY, Ordering
from kiosk.services.printing import PaperRun
from kiosk.services.spooler import Spooler
from kiosk.services.takeover import Alone, Share, Takeover
from tests.fakes import SetClock, sample_menu
from tests.model.known import Known
from tests.model.printer import ModelPrinter
from tests.services.conftest import RULES

At = Callable[[str], None]


class WatchedStorage:
    """The real storage; the world hears of every commit, before and after."""

    def __init__(self, storage: Storage, at: At, known: Known) -> None:
        self._storage = storage
        self._at = at
        self._known = known
        self.is_writing = False
        self.commits = 0

    def takes_writes(self) -> bool:
        return self._storage.takes_writes()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._storage, name)

    def read(self) -> AbstractContextManager[Records]:
        return self._known.reading(self._storage.read)

    @contextmanager
    def write(self) -> Iterator[Records]:
        with self._storage.write() as records, self._known.writing(records) as unit:
            self.is_writing = True
            try:
                yield _WatchedRecords(unit, self)
            finally:
                self.is_writing = False

    def commit(self, records: Records) -> None:
        """Make it so, and let the world look at it from both sides."""
        self._at("before a commit")
        records.commit()
        self.commits += 1
        self._at("after a commit")


class _WatchedRecords:
    def __init__(self, records: Records, storage: WatchedStorage) -> None:
        self._records = records
        self._storage = storage

    def __getattr__(self, name: str) -> object:
        return getattr(self._records, name)

    def commit(self) -> None:
        self._storage.commit(self._records)


class WatchedSteps:
    """The named steps of the product."""

    def __init__(self, at: At) -> None:
        self._at = at

    def reached(self, step: str) -> None:
        self._at(step)


class House:
    """All services of one life of the process. Made anew by every start."""

    def __init__(
        self,
        storage: WatchedStorage,
        clock: SetClock,
        ids: Any,  # noqa: ANN401
        *,
        printers: dict[str, ModelPrinter],
        base: Any,  # noqa: ANN401
        at: At,
    ) -> None:
        steps = WatchedSteps(at)
        answers = Answers()
        bars = [printer for name, printer in printers.items() if name != RECEIPT]
        shares: dict[str, Share] = dict.fromkeys(printers, Alone())
        shares[BAR] = Alone(STANDBY)
        if STANDBY in printers:
            takeover = Takeover(printers[BAR], printers[STANDBY], clock, answers=answers)
            shares[BAR] = takeover.share_of(Turn.BAR)
            shares[STANDBY] = takeover.share_of(Turn.STANDBY)
        self.printers = printers
        self.spoolers = {
            name: Spooler(
                printer,
                storage,
                clock,
                ids,
                answers=None if name == RECEIPT else answers,
                changed=_nothing,
                steps=steps,
                share=shares[name],
            )
            for name, printer in printers.items()
        }
        self.ordering = Ordering(
            storage,
            clock,
            rules=replace(RULES, has_receipts=RECEIPT in printers),
            may_order=lambda: any(works_now(printer) for printer in bars),
            steps=steps,
        )
        self.caller = Caller(storage, base, clock, answers=answers, steps=steps)
        self.bar = Bar(
            storage,
            clock,
            answers=answers,
            printer_works=lambda: any(_seems_well(printer, clock) for printer in bars),
            changed=_nothing,
            steps=steps,
            menu=sample_menu,
            language="it",
            calendar=Calendar(RULES.window, RULES.zone, RULES.day_starts),
        )
        self._by_name = {
            "storage": storage,
            "clock": clock,
            "ids": ids,
            "base": base,
            "steps": steps,
            "memory of answers": answers,
            **{f"printer {name}": printer for name, printer in printers.items()},
        }
        self._names = {id(each): name for name, each in self._by_name.items()}
        self._parts: dict[str, Any] = {}
        self._find("answers", answers)
        self._find("caller", self.caller)
        self._find("bar", self.bar)
        for name, spooler in self.spoolers.items():
            self._find(f"spooler {name}", spooler)
            self._parts[f"port {name}"] = printers[name]

    def memory(self) -> dict[str, dict[str, Any]]:
        """What every service remembers, by its name; without what it was made with."""
        return {
            name: {
                key: value
                for key, value in vars(part).items()
                if id(value) not in self._names and not isinstance(value, _MADE_ONCE)
            }
            for name, part in self._parts.items()
        }

    def freeze(self) -> bytes:
        """The memory as bytes."""
        out = io.BytesIO()
        _Pickler(out, self._names).dump(self.memory())
        return out.getvalue()

    def thaw(self, frozen: bytes) -> None:
        """Remember what was remembered then."""
        memory = _Unpickler(io.BytesIO(frozen), self._by_name).load()
        for name, part in self._parts.items():
            vars(part).update(memory[name])

    def _find(self, name: str, part: object) -> None:
        """A service, and the smaller ones that it is made of."""
        self._parts[name] = part
        self._names.setdefault(id(part), name)
        self._by_name.setdefault(name, part)
        for key, value in vars(part).items():
            if id(value) not in self._names and _is_part(value):
                self._find(f"{name}.{key}", value)


_MADE_ONCE = (
    FunctionType,
    MethodType,
    BuiltinMethodType,
    threading.Event,
    threading.Condition,
    type(threading.Lock()),
)
"""Kinds of things that a service is made with: they are no memory."""


def _is_part(value: object) -> bool:
    kind = type(value)
    of_services = kind.__module__.startswith("kiosk.services.")
    return isinstance(value, ScanMemory) or (
        of_services and not isinstance(value, (PaperRun, Enum))
    )


class _Pickler(pickle.Pickler):
    def __init__(self, out: io.BytesIO, names: dict[int, str]) -> None:
        super().__init__(out)
        self._names = names

    def persistent_id(self, each: object) -> str | None:
        return self._names.get(id(each))


class _Unpickler(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, by_name: dict[str, Any]) -> None:
        super().__init__(source)
        self._by_name = by_name

    def persistent_load(self, name: str) -> object:
        return self._by_name[name]


def works_now(printer: ModelPrinter) -> bool:
    """The printer is asked just before an order is accepted."""
    return printer.is_connected and printer.ask().verdict is Verdict.WORKS


def _seems_well(printer: ModelPrinter, clock: SetClock) -> bool:
    return may_order(printer.health, now=clock.monotonic(), status_is_asked=True)


def _nothing() -> None:
    """Nobody waits for news: every worker takes its turn."""
