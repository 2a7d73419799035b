"""A printer device on one end of a line, a scripted printer on the other."""

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from hardware.nullmodem import Faults, NullModem
from hardware.printer.commands import BellForm
from hardware.printer.device import PrinterDevice
from hardware.printer.printing import Confirm, StatusMode, Timing
from hardware.printer.state import Fault
from hardware.ptyport import PtyPort
from hardware.transport import SerialSettings, Transport, open_serial
from tests.hardware.printer.scripted import Manners, ScriptedPrinter

INITIALISE = b"\x1b\x40\x1b\x74\x13"
REPORT = b"\x1d\x61\x0f"
ASK = bytes.fromhex("100401100402100404")

# Generous where an answer comes, so that a busy machine fails no test; short where none does.
TIMING = Timing(answer_s=20.0, quiet_s=0.03, partial_s=0.5, probe_s=20.0, proof_s=30.0, poll_s=0.05)
HASTY = replace(TIMING, answer_s=0.5, probe_s=0.5, proof_s=0.5)


@dataclass
class Line:
    """A cable: what the device opens, where the printer sits, and how to pull it."""

    open: Callable[[], Transport]
    far: Transport
    unplug: Callable[[], None]
    replug: Callable[[], None]
    modem: NullModem | None = None


@contextmanager
def memory_line(faults: Faults | None = None) -> Iterator[Line]:
    modem = NullModem(faults=faults, read_timeout_s=0.2, write_timeout_s=0.1)
    try:
        yield Line(modem.near.reopened, modem.far, modem.unplug, modem.replug, modem)
    finally:
        modem.near.close()
        modem.far.close()


@contextmanager
def pty_line(baud: int | None = None) -> Iterator[Line]:
    with PtyPort(baud=baud) as port:

        def open_port() -> Transport:
            settings = SerialSettings(port.path, 38400)
            return open_serial(settings, read_timeout_s=0.2, write_timeout_s=0.5)

        yield Line(open_port, port, port.unplug, port.replug)


LINES = {
    "memory": memory_line,
    "byte by byte": lambda: memory_line(Faults(byte_at_a_time=True)),
    "pty": pty_line,
    "pty at 38400 baud": lambda: pty_line(38400),
}


class Listener:
    """A PrintObserver that remembers, and may do something to the world when told."""

    def __init__(
        self,
        *,
        at_first_write: Callable[[], object] = lambda: None,
        at_waiting: Callable[[frozenset[Fault]], object] = lambda _: None,
    ) -> None:
        self.first_writes = 0
        self.waited_for: list[frozenset[Fault]] = []
        self._at_first_write = at_first_write
        self._at_waiting = at_waiting

    def before_first_write(self) -> None:
        self.first_writes += 1
        self._at_first_write()

    def waiting(self, what: frozenset[Fault]) -> None:
        self.waited_for.append(what)
        self._at_waiting(what)


@dataclass
class Rig:
    line: Line
    printer: ScriptedPrinter
    stack: ExitStack
    later_s: float = 0.0  # the device's clock is ahead of the world's by this
    identifiers: Iterator[str] = field(
        default_factory=lambda: map("P{:03}".format, itertools.count())
    )

    def open(self) -> Transport:
        return self.line.open()

    def device(
        self,
        *,
        confirm: Confirm = Confirm.ID,
        status: StatusMode = StatusMode.DLE_EOT,
        bell: BellForm = BellForm.NONE,
        timing: Timing = TIMING,
    ) -> PrinterDevice:
        device = PrinterDevice(
            self.open,
            initialise=INITIALISE,
            confirm=confirm,
            status=status,
            bell=bell,
            timing=timing,
            new_identifier=lambda: next(self.identifiers),
            monotonic=lambda: time.monotonic() + self.later_s,
        )
        self.stack.callback(device.disconnect)
        return device

    def connected(
        self,
        *,
        confirm: Confirm = Confirm.ID,
        status: StatusMode = StatusMode.DLE_EOT,
        bell: BellForm = BellForm.NONE,
        timing: Timing = TIMING,
    ) -> PrinterDevice:
        device = self.device(confirm=confirm, status=status, bell=bell, timing=timing)
        device.connect(after_fragment=False)
        return device


@contextmanager
def rig_on(line_name: str, manners: Manners | None = None) -> Iterator[Rig]:
    with ExitStack() as stack:
        line = stack.enter_context(LINES[line_name]())
        printer = stack.enter_context(ScriptedPrinter(line.far, manners))
        yield Rig(line, printer, stack)
