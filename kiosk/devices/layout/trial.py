"""The test paper: the window's name and the time, type of every size, a bar of black, a code."""

from __future__ import annotations

from hardware.printer.document import Align, Code, Cut, Document, Feed, Line, Rule
from kiosk.devices.layout.sheet import BOLD, HUGE, PLAIN, TALL, WIDE, Sheet, band, sign
from kiosk.devices.layout.words import Words
from kiosk.domain.trial import Trial

_LETTERS = "Aa Éé Üü € 0123456789"
_NUMBER = "42"
_SCALE = (PLAIN, BOLD, TALL, WIDE)


def lay_trial(paper: Trial, words: Words, sheet: Sheet, *, window: str) -> Document:
    """The test paper in the staff's language. What is cut off or pale is seen at a glance."""
    local = sheet.local(paper.at)
    scale = (Line(_cut(style.width, sheet), style=style) for style in _SCALE)
    return Document(
        (
            sign(window, sheet),
            Feed(),
            band(words.tr("test print"), sheet, at_end=words.clock(local)),
            Feed(),
            Line(words.date(local.date()), align=Align.CENTRE),
            Rule(),
            *scale,
            Line(_NUMBER, style=HUGE, align=Align.CENTRE),
            Rule(heavy=True),
            Line(words.tr("Scan it: one ring, and the scanner works, too.")),
            Feed(),
            Code(paper.code, sheet.code, align=Align.CENTRE),
            Cut(),
        )
    )


def _cut(width: int, sheet: Sheet) -> str:
    """As much of the letters as goes into a row at this width."""
    return _LETTERS[: sheet.columns // width].rstrip()
