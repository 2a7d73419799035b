"""Builds the devices from what the configuration says: real ones, or virtual ones by name.

A virtual device speaks the same bytes from the other end of a pseudo terminal, so everything
but the wire is the real thing. What was written is built, or nothing is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from hardware.pager.device import PagerBase
from hardware.pager.tap import Parity, plain_address
from hardware.pager.virtual import HeardCall, VirtualPagerBase
from hardware.printer.device import BellForm, Confirm, PrinterDevice, StatusMode, Timing
from hardware.printer.paper import Page
from hardware.printer.profile import Profile
from hardware.printer.virtual import Answers, VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.scanner.framing import Suffix
from hardware.scanner.virtual import VirtualScanner
from kiosk.devices.line import LISTEN_S, READ_TIMEOUT_S, far_end_of, opener
from kiosk.devices.pager import SerialPagerBase
from kiosk.devices.press import House, build_press, settings_of
from kiosk.devices.printer import SerialPrinter
from kiosk.devices.scanner import SerialScanner
from kiosk.devices.settings import PagerSettings, PrinterSettings, ScannerSettings

Port_co = TypeVar("Port_co", covariant=True)
FarEnd_co = TypeVar("FarEnd_co", covariant=True)


@dataclass(frozen=True)
class Built(Generic[Port_co, FarEnd_co]):
    """A device, and for a virtual one its far end with the world's verbs (else None).

    Close it after the device's worker has ended. ``cable`` is the virtual one's pseudo
    terminal, to be unplugged by whoever plays the world.
    """

    port: Port_co
    far_end: FarEnd_co | None = None
    cable: PtyPort | None = None
    _stack: ExitStack = field(default_factory=ExitStack, repr=False)

    @property
    def is_virtual(self) -> bool:
        """The device exists only in this computer, and the screen has to say so."""
        return self.far_end is not None

    def close(self) -> None:
        """Let the port and the far end go. Allowed twice."""
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True)
class PrinterStage:
    """How a virtual printer is staged; a real one does not care.

    ``line_speed``: bytes take the time they would take on a wire. ``answers``: what it cannot
    say. ``on_page`` is called on the printer's own thread. ``record`` is a file for the bytes.
    """

    line_speed: bool = False
    answers: Answers = field(default_factory=Answers)
    on_page: Callable[[Page], None] | None = None
    record: Path | None = None


@dataclass(frozen=True)
class PagerStage:
    """How a virtual pager base is staged; ``on_call`` and ``on_line`` are on its own thread.

    ``record`` is a file that gets a line for everything said.
    """

    line_speed: bool = False
    on_call: Callable[[HeardCall], None] | None = None
    on_line: Callable[[str], None] | None = None
    record: Path | None = None


FRESH_S = 0.25
"""Seconds for which a printer's good answer is believed: the spooler asks before it looks for
work, and a second question in front of each ticket would only be a second round trip."""

_PLAIN_PRINTER = PrinterStage()
_PLAIN_PAGER = PagerStage()


def build_printer(
    name: str,
    settings: PrinterSettings,
    *,
    house: House,
    new_identifier: Callable[[], str],
    cache: Path | None = None,
    stage: PrinterStage = _PLAIN_PRINTER,
    timing: Timing | None = None,
) -> Built[SerialPrinter, VirtualPrinter]:
    """A printer, not yet connected. Raises :class:`BadSetting`.

    Loads python-escpos, a quarter of a second: not on the screen's thread. ``cache`` is a folder
    for its tables. ``new_identifier`` names the questions asked at connecting.
    """
    with ExitStack() as stack, settings_of(name):
        press = build_press(name, settings, house=house, cache=cache)
        cable = far_end_of(settings, real="escpos", line_speed=stage.line_speed)
        far_end = None
        if cable is not None:
            stack.enter_context(cable)
            far_end = stack.enter_context(_virtual_printer(cable, press.profile, stage=stage))
        device = PrinterDevice(
            opener(settings, cable, flow=settings.flow, read_timeout_s=LISTEN_S),
            initialise=press.encoder.initialise(),
            confirm=Confirm(settings.confirm),
            status=StatusMode(settings.status),
            bell=BellForm(settings.bell),
            timing=timing or Timing(fresh_s=FRESH_S),
            new_identifier=new_identifier,
        )
        printer = SerialPrinter(
            name, device=device, encoder=press.encoder, typesetter=press.typesetter
        )
        stack.callback(printer.disconnect)
        return Built(printer, far_end, cable, stack.pop_all())


def build_pager_base(
    settings: PagerSettings, *, stage: PagerStage = _PLAIN_PAGER
) -> Built[SerialPagerBase, VirtualPagerBase]:
    """A pager base, not yet connected. Raises :class:`BadSetting`.

    A virtual one knows the pagers that were written down, and no others.
    """
    with ExitStack() as stack, settings_of("pager"):
        parity = Parity(settings.parity)
        for address in settings.pagers.values():
            plain_address(address, device="pager")
        cable = far_end_of(settings, real="tap", line_speed=stage.line_speed)
        far_end = None
        if cable is not None:
            stack.enter_context(cable)
            known = frozenset(settings.pagers.values())
            far_end = stack.enter_context(
                VirtualPagerBase(
                    cable,
                    parity=parity,
                    known=known,
                    on_call=stage.on_call,
                    on_line=stage.on_line,
                    record=stage.record,
                )
            )
        base = SerialPagerBase(
            PagerBase(opener(settings, cable), parity=parity), addresses=settings.pagers
        )
        stack.callback(base.disconnect)
        return Built(base, far_end, cable, stack.pop_all())


def build_scanner(
    settings: ScannerSettings, *, line_speed: bool = False
) -> Built[SerialScanner, VirtualScanner]:
    """A scanner, not yet listening. Raises :class:`BadSetting`."""
    with ExitStack() as stack, settings_of("scanner"):
        suffix = Suffix(settings.suffix)
        cable = far_end_of(settings, real="serial", line_speed=line_speed)
        far_end = None
        if cable is not None:
            stack.enter_context(cable)
            far_end = VirtualScanner(cable, suffix=suffix)
        # Without a suffix it is a pause that ends a code, so that must be seen in time.
        patience_s = READ_TIMEOUT_S if suffix is Suffix.NONE else LISTEN_S
        line = opener(settings, cable, read_timeout_s=patience_s)
        scanner = SerialScanner(line, suffix=suffix)
        return Built(scanner, far_end, cable, stack.pop_all())


def _virtual_printer(cable: PtyPort, profile: Profile, *, stage: PrinterStage) -> VirtualPrinter:
    return VirtualPrinter(
        cable,
        profile=profile,
        answers=stage.answers,
        on_page=stage.on_page,
        record=stage.record,
    )
