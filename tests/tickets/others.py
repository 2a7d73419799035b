"""What three other programs print for the bar, laid out by us after what their sources say.

Which fields stand where, and in what size, was read on 23 November 2026 in

- Odoo, github.com/odoo/odoo, addons/point_of_sale/receipt/pos_order_change_receipt.xml (commit
  152b2234) and its sizes in pos_receipt_common.xml (053a8fa5): a picture of HTML, 512 dots broad.
- Floreant POS, github.com/fat-tire/floreantpos, kitchen-receipt.jrxml (commit 63d2d08b, in
  b2cfb14f) and what ReceiptPrintService.java and KitchenTicket.java put into it: points, printed
  through the system's driver.
- quicktill, github.com/sde1000/quicktill 26.12, jsonfoodorder.py (print_order, commit 4f2e505d)
  and its driver for the TM-T20 in pdrivers.py: text of 48 columns in the printer's own letters.

No line of theirs is copied: these are our measures of the same fields. Where a program has no
field for something, its nearest is used: what the guest must not have is a note of hers, a change
an attribute, modifier or option. The values of fields nobody here has are invented. Doubtful
things are decided for them: all of it is sharp, nothing overlaps, quicktill's bytes are those of
our own thrifty encoder. The way from the print head to the knife counts for nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.printer.document import Align, Cut, Document, Feed, Line, Pair, Style
from hardware.printer.lettering import typed
from hardware.printer.paper import Page
from kiosk.domain.order import Order
from tests.tickets.order import NUMBER, PLACED_AT, WINDOW, our_press, wanted
from tests.tickets.paint import Canvas, Type, capital

CLOCK = f"{PLACED_AT:%H:%M}"
NOTE = "without nuts"
_POINT = 203 / 72  # dots


@dataclass(frozen=True)
class Drawn:
    """A ticket on paper. Heights of capital letters in dots: the number's, a drink's, a change's.

    ``size`` is how many bytes the printer is sent.
    """

    name: str
    source: str
    page: Page
    size: int
    number: float
    drink: float
    change: float


def odoo(order: Order) -> Drawn:
    """A header in the middle, a dashed line, NEW, the drinks in large type."""
    small, large = Type(22, 33), Type(30, 40, bold=True)
    huge, normal = Type(45, 60), Type(22, 31)
    canvas = Canvas(512)
    canvas.skip(16)
    canvas.text("Takeaway", small, centred=True)
    canvas.text(f"{WINDOW} : {CLOCK}", small, centred=True)
    canvas.text(f"Order 2611-043-0042 # {NUMBER}", large, centred=True)
    canvas.skip(11)
    canvas.rule(4, dashed=True)
    canvas.skip(11)
    canvas.text("NEW", Type(50, 74, bold=True), centred=True)
    for line in wanted(order):
        canvas.text(f"{line.quantity} {line.name}", huge)
        for change in line.changes:
            canvas.text(f"- {change}", normal, x=32)
    canvas.text("CUSTOMER NOTE", Type(45, 60, bold=True), centred=True)
    canvas.text(NOTE, Type(30, 40), centred=True)
    canvas.skip(32)
    sizes = (capital(large), capital(huge), capital(normal))
    return Drawn("Odoo", "master, 152b2234", canvas.page(), canvas.raster_bytes, *sizes)


def floreant(order: Order) -> Drawn:
    """A form: head, number and date in small type, then a table of units and items, all bold."""
    head, small = Type(10 * _POINT, 12 * _POINT, bold=True), Type(9 * _POINT, 12 * _POINT)
    item = Type(15 * _POINT, 19 * _POINT, bold=True)
    canvas = Canvas(round(196 * _POINT))
    canvas.skip(14 * _POINT)
    for text in (WINDOW, "*** KITCHEN RECEIPT ***", "* TAKE OUT *"):
        canvas.text(text, head, centred=True)
    for text in (f"CHK#: {NUMBER}-1", "Server: kiosk", f"Printed: 20 Nov 2026 {CLOCK}"):
        canvas.text(text, small, x=8 * _POINT)
    canvas.skip(6 * _POINT)
    canvas.text("UNIT", head)
    canvas.skip(-head.row)
    canvas.text("ITEM NAME", head, x=31 * _POINT)
    canvas.rule(2)
    canvas.skip(5 * _POINT)
    for line in wanted(order):
        rows = [(str(line.quantity), line.name)]
        rows += [(str(line.quantity), f"--{change}*") for change in line.changes]
        for quantity, text in rows:
            canvas.text(text, item, x=31 * _POINT)
            taken = canvas.rows_of(text, item, x=31 * _POINT)
            canvas.beside(quantity, item, right=19 * _POINT, rows=taken)
    canvas.text(f"* {NOTE}", item, x=31 * _POINT)
    canvas.skip(7 * _POINT)
    canvas.text("Printer Name : Bar", small)
    canvas.skip(14 * _POINT)
    sizes = (capital(small), capital(item), capital(item))
    return Drawn("Floreant POS", "b2cfb14f", canvas.page(), canvas.raster_bytes, *sizes)


def quicktill(order: Order) -> Drawn:
    """The printer's plain letters: the number in bold above and below, each drink by itself."""
    press = our_press()
    bold = Style(bold=True)
    number = Line(f"Order {NUMBER}", style=bold, align=Align.CENTRE)
    blank = Feed(2)
    elements = [Line("Transaction 1042", align=Align.CENTRE), blank]
    elements += [Line("kiosk", align=Align.CENTRE), blank, number, blank]
    elements += [Line(CLOCK, align=Align.CENTRE), blank]
    for line in wanted(order):
        for _ in range(line.quantity):
            elements.append(Pair(line.name, f"{line.cents / 100:.2f}"))
            elements += [Line(change, indent=2) for change in line.changes]
            elements.append(Line(f"Comment: {NOTE}", indent=2))
    document = Document((*elements, blank, number, blank, blank, Cut()))
    data = press.encoder.encode(document)
    (page,) = press.read(data)
    sizes = (plain := our_capital(1), plain, plain)
    return Drawn("quicktill", "26.12, 4f2e505d", page, len(data), *sizes)


def our_capital(times: int) -> float:
    """How high a capital of the printer's own letters is drawn, so many times its height."""
    box = (
        typed("N", (12 * times, 24 * times), "medium")
        .point(lambda dot: 255 * (dot > 127))
        .getbbox()
    )
    assert box is not None
    return box[3] - box[1]
