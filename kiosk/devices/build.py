"""Builds the devices from what the configuration says: real ones, or virtual ones by name.

A virtual device speaks the same bytes from the other end of a pseudo terminal, so everything
but the wire is the real thing. What was written is built, or nothing is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from hardware.errors import HardwareError
from hardware.pager.device import PagerBase
from hardware.pager.tap import Parity, plain_address
from hardware.pager.virtual import HeardCall, VirtualPagerBase
from hardware.printer.device import BellForm, Confirm, PrinterDevice, StatusMode, Timing
from hardware.printer.document import Code, CodeKind
from hardware.printer.encoder import Encoder
from hardware.printer.lettering import FontOf
from hardware.printer.paper import Page
from hardware.printer.profile import Profile, load_profile
from hardware.printer.virtual import Answers, VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.scanner.framing import Suffix
from hardware.scanner.virtual import VirtualScanner
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.typesetter import Typesetter
from kiosk.devices.layout.words import Words
from kiosk.devices.line import LISTEN_S, READ_TIMEOUT_S, far_end_of, opener
from kiosk.devices.pager import SerialPagerBase
from kiosk.devices.printer import SerialPrinter
from kiosk.devices.scanner import SerialScanner
from kiosk.devices.settings import BadSetting, PagerSettings, PrinterSettings, ScannerSettings
from kiosk.domain.bartending import Handout
from kiosk.domain.codes import EPOCH, TicketCode, ticket_code
from kiosk.domain.day import LAST_NUMBER
from kiosk.services.ordering import RECEIPT

log = logging.getLogger(__name__)

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
class House:
    """What all papers of a window share: its name, its clock's zone, its languages.

    ``languages`` are those its guests may choose; ``font_of`` finds the file that writes a text
    of a language, None where the printer's own letters must do. ``handout`` says how a guest
    gets her pager.
    """

    window: str
    zone: tzinfo
    staff_language: str
    words: Callable[[str], Words]
    languages: tuple[str, ...] = ()
    font_of: FontOf | None = None
    handout: Handout = Handout.RACK


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


_MOST_PAPERS = 9  # of one order: the original, its copies, reprints

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
    with ExitStack() as stack, _settings_of(name):
        profile = load_profile(settings.profile, cache=cache)
        # The bartender's papers stay text: as quick as can be, and the same on every printer.
        font_of = house.font_of if name == RECEIPT else None
        encoder = Encoder(profile, cache=cache, font_of=font_of)
        cable = far_end_of(settings, real="escpos", line_speed=stage.line_speed)
        far_end = None
        if cable is not None:
            stack.enter_context(cable)
            far_end = stack.enter_context(_virtual_printer(cable, profile, stage=stage))
        device = PrinterDevice(
            opener(settings, cable, flow=settings.flow, read_timeout_s=LISTEN_S),
            initialise=encoder.initialise(),
            confirm=Confirm(settings.confirm),
            status=StatusMode(settings.status),
            bell=BellForm(settings.bell),
            timing=timing or Timing(fresh_s=FRESH_S),
            new_identifier=new_identifier,
        )
        code = CodeKind(settings.code)
        if name != RECEIPT:  # which carries no code
            _must_print(encoder, code, profile=settings.profile)
        typesetter = _typesetter(house, profile, encoder, code=code)
        if name == RECEIPT:
            _say_what_is_missing(typesetter)
        printer = SerialPrinter(name, device=device, encoder=encoder, typesetter=typesetter)
        stack.callback(printer.disconnect)
        return Built(printer, far_end, cable, stack.pop_all())


def build_pager_base(
    settings: PagerSettings, *, stage: PagerStage = _PLAIN_PAGER
) -> Built[SerialPagerBase, VirtualPagerBase]:
    """A pager base, not yet connected. Raises :class:`BadSetting`.

    A virtual one knows the pagers that were written down, and no others.
    """
    with ExitStack() as stack, _settings_of("pager"):
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
    with ExitStack() as stack, _settings_of("scanner"):
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


def _must_print(encoder: Encoder, code: CodeKind, *, profile: str) -> None:
    """Refuse a kind of code that this printer can only write as letters, if it has the other.

    One that has neither prints letters: a window without a scanner needs no more.
    """
    longest = ticket_code(TicketCode(EPOCH, LAST_NUMBER, _MOST_PAPERS), bytes(32))
    printable = [kind for kind in CodeKind if encoder.can_print(Code(longest, kind))]
    if printable and code not in printable:
        raise BadSetting(
            f"code {code.value!r}: {longest!r} cannot be printed so with profile {profile!r}; "
            f"write code = {printable[0].value!r}"
        )


def _typesetter(house: House, profile: Profile, encoder: Encoder, *, code: CodeKind) -> Typesetter:
    return Typesetter(
        sheet=Sheet(profile.columns, code, house.zone, encoder.write),
        words=house.words,
        staff_language=house.staff_language,
        window=house.window,
        languages=house.languages,
        can_write=encoder.can_write,
        handout=house.handout,
    )


def _say_what_is_missing(typesetter: Typesetter) -> None:
    for language, instead in typesetter.replaced().items():
        log.warning(
            "receipts in %r are printed in %r: its font is not installed, or the printer's"
            " profile draws no pictures",
            language,
            instead,
        )


@contextmanager
def _settings_of(device: str) -> Iterator[None]:
    """Every way of not understanding a setting becomes one error that names the device."""
    try:
        yield
    except (HardwareError, ValueError) as error:
        raise BadSetting(f"{device}: {error}") from error
