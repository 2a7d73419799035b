"""What makes the bytes of a paper: a printer's model, its encoder, a typesetter. No wire."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from hardware.errors import HardwareError
from hardware.printer.document import Code, CodeKind
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.lettering import FontOf
from hardware.printer.paper import Page
from hardware.printer.profile import Profile, load_profile
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.typesetter import Typesetter
from kiosk.devices.layout.words import Words
from kiosk.devices.settings import BadSetting, PrinterSettings
from kiosk.domain.bartending import Handout
from kiosk.domain.codes import EPOCH, TicketCode, ticket_code
from kiosk.domain.day import LAST_NUMBER
from kiosk.domain.papers import Paper
from kiosk.services.ordering import RECEIPT

log = logging.getLogger(__name__)

_MOST_PAPERS = 9  # of one order: the original, its copies, reprints


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
class Press:
    """All that one printer's papers need before a byte leaves."""

    profile: Profile
    encoder: Encoder
    typesetter: Typesetter

    def proof(self, paper: Paper) -> tuple[Page, ...]:
        """The paper as that printer would put it out, without one: for pictures.

        More than one where it is cut more than once.
        """
        return self.read(self.encoder.encode(self.typesetter.set(paper)))

    def read(self, data: bytes) -> tuple[Page, ...]:
        """What bytes of this encoder look like on that printer's paper."""
        drawn = read_paper(self.encoder.initialise() + data, profile=self.profile)
        rest = drawn.current
        return (*drawn.pages, rest) if rest.rows else drawn.pages


def build_press(
    name: str, settings: PrinterSettings, *, house: House, cache: Path | None = None
) -> Press:
    """The press of one printer. Call it within :func:`settings_of`.

    Loads python-escpos, a quarter of a second: not on the screen's thread. ``cache`` is a folder
    for its tables.
    """
    profile = load_profile(settings.profile, cache=cache)
    # The bartender's papers stay text: as quick as can be, and the same on every printer.
    font_of = house.font_of if name == RECEIPT else None
    encoder = Encoder(profile, cache=cache, font_of=font_of)
    code = CodeKind(settings.code)
    if name != RECEIPT:  # which carries no code
        _must_print(encoder, code, profile=settings.profile)
    typesetter = _typesetter(house, profile, encoder, code=code)
    if name == RECEIPT:
        _say_what_is_missing(typesetter)
    return Press(profile, encoder, typesetter)


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
def settings_of(device: str) -> Iterator[None]:
    """Every way of not understanding a setting becomes one error that names the device."""
    try:
        yield
    except (HardwareError, ValueError) as error:
        raise BadSetting(f"{device}: {error}") from error
