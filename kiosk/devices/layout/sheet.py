"""The sheet a paper is set on, and the three sizes of type used on all of them.

Huge for the number, tall for what the hands need, plain for the rest. Tall is also set wide
where it fits: the short word may be as loud as the paper is broad.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from hardware.printer.document import Align, CodeKind, Line, Style

PLAIN = Style()
BOLD = Style(bold=True)
TALL = Style(height=2)
WIDE = Style(width=2, height=2)
CHANGED = Style(height=2, bold=True)
HUGE = Style(width=8, height=8)
"""24 mm high on paper: read across the room, and 999 still fits on the narrow roll."""


@dataclass(frozen=True)
class Sheet:
    """How broad the paper is (columns of plain type), its code, and where the window stands."""

    columns: int
    code: CodeKind
    zone: tzinfo

    def local(self, moment: datetime) -> datetime:
        """A moment as the clock on the bar's wall shows it."""
        return moment.astimezone(self.zone)


def number(value: int) -> Line:
    """An order's number, as large as the printer can."""
    return Line(str(value), style=HUGE, align=Align.CENTRE)


def loud(columns_needed: int, sheet: Sheet) -> Style:
    """Wide type if so many characters fit into a row of it, else tall."""
    return WIDE if columns_needed * WIDE.width <= sheet.columns else TALL


def band(text: str, sheet: Sheet) -> Line:
    """A bar across the whole paper, white on black: it cannot be overlooked."""
    style = loud(len(text), sheet)
    row = text.center(sheet.columns // style.width)
    return Line(row, style=replace(style, inverted=True))
