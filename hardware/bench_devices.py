"""The bench tool's commands that speak to a device."""

import secrets
import string
import sys
from collections.abc import Callable
from functools import partial

from hardware.pager.device import CallOutcome, PagerBase
from hardware.pager.tap import Parity
from hardware.printer.commands import INITIALISE, BellForm, Ring
from hardware.printer.device import (
    Confirm,
    NotWritten,
    Printed,
    PrinterDevice,
    PrinterState,
    PrintResult,
    StatusMode,
    Timing,
)
from hardware.printer.document import Code, Cut, Document, Line, Pair, Rule, Style
from hardware.printer.profile import Profile, load_profile
from hardware.printer.state import Fault
from hardware.scanner.device import Noise, ScannerDevice, Suffix
from hardware.transport import SerialSettings, Transport, list_ports, open_serial

_READ_TIMEOUT_S = 0.1  # how promptly a deadline and Ctrl-C are seen
_WRITE_TIMEOUT_S = 5.0  # a printer with a full buffer may pause for a second; then it is stuck


def show_ports() -> int:
    """List the ports, each with the name that survives re-plugging."""
    ports = list_ports()
    for port in ports:
        _say("\t".join((port.by_id or port.name, port.name, port.description)))
    if not ports:
        _say("this computer has no serial port")
    return 0


def show_status(port: str, *, baud: int) -> int:
    """Say how a printer is and what it can prove. Prints nothing on it."""
    device = _printer(port, baud=baud, initialise=INITIALISE)
    try:
        able = device.connect(after_fragment=False)
        state = device.ask()
    finally:
        device.disconnect()
    _say(f"{port}: {_words(state)}")
    _say(f"reports changes by itself: {'yes' if able.reports_changes else 'no'}")
    _say(f"proves its printing: {_PROOFS[able.confirm]}")
    return 0 if state.works else 1


def print_test(port: str, *, baud: int, profile_name: str) -> int:
    """Print one page that shows letters, prices, a code and the knife, and ring the bell."""
    from hardware.printer.encoder import Encoder  # noqa: PLC0415 - loads python-escpos

    profile = load_profile(profile_name)
    encoder = Encoder(profile)
    device = _printer(port, baud=baud, initialise=encoder.initialise())
    try:
        device.connect(after_fragment=False)
        result = device.print(
            encoder.encode(_test_page(profile)), identifier=_identifier(), observer=_Teller()
        )
        if isinstance(result, Printed):
            device.ring(Ring.UNDERSTOOD)
    finally:
        device.disconnect()
    _say(f"{port}: {_outcome(result)}")
    return 0 if isinstance(result, Printed) else 1


def call_pager(port: str, pager: str, *, text: str, baud: int, parity: Parity) -> int:
    """Make one pager buzz and say what the base answered."""
    base = PagerBase(_opener(port, baud=baud), parity=parity)
    try:
        base.connect()
        report = base.call(pager, text)
    finally:
        base.disconnect()
    words = " ".join(filter(None, (str(report.code or ""), report.text)))
    _say(f"pager {pager}: {report.outcome}{f' ({words})' if words else ''}")
    return 0 if report.outcome is CallOutcome.ACCEPTED else 1


def show_scans(port: str, *, baud: int, suffix: Suffix) -> int:
    """Show every code that is read, one a line, until Ctrl-C."""
    scanner = ScannerDevice(
        _opener(port, baud=baud), suffix=suffix, on_code=_say, on_noise=_complain
    )
    try:
        scanner.connect()
        _aside(f"listening at {port}; Ctrl-C ends")  # beside the codes, which may go to a pipe
        while True:
            scanner.pump()
    except KeyboardInterrupt:
        return 0
    finally:
        scanner.disconnect()


class _Teller:
    """Tells the person at the bench what the printer waits for."""

    def before_first_write(self) -> None:
        """Nothing to keep: a test page may be lost."""

    def waiting(self, what: frozenset[Fault]) -> None:
        """Say what a hand must do."""
        _say(f"waiting for: {_listed(what)}" if what else "going on")


_PROOFS = {
    Confirm.ID: "each paper by its name (GS ( H)",
    Confirm.FENCE: "that the bytes were taken in (GS r)",
    Confirm.NONE: "not at all",
    Confirm.AUTO: "not known while it does not work",
}


def _test_page(profile: Profile) -> Document:
    ruler = (string.digits[1:] + string.digits[0]) * profile.columns
    return Document(
        (
            Line("TEST", Style(width=4, height=4, bold=True)),
            Line(f"{profile.name}, {profile.columns} columns"),
            Line(ruler[: profile.columns]),
            Rule(),
            Line("double height", Style(height=2)),
            Line("no ice", Style(bold=True, inverted=True)),
            Line("à è é ì ò ù À È ç ñ ü ß"),
            Pair("an amount, flush right", "€ 9,00"),
            Rule(heavy=True),
            Code("TEST.42"),
            Cut(),
        )
    )


def _printer(port: str, *, baud: int, initialise: bytes) -> PrinterDevice:
    return PrinterDevice(
        _opener(port, baud=baud),
        initialise=initialise,
        confirm=Confirm.AUTO,
        status=StatusMode.DLE_EOT,
        bell=BellForm.ESC_A_48,
        timing=Timing(),
        new_identifier=_identifier,
    )


def _opener(port: str, *, baud: int) -> Callable[[], Transport]:
    return partial(
        open_serial,
        SerialSettings(port, baud),
        read_timeout_s=_READ_TIMEOUT_S,
        write_timeout_s=_WRITE_TIMEOUT_S,
    )


def _identifier() -> str:
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(4))


def _words(state: PrinterState) -> str:
    nearly_out = state.paper_near_end and Fault.PAPER_OUT not in state.faults
    near_end = ", the paper is near its end" if nearly_out else ""
    faults = f": {_listed(state.faults)}" if state.faults else ""
    return f"{state.condition}{faults}{near_end}"


def _listed(faults: frozenset[Fault]) -> str:
    return ", ".join(sorted(fault.replace("_", " ") for fault in faults))


def _outcome(result: PrintResult) -> str:
    if isinstance(result, Printed):
        return f"printed ({result.proof})"
    if isinstance(result, NotWritten):
        return f"nothing was printed: {_words(result.state)}"
    return f"begun, but not proven ({result.reason.replace('_', ' ')}): look at the paper"


def _complain(noise: Noise) -> None:
    _aside(f"no code: {noise.kind}, {noise.data!r}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _aside(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
