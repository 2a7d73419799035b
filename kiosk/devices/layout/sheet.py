"""The sheet a paper is set on, and the three sizes of type used on all of them.

Huge for the number, tall for what the hands need, plain for the rest. Tall is also set wide
where it fits: the short word may be as loud as the paper is broad.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from hardware.printer.breaking import break_rows, columns_of
from hardware.printer.document import Align, CodeKind, Line, Style
from kiosk.devices.layout.words import Words

PLAIN = Style()
BOLD = Style(bold=True)
TALL = Style(height=2)
WIDE = Style(width=2, height=2)
HUGE = Style(width=8, height=8)
"""24 mm high on paper: read across the room, and 999 still fits on the narrow roll."""


NO_BREAK = "\N{NO-BREAK SPACE}"
"""Keeps words together in one row; printed as a blank."""


@dataclass(frozen=True)
class Sheet:
    """How broad the paper is (columns of plain type), its code, and where the window stands.

    ``write`` says how a text comes out of the printer: what is set to a measure must be measured
    as it will stand there.
    """

    columns: int
    code: CodeKind
    zone: tzinfo
    write: Callable[[str], str] = str

    def local(self, moment: datetime) -> datetime:
        """A moment as the clock on the bar's wall shows it."""
        return moment.astimezone(self.zone)

    def across(self, text: str) -> int:
        """How many columns of plain type a text takes on this paper."""
        return columns_of(self.write(text))


def number(value: int) -> Line:
    """An order's number, as large as the printer can."""
    return Line(str(value), style=HUGE, align=Align.CENTRE)


def loud(letters: int, sheet: Sheet, *, rows: int = 1) -> Style:
    """Wide type if so many letters go into so many rows of it, else tall."""
    return WIDE if letters * WIDE.width <= rows * sheet.columns else TALL


def pager_name(number: int, words: Words, sheet: Sheet) -> Line:
    """Which pager the code below it belongs to."""
    name = words.tr("pager {number}", number=number)
    return Line(name, style=loud(sheet.across(name), sheet), align=Align.CENTRE)


def spaced_capitals(text: str) -> str:
    """The way a sign is lettered: F I N E S T R A   4 3."""
    return "   ".join(" ".join(word.upper()) for word in text.split())


def sign(text: str, sheet: Sheet) -> Line:
    """The name over the door, spaced out as far as the paper allows."""
    spaced = spaced_capitals(text)
    for sign_text in (spaced, text):
        across = columns_of(sign_text)
        if across <= sheet.columns:
            return Line(sign_text, style=loud(across, sheet), align=Align.CENTRE)
    return Line(text, style=TALL, align=Align.CENTRE)


def band(text: str, sheet: Sheet, *, at_end: str = "") -> Line:
    """A bar across the whole paper, white on black: it cannot be overlooked.

    The text stands in its middle, or with ``at_end`` both stand at its ends.
    """
    text, at_end = sheet.write(text), sheet.write(at_end)
    style = loud(columns_of(text) + columns_of(at_end) + bool(at_end), sheet)
    columns = sheet.columns // style.width
    row = _spread(text, at_end, columns) if at_end else _centred(text, columns)
    return Line(row, style=replace(style, inverted=True))


def block(text: str, sheet: Sheet) -> Iterator[Line]:
    """A sentence white on black, as many bars as it takes, in type as wide as its words allow.

    It is parted at plain blanks only: what no-break blanks hold together stays together.
    """
    words = [sheet.write(word).replace(" ", NO_BREAK) for word in text.split(" ")]
    longest = max(map(columns_of, words))
    style = replace(loud(longest, sheet), inverted=True)
    columns = sheet.columns // style.width
    room = min(columns, max(longest, columns - 2))
    for row in break_rows(" ".join(words), room, width_of=columns_of):
        yield Line(_centred(row, columns), style=style)


def _centred(text: str, columns: int) -> str:
    """What `str.center` does, for letters that may be two columns wide."""
    return text.center(columns - columns_of(text) + len(text))


def _spread(text: str, at_end: str, columns: int) -> str:
    """Two texts at the ends of a row, off its edges if there is room."""
    across = columns_of(text) + columns_of(at_end)
    edge = " " if across + 3 <= columns else ""
    blanks = columns - across - 2 * len(edge)
    return f"{edge}{text}{' ' * max(1, blanks)}{at_end}{edge}"
