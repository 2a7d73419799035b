"""A printer on a serial line, as the spooler knows it: papers in, proofs out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hardware import errors
from hardware.printer import device as wire
from hardware.printer.document import Document
from hardware.printer.encoder import Encoder
from kiosk.devices.layout.typesetter import Typesetter
from kiosk.devices.troubles import (
    TROUBLE_OF_REASON,
    VERDICT_OF_CONDITION,
    device_down,
    troubles_of,
)
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Verdict
from kiosk.domain.papers import Paper
from kiosk.domain.printjob import Proof
from kiosk.ports import (
    CannotRender,
    NotWritten,
    Printed,
    PrintOutcome,
    PrintWatcher,
    Ring,
    Unproven,
)

_PROOFS: dict[wire.Proof, Proof] = {
    wire.Proof.CONFIRMED: Proof.CONFIRMED,
    wire.Proof.FENCED: Proof.FENCED,
    wire.Proof.SENT: Proof.SENT,
}
_RINGS: dict[Ring, wire.Ring] = {
    Ring.UNDERSTOOD: wire.Ring.UNDERSTOOD,
    Ring.REFUSED: wire.Ring.REFUSED,
    Ring.SECOND_STEP: wire.Ring.SECOND_STEP,
    Ring.HELP: wire.Ring.HELP,
    Ring.WANTED: wire.Ring.HELP,
}


class SerialPrinter:
    """Prints papers and says how it is known. Implements :class:`kiosk.ports.Printer`.

    ``health``, ``is_connected``, ``stop_waiting`` and ``let_go`` are for any thread, the rest
    for one worker.
    """

    def __init__(
        self,
        name: str,
        *,
        device: wire.PrinterDevice,
        encoder: Encoder,
        typesetter: Typesetter,
    ) -> None:
        self.name = name
        self.asks_status = device.asks_status
        self.has_bell = device.has_bell
        self._device = device
        self._encoder = encoder
        self._typesetter = typesetter
        self._was_tried = False
        self._ahead: Callable[[], float] = lambda: 0.0

    def dated_by(self, ahead: Callable[[], float]) -> None:
        """The window's monotonic clock is so many seconds ahead of the printer's, which is real.

        For a window whose hours leap: an answer is as old for it as it is in truth.
        """
        self._ahead = ahead

    @property
    def health(self) -> DeviceHealth:
        """What is known now; ``at`` moves on while a paper is printed, too."""
        if not self._was_tried:
            return NOT_ASKED
        state = self._device.state
        verdict = VERDICT_OF_CONDITION[state.condition]
        if verdict is Verdict.UNKNOWN and not self.asks_status:
            return NOT_ASKED
        at = None if state.answered_at is None else state.answered_at + self._ahead()
        return DeviceHealth(verdict, troubles_of(state.faults), state.paper_near_end, at)

    @property
    def is_connected(self) -> bool:
        """The port is open and was not lost."""
        return self._device.is_connected

    def replaced_languages(self) -> Mapping[str, str]:
        """The window's languages it cannot write, each with the one it writes instead."""
        return self._typesetter.replaced()

    @property
    def writes_for_staff(self) -> bool:
        """Whether it has the letters of the staff's language."""
        return self._typesetter.writes_for_staff

    def connect(self, *, after_fragment: bool) -> None:
        """Open the port and learn what the printer can. Raises :class:`DeviceDown`."""
        try:
            self._device.connect(after_fragment=after_fragment)
        except errors.HardwareError as error:
            raise device_down(error) from error
        finally:
            self._was_tried = True

    def disconnect(self) -> None:
        """Give the port back. Allowed twice."""
        self._device.disconnect()

    def stop_waiting(self) -> None:
        """End a wait for paper or proof, from any thread: the program is about to end."""
        self._device.stop_waiting()

    def let_go(self) -> None:
        """End the wait for the paper in progress only, from any thread; what is held may print."""
        self._device.let_go()

    def while_waiting(self, call: Callable[[], None]) -> None:
        """Have this called on the worker every few seconds while it waits for the printer."""
        self._device.while_waiting(call)

    def ask(self) -> DeviceHealth:
        """Ask the printer how it is."""
        self._device.ask()
        return self.health

    def print(
        self, paper: Paper, *, identifier: str, close_fragment: bool, watcher: PrintWatcher
    ) -> PrintOutcome:
        """Bring a paper out in one write. Raises :class:`CannotRender` before any byte left."""
        data = self._compose(paper, close_fragment=close_fragment)
        result = self._device.print(data, identifier=identifier, observer=_Observer(watcher))
        return _outcome(result)

    def ring(self, ring: Ring) -> None:
        """Ring the bell, if there is one. Raises :class:`DeviceDown`."""
        try:
            self._device.ring(_RINGS[ring])
        except errors.HardwareError as error:
            raise device_down(error) from error

    def confirmations(self) -> tuple[str, ...]:
        """Identifiers that were confirmed without anyone waiting for them."""
        return self._device.take_confirmations()

    def _compose(self, paper: Paper, *, close_fragment: bool) -> bytes:
        try:
            document = self._typesetter.set(paper)
            if close_fragment:
                end = self._typesetter.fragment_end()
                document = Document((*end.elements, *document.elements))
            return self._encoder.encode(document)
        except Exception as error:
            # Whatever it was: nothing has been written, and the spooler must learn just that.
            raise CannotRender(f"{self.name}: {type(paper).__name__}: {error}") from error


class _Observer:
    """Translates what the device says for the spooler."""

    def __init__(self, watcher: PrintWatcher) -> None:
        self._watcher = watcher

    def before_first_write(self) -> None:
        self._watcher.before_first_write()

    def waiting(self, what: frozenset[wire.Fault]) -> None:
        self._watcher.waiting(troubles_of(what))


def _outcome(result: wire.PrintResult) -> PrintOutcome:
    match result:
        case wire.NotWritten(state):
            return NotWritten(troubles_of(state.faults))
        case wire.Printed(proof):
            return Printed(_PROOFS[proof])
        case wire.Unproven(reason):
            return Unproven(TROUBLE_OF_REASON[reason])
