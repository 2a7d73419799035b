"""Our own ticket of the same order, as the bar's printer brings it out."""

from __future__ import annotations

from dataclasses import replace

from hardware.printer.document import Document, Line
from hardware.printer.paper import Page, PaperRow
from kiosk.domain.order import Order
from tests.tickets.order import our_press, our_ticket, wanted
from tests.tickets.others import Drawn, our_capital


def ours(order: Order) -> Drawn:
    """Set, encoded and read back: nothing is drawn that is not in the bytes."""
    press = our_press()
    document = press.typesetter.set(our_ticket(order))
    data = press.encoder.encode(document)
    lines = wanted(order)
    return Drawn(
        "The drink-away window",
        "this program",
        _whole(press.read(data)),
        len(data),
        number=our_capital(_height(document, str(order.number))),
        drink=our_capital(_height(document, lines[0].name)),
        change=our_capital(_height(document, lines[0].changes[0])),
    )


def _height(document: Document, text: str) -> int:
    """How many times its height the line with this text has."""
    lines = (each for each in document.elements if isinstance(each, Line))
    return next(line.style.height for line in lines if text in line.text)


def _whole(pages: tuple[Page, ...]) -> Page:
    """The ticket with what is torn off it: all of it is one order's paper."""
    rows: list[PaperRow] = []
    length = 0
    for page in pages:
        rows += (_lower(row, length) for row in page.rows)
        length += page.length
    return replace(pages[-1], rows=tuple(rows), length=length)


def _lower(row: PaperRow, by: int) -> PaperRow:
    return replace(
        row, y=row.y + by, items=tuple(replace(item, y=item.y + by) for item in row.items)
    )
