"""The guest's receipt: her number, what she pays, and the window's name as the only ornament."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.document import Align, Cut, Document, Element, Feed, Line, Pair, Rule
from kiosk.devices.layout.sheet import TALL, Sheet, band, loud, number
from kiosk.devices.layout.words import Words
from kiosk.domain.papers import Receipt, ReceiptLine


def lay_receipt(receipt: Receipt, words: Words, sheet: Sheet, *, window: str) -> Document:
    """A receipt in the guest's language. ``window`` is the name over the door."""
    return Document(
        (
            *((band(words.tr("COPY"), sheet),) if receipt.copy else ()),
            Line(window, style=loud(len(window), sheet), align=Align.CENTRE),
            Feed(),
            number(receipt.number),
            *_pager(receipt, words),
            Rule(heavy=True),
            *_lines(receipt, words),
            Rule(),
            Pair(words.tr("Total"), words.paper_money(receipt.total_cents), style=TALL),
            *_taxes(receipt, words),
            Feed(),
            *_foot(receipt, words, sheet),
            Cut(),
        )
    )


def _pager(receipt: Receipt, words: Words) -> Iterator[Element]:
    if receipt.pager is not None:
        text = words.tr("pager {number}", number=receipt.pager)
        yield Line(text, style=TALL, align=Align.CENTRE)


def _lines(receipt: Receipt, words: Words) -> Iterator[Element]:
    for line in receipt.lines:
        yield from _line(line, words)


def _line(line: ReceiptLine, words: Words) -> Iterator[Element]:
    quantity = str(line.quantity)
    indent = len(quantity) + 1
    yield Pair(f"{quantity} {line.name}", words.paper_money(line.cents))
    for option in line.options:
        yield Line(option, indent=indent)


def _taxes(receipt: Receipt, words: Words) -> Iterator[Element]:
    for tax in receipt.taxes:
        label = words.tr("VAT {rate} included", rate=words.percent(tax.bp))
        yield Pair(label, words.paper_money(tax.cents))


def _foot(receipt: Receipt, words: Words, sheet: Sheet) -> Iterator[Element]:
    at = sheet.local(receipt.placed_at)
    how = words.tr("Paid. Thank you.") if receipt.paid else words.tr("Please pay at the window.")
    yield Line(how, align=Align.CENTRE)
    yield Line(f"{words.date(at.date())}, {words.clock(at)}", align=Align.CENTRE)
    yield Line(words.tr("This is not a fiscal document."), align=Align.CENTRE)
