"""Reads ESC/POS as a printer does, and puts out paper.

It knows what our encoder and python-escpos send; other commands are taken whole and left out.
Dots are those of a 203-dpi printer. Lengths and meanings are from Epson's command reference.
"""

from collections.abc import Callable
from dataclasses import replace

from hardware.printer.document import Align
from hardware.printer.paper import Edge, Face, Page, Paper
from hardware.printer.patterns import Patterns
from hardware.printer.profile import Profile
from hardware.printer.splitter import Command, Splitter
from hardware.printer.typesetter import Typesetter

# Epson's numbers of ESC t. The profile's own number goes before them.
_CODECS = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737",
    15: "iso8859_7", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 33: "cp775",
    34: "cp855", 35: "cp861", 36: "cp862", 39: "iso8859_2", 40: "iso8859_15", 45: "cp1250",
    46: "cp1251", 47: "cp1253", 48: "cp1254", 49: "cp1255", 50: "cp1256", 51: "cp1257",
}  # fmt: skip
_AFTER_RESET = "cp437"
_ALIGNS = (Align.LEFT, Align.CENTRE, Align.RIGHT)
_FULL_CUTS = (0, 48, 65, 97)
_HALF_LINE_DOTS = 15


class Interpreter:
    """One printer's mind: modes, the row in progress, the page in progress."""

    def __init__(self, profile: Profile) -> None:
        self._codecs = _CODECS | {profile.code_page.number: profile.code_page.codec}
        self._half_line = profile.half_line
        self._codec = _AFTER_RESET
        self._setter = Typesetter(profile)
        self._patterns = Patterns(self._setter)
        self._handlers = self._table()

    @property
    def current(self) -> Page:
        """The piece of paper still in the printer."""
        return self._setter.page

    def execute(self, command: Command) -> Page | None:
        """Do what one command says; returns the page if it was cut. Unknown ones do nothing."""
        if not command.name:
            self._setter.put(command.data.decode(self._codec, "replace").replace("\x7f", ""))
            return None
        if command.name in _CUTS:
            return self._setter.cut(_edge(command))
        handler = self._handlers.get(command.name)
        if handler:
            handler(command.data)
        return None

    def reset(self) -> None:
        """ESC @, and switching off and on: modes and the unprinted row are gone, paper stays."""
        self._setter.reset()
        self._patterns.reset()
        self._codec = _AFTER_RESET

    def _table(self) -> dict[bytes, Callable[[bytes], None]]:
        setter = self._setter
        return self._patterns.handlers() | {
            b"\n": lambda _: setter.line_feed(),
            b"\t": lambda _: setter.tab(),
            b"\x1b@": lambda _: self.reset(),
            b"\x1b!": self._print_mode,
            b"\x1b-": lambda data: self._face(underline=data[0] & 3),
            b"\x1bE": lambda data: self._face(bold=bool(data[0] & 1)),
            b"\x1bG": lambda data: self._face(bold=bool(data[0] & 1)),
            b"\x1bM": lambda data: self._face(small=bool(data[0] & 1)),
            b"\x1dB": lambda data: self._face(inverted=bool(data[0] & 1)),
            b"\x1d!": self._size,
            b"\x1ba": self._align,
            b"\x1bt": self._code_page,
            b"\x1b2": lambda _: self._spacing(2 * _HALF_LINE_DOTS),
            b"\x1b3": lambda data: self._spacing(self._dots(data[0])),
            b"\x1bJ": lambda data: setter.feed(self._dots(data[0])),
            b"\x1bd": self._feed_lines,
            b"\x1b$": lambda data: setter.move_to(int.from_bytes(data, "little")),
            b"\x1b\\": lambda data: setter.move_by(int.from_bytes(data, "little", signed=True)),
            b"\x1bD": self._tabs,
            b"\x1dL": self._left_margin,
            b"\x1dW": self._area,
        }

    def _dots(self, units: int) -> int:
        """Dots of 1/203 inch, from the model's own unit of feeding."""
        return units * _HALF_LINE_DOTS // self._half_line

    def _face(self, **changes: bool | int) -> None:
        self._setter.modes.face = replace(self._setter.modes.face, **changes)  # type: ignore[arg-type]

    def _print_mode(self, data: bytes) -> None:
        mode = data[0]
        self._setter.modes.face = Face(
            width=2 if mode & 0x20 else 1,
            height=2 if mode & 0x10 else 1,
            bold=bool(mode & 0x08),
            inverted=self._setter.modes.face.inverted,
            underline=1 if mode & 0x80 else 0,
            small=bool(mode & 0x01),
        )

    def _size(self, data: bytes) -> None:
        self._face(width=(data[0] >> 4 & 7) + 1, height=(data[0] & 7) + 1)

    def _align(self, data: bytes) -> None:
        side = data[0] % 48  # 0, 1, 2 or their digits
        if side < len(_ALIGNS) and self._setter.row_is_empty:
            self._setter.modes.align = _ALIGNS[side]

    def _code_page(self, data: bytes) -> None:
        self._codec = self._codecs.get(data[0], self._codec)

    def _spacing(self, dots: int) -> None:
        self._setter.modes.spacing = dots

    def _feed_lines(self, data: bytes) -> None:
        self._setter.feed(data[0] * self._setter.modes.spacing)

    def _tabs(self, data: bytes) -> None:
        self._setter.modes.tabs = tuple(data)

    def _left_margin(self, data: bytes) -> None:
        self._setter.modes.left = int.from_bytes(data, "little")

    def _area(self, data: bytes) -> None:
        self._setter.modes.area = int.from_bytes(data, "little")


_CUTS = frozenset({b"\x1dV", b"\x1bi", b"\x1bm"})


def _edge(command: Command) -> Edge:
    full = command.name == b"\x1dV" and command.data[0] in _FULL_CUTS
    return Edge.FULL_CUT if full else Edge.PARTIAL_CUT


def read_paper(data: bytes, *, profile: Profile) -> Paper:
    """The paper these bytes make on a printer that was just switched on."""
    interpreter = Interpreter(profile)
    pages = [interpreter.execute(command) for command in Splitter().feed(data)]
    return Paper(tuple(page for page in pages if page), interpreter.current)
