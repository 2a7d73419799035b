"""The port of a model printer: keeps to what a real one promises its spooler."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.answer import Answer
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Trouble, Verdict
from kiosk.domain.papers import AfterRestore, Paper, PlainTicket, Receipt, Ticket
from kiosk.domain.printjob import Proof
from kiosk.ports import (
    CannotRender,
    DeviceDown,
    NotWritten,
    Printed,
    PrintOutcome,
    PrintWatcher,
    Ring,
    Unproven,
)
from tests.fakes import SetClock
from tests.model.machine import Kind, Machine, Part, Sheet

PROOF_S = 15.0
"""How long a proof is waited for, in seconds."""


class ModelPrinter:
    """Implements :class:`kiosk.ports.Printer`. ``at`` names each moment the world may use."""

    asks_status = True
    has_bell = True

    def __init__(
        self,
        name: str,
        clock: SetClock,
        *,
        machine: Callable[[], Machine],
        at: Callable[[str], None],
        on_begin: Callable[[Sheet], None],
        meanwhile: Callable[[str], None],
    ) -> None:
        self.name = name
        self._clock = clock
        self._machine = machine
        self._at = at
        self._on_begin = on_begin
        self._meanwhile = meanwhile
        self._is_let_go = False
        self.connected = False
        self.asked_at: float | None = None

    @property
    def health(self) -> DeviceHealth:
        machine = self._machine()
        if not machine.is_plugged:
            return DeviceHealth(Verdict.FAILS, (Trouble.ABSENT,), at=self.asked_at)
        if self.asked_at is None:
            return NOT_ASKED
        if machine.is_silent:
            return DeviceHealth(Verdict.UNKNOWN, (Trouble.NO_ANSWER,), at=self.asked_at)
        if machine.is_stalled:
            return DeviceHealth(Verdict.FAILS, (Trouble.STALLED,), at=self.asked_at)
        if machine.lacks is not None:
            return DeviceHealth(Verdict.FAILS, (machine.lacks,), at=self.asked_at)
        return DeviceHealth(Verdict.WORKS, at=self.asked_at)

    @property
    def is_connected(self) -> bool:
        return self.connected and self._machine().listened

    def connect(self, *, after_fragment: bool) -> None:
        machine = self._machine()
        self.disconnect()
        if not machine.is_plugged:
            raise DeviceDown(Trouble.ABSENT, "there is no such port")
        if machine.is_stalled:
            raise DeviceDown(Trouble.STALLED, "it takes no more")
        machine.heard.clear()
        machine.listened = self.connected = True

    def disconnect(self) -> None:
        self._machine().listened = self.connected = False

    def stop_waiting(self) -> None:
        pass

    def while_waiting(self, call: Callable[[], None]) -> None:
        pass

    def let_go(self) -> None:
        """Another printer prints it now."""
        self._is_let_go = True

    def ask(self) -> DeviceHealth:
        self._at(f"{self.name} is asked how it is")
        if self.is_connected:
            self._machine().work()
            self.asked_at = self._clock.monotonic()
        return self.health

    def print(
        self, paper: Paper, *, identifier: str, close_fragment: bool, watcher: PrintWatcher
    ) -> PrintOutcome:
        self._at(f"{self.name} is given a paper")
        machine = self._machine()
        if machine.unrenderable > 0 and not isinstance(paper, Answer):
            machine.unrenderable -= 1
            raise CannotRender("a word is too long")
        if not self.is_connected or self.ask().verdict is not Verdict.WORKS:
            return NotWritten(self.health.troubles)
        watcher.before_first_write()
        sheet = _sheet(paper, identifier, self.name)
        self._at(f"before the first write call of {sheet.words}")
        self._on_begin(sheet)
        number = self._machine().begin(sheet)
        closing = (Part.CLOSE,) if close_fragment else ()
        return self._write((*closing, Part.HEAD, Part.END), number, watcher)

    def ring(self, ring: Ring) -> None:
        if not self.is_connected:
            raise DeviceDown(Trouble.LOST, "it is not connected")
        self._machine().rings.add(ring)

    def confirmations(self) -> tuple[str, ...]:
        """What came without anyone waiting; an answer without a name says nothing."""
        machine = self._machine()
        heard = tuple(machine.sheets[each].identifier for each in machine.heard)
        machine.heard.clear()
        return heard if machine.kind is Kind.CONFIRMS else ()

    def _write(
        self, parts: tuple[Part, ...], sheet: int, watcher: PrintWatcher
    ) -> Printed | Unproven:
        for part in (*parts, Part.QUESTION):
            machine = self._machine()
            if not self.is_connected:
                return Unproven(Trouble.LOST)
            if machine.is_stalled:
                return Unproven(Trouble.STALLED)
            machine.take(part, sheet)
            self._at(f"{part} of {machine.sheets[sheet].words} written")
        self._machine().taken_whole.add(sheet)
        return self._prove(sheet, watcher)

    def _prove(self, sheet: int, watcher: PrintWatcher) -> Printed | Unproven:
        self._at("before the confirmation")
        self._is_let_go = False
        self._machine().work()
        while self.is_connected and (lacks := self._machine().lacks) is not None:
            watcher.waiting((lacks,))
            self._at(f"waits: {lacks}")
            self._meanwhile(self.name)
            if self._is_let_go:
                return Unproven(Trouble.LET_GO)
            if self._machine().lacks is None:
                watcher.waiting(())
        if not self.is_connected:
            return Unproven(Trouble.LOST)
        if self._machine().is_silent or not self._is_proven(sheet):
            self._clock.advance(PROOF_S)
            self._at("the confirmation does not come")
            return Unproven(Trouble.NO_ANSWER)
        self.asked_at = self._clock.monotonic()
        self._at("after the confirmation")
        return Printed(PROOFS[self._machine().kind])

    def _is_proven(self, sheet: int) -> bool:
        machine = self._machine()
        if machine.kind is Kind.SAYS_NOTHING:
            return True
        if sheet not in machine.heard:
            return False
        machine.heard.remove(sheet)
        return True


PROOFS = {
    Kind.CONFIRMS: Proof.CONFIRMED,
    Kind.FENCES: Proof.FENCED,
    Kind.SAYS_NOTHING: Proof.SENT,
}


def _sheet(paper: Paper, identifier: str, printer: str) -> Sheet:
    match paper:
        case PlainTicket(ticket) | (Ticket() as ticket):
            of = ticket.code.split(".")[0]
            return Sheet("ticket", of, ticket.code, not ticket.copy, identifier, printer)
        case Receipt():
            of = f"{paper.placed_at:%d}-{paper.number}"
            return Sheet("receipt", of, "", not paper.copy, identifier, printer)
        case AfterRestore():
            return Sheet("report", f"{paper.restored_at}", "", not paper.copy, identifier, printer)
        case _:
            return Sheet("answer", "", "", True, identifier, printer)
