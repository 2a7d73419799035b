"""The guest's receipt: her number, what she pays, and the window's name as the only ornament."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.document import Align, Cut, Document, Element, Feed, Line, Pair, Rule
from kiosk.devices.layout.sheet import BOLD, TALL, Sheet, band, loud, number, sign
from kiosk.devices.layout.words import Words
from kiosk.domain.bartending import Handout
from kiosk.domain.papers import Receipt, ReceiptLine
from kiosk.services.allergenwords import allergen_list


def lay_receipt(
    receipt: Receipt,
    words: Words,
    sheet: Sheet,
    *,
    window: str,
    handout: Handout = Handout.RACK,
) -> Document:
    """A receipt in the guest's language. ``window`` is the name over the door."""
    return Document(
        (
            *((band(words.tr("COPY"), sheet),) if receipt.copy else ()),
            sign(window, sheet),
            Feed(),
            number(receipt.number),
            *_pager(receipt, words, sheet, handout),
            Rule(heavy=True),
            *_lines(receipt, words),
            *_without(receipt, words),
            Rule(),
            Pair(words.tr("Total"), words.paper_money(receipt.total_cents), style=TALL),
            *_taxes(receipt, words),
            Feed(),
            *_foot(receipt, words, sheet),
            Cut(),
        ),
        language=receipt.language,
    )


def _pager(receipt: Receipt, words: Words, sheet: Sheet, handout: Handout) -> Iterator[Element]:
    """Which one, and where it is: in the rack beside the glass, or in the bartender's hand."""
    if receipt.pager is None:
        return
    text = (
        words.tr("Take pager {pager}", pager=receipt.pager)
        if handout is Handout.RACK
        else words.tr("Pager {pager} comes through the window", pager=receipt.pager)
    )
    style = loud(sheet.across(text), sheet)
    yield from (Line(text, style=style, align=Align.CENTRE), Feed())


def _lines(receipt: Receipt, words: Words) -> Iterator[Element]:
    for line in receipt.lines:
        yield from _line(line, words)


def _line(line: ReceiptLine, words: Words) -> Iterator[Element]:
    """The price stands in the last row of the name, whose rows hang beside the quantity."""
    quantity = str(line.quantity)
    indent = len(quantity) + 1
    yield Pair(line.name, words.paper_money(line.cents), indent=indent, mark=quantity)
    for option in line.options:
        yield Line(option, indent=indent)
    if line.allergens:
        found = allergen_list(words, line.allergens)
        yield Line(words.tr("Contains {allergens}", allergens=found), indent=indent)


def _without(receipt: Receipt, words: Words) -> Iterator[Element]:
    """What she asked to be spared, so that she can see that it was understood."""
    if receipt.without:
        asked = allergen_list(words, receipt.without)
        yield from (Feed(), Line(words.tr("Asked for: without {allergens}", allergens=asked), BOLD))


def _taxes(receipt: Receipt, words: Words) -> Iterator[Element]:
    for tax in receipt.taxes:
        label = words.tr("VAT {rate} included", rate=words.percent(tax.bp))
        yield Pair(label, words.paper_money(tax.cents))


def _foot(receipt: Receipt, words: Words, sheet: Sheet) -> Iterator[Element]:
    at = sheet.local(receipt.placed_at)
    how = words.tr("Paid. Thank you.") if receipt.paid else words.tr("Please pay at the window.")
    yield from (Line(how, style=TALL, align=Align.CENTRE), Feed())
    yield Line(
        words.tr("{day}, {time}", day=words.date(at.date()), time=words.clock(at)),
        align=Align.CENTRE,
    )
    yield Line(words.tr("This is not a fiscal document."), align=Align.CENTRE)
