"""What the database has answered already: the same rows answer the same question the same way.

A world comes back to the same rows many thousand times, and its services ask the same of them.
Only questions are kept, only inside units of work that have written nothing yet, and by every
row of every table they look at: one letter more or less, and the database itself is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from kiosk.ports import Records

_ORDERS = ("orders", "order_lines", "order_options", "order_taxes", "order_history")
_PAPERS = ("print_jobs", "job_history", "print_attempts", "loose_papers", "orders")
_CALLS = ("calls", "orders")

QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "orders": dict.fromkeys(("by_key", "open", "unshown_since", "waiting"), _ORDERS),
    "jobs": dict.fromkeys(
        (
            "by_code",
            "by_id",
            "by_identifier",
            "has_loose",
            "last_begun",
            "of_order",
            "printers",
            "queue",
            "unsettled",
        ),
        _PAPERS,
    ),
    "days": {"last": ("business_days",)},
    "pagers": {"all": ("pagers", "orders")},
    "calls": dict.fromkeys(("of_order", "waiting"), _CALLS),
    "help": dict.fromkeys(("last", "by_count"), ("help_requests",)),
    "shortages": {"open": ("shortages",)},
    "pauses": {"open": ("pauses",)},
}
"""They write nothing and remember nothing; with the tables they look at. What is not named here
is always asked."""


class Known:
    """Answers by question, what was asked for, and the rows it looks at.

    ``numbers`` gives a number for each content of each table, as it is committed.
    """

    def __init__(self, numbers: Callable[[], dict[str, int]]) -> None:
        self.numbers = numbers
        self._answers: dict[tuple[object, ...], object] = {}

    @contextmanager
    def reading(self, opened: Callable[[], AbstractContextManager[Records]]) -> Iterator[Any]:
        """A unit of work that is only opened when something new is asked."""
        with ExitStack() as stack, self._unit(lambda: stack.enter_context(opened())) as unit:
            yield unit

    def writing(self, records: Records) -> AbstractContextManager[Any]:
        """The unit of work that these are the records of."""
        return self._unit(lambda: records)

    @contextmanager
    def _unit(self, open_records: Callable[[], Records]) -> Iterator[_Unit]:
        unit = _Unit(self, open_records)
        try:
            yield unit
        finally:
            unit.is_over = True

    def answer(self, asked: tuple[object, ...], ask: Callable[[], object]) -> object:
        """What is known, or else asked."""
        if asked not in self._answers:
            self._answers[asked] = ask()
        return self._answers[asked]


class _Unit:
    """Implements :class:`kiosk.ports.Records` over those that ``open_records`` gives."""

    def __init__(self, known: Known, open_records: Callable[[], Records]) -> None:
        self._known = known
        self._open = open_records
        self._records: Records | None = None
        self._numbers = known.numbers()
        self._is_untouched = True
        self.is_over = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name in QUESTIONS:
            table = self.__dict__[name] = _Table(self, name)
            return table
        self._is_untouched = False
        return getattr(self.records(), name)

    def records(self) -> Records:
        """The real ones: all from one moment, also the part that was known."""
        if self.is_over:
            raise RuntimeError("this unit of work is over: open another")
        if self._records is None:
            if self._known.numbers() != self._numbers:
                raise RuntimeError("this unit of work would read of two moments")
            self._records = self._open()
        return self._records

    def ask(self, table: str, question: str, *about: object) -> object:
        """Ask, unless the answer is known."""
        if self.is_over or not self._is_untouched:
            return getattr(getattr(self.records(), table), question)(*about)
        rows = (self._numbers[each] for each in QUESTIONS[table][question])
        return self._known.answer(
            (table, question, about, *rows),
            lambda: getattr(getattr(self.records(), table), question)(*about),
        )

    def touch(self, table: str) -> Any:  # noqa: ANN401
        """Something else is done: from here on nothing is known."""
        self._is_untouched = False
        return getattr(self.records(), table)


class _Table:
    def __init__(self, unit: _Unit, name: str) -> None:
        self._unit = unit
        self._name = name

    def __getattr__(self, question: str) -> Any:  # noqa: ANN401
        unit, name = self._unit, self._name
        if question in QUESTIONS[name]:
            return lambda *about: unit.ask(name, question, *about)
        return getattr(unit.touch(name), question)
