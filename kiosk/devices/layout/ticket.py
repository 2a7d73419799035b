"""The bartender's ticket: above what to make, below what to do at the hatch, last the stub.

Read from a metre away, in bad light, with wet hands, so it says one thing a line and nothing
twice, except the number: on top to find the ticket, at the end to know that it is whole, and to
be torn off there and set by the cup.

A letter is read with ease from 20 minutes of arc on and hardly below 16 (ISO 9241-303): at 80 cm
4.7 and 3.7 mm. At 8 dots a millimetre a capital of the printer's font is 2 mm high; so drinks are
set three times as high, 6 mm, changes and warnings twice, 4 mm, and bold or white on black.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hardware.printer.breaking import break_rows, columns_of
from hardware.printer.document import (
    Align,
    Code,
    Cut,
    Document,
    Element,
    Feed,
    Line,
    Pair,
    Rule,
    Style,
)
from kiosk.devices.layout.sheet import NO_BREAK, WIDE, Sheet, band, block, loud, number
from kiosk.devices.layout.words import Words
from kiosk.domain.bartending import Handout
from kiosk.domain.order import OrderState
from kiosk.domain.papers import Ticket, TicketLine
from kiosk.services.allergenwords import allergen_name

CHANGE_MARK = "»"
"""Stands before what differs from the recipe; in every Western code page, also PC858."""

DRINK_HEIGHT = 3
"""Of a drink's letters, in those of plain type."""

DASH = Style(width=4)
"""Of the dashes along which the stub is torn off: six across the wide roll, in twelve bytes."""

ROWS_OF_A_NAME = 3
"""A name or change may take so many rows before its type becomes narrower: wide is legible at
arm's length, a narrow word among wide ones looks like a footnote."""

_TO_HAND_OVER = frozenset({OrderState.PLACED, OrderState.READY})
"""The states in which there is still something to be made, paid or checked."""

# A placed order needs no word: the ticket itself says that it is to be made.
_STATES: dict[OrderState, Callable[[Words], str]] = {
    OrderState.READY: lambda words: words.tr("READY"),
    OrderState.COLLECTED: lambda words: words.tr("COLLECTED"),
    OrderState.CANCELLED: lambda words: words.tr("CANCELLED"),
    OrderState.ABANDONED: lambda words: words.tr("ABANDONED"),
}


def lay_ticket(
    ticket: Ticket, words: Words, sheet: Sheet, *, handout: Handout = Handout.RACK
) -> Document:
    """A ticket in the staff's language. ``handout`` says who gives the guest her pager."""
    return Document(
        (
            *_warnings(ticket, words, sheet),
            number(ticket.number),
            _heading(ticket, words, sheet),
            Rule(heavy=True),
            *_without(ticket, words, sheet),
            *_drinks(ticket, sheet),
            Rule(),
            *_hand_over(ticket, words, sheet, handout),
            Feed(),
            Code(ticket.code, sheet.code, align=Align.CENTRE),
            *_stub(ticket, words, sheet),
            number(ticket.number),
            Cut(),
        )
    )


def _warnings(ticket: Ticket, words: Words, sheet: Sheet) -> Iterator[Element]:
    """What makes this ticket unlike others comes before its number: it must be read first."""
    if ticket.copy:
        yield from (band(words.tr("COPY"), sheet), Feed())
    if ticket.state in _STATES:
        yield from (band(_STATES[ticket.state](words), sheet), Feed())
    if ticket.late_minutes is not None and ticket.state in _TO_HAND_OVER:
        minutes = str(ticket.late_minutes)
        late = words.tr("LATE {minutes} min", minutes=minutes)
        yield from block(late.replace(f"{minutes} ", f"{minutes}{NO_BREAK}"), sheet)
        yield Feed()


def _heading(ticket: Ticket, words: Words, sheet: Sheet) -> Element:
    drinks = words.plural("{count} drink", "{count} drinks", ticket.drinks)
    return _ends(words.clock(sheet.local(ticket.placed_at)), drinks, sheet)


def _without(ticket: Ticket, words: Words, sheet: Sheet) -> Iterator[Element]:
    """What must not be in any glass, said before the first bottle is in the hand."""
    if ticket.without and ticket.state in _TO_HAND_OVER:
        names = (allergen_name(words, each) for each in ticket.without)
        listed = ", ".join(name.replace(" ", NO_BREAK) for name in names)
        text = words.tr("WITHOUT: {allergens}", allergens=listed)
        yield Feed()
        yield from block(text, sheet)
        yield Feed()


def _drinks(ticket: Ticket, sheet: Sheet) -> Iterator[Element]:
    for place, line in enumerate(ticket.lines):
        if place:
            yield Feed()
        yield from _drink(line, sheet)


def _drink(line: TicketLine, sheet: Sheet) -> Iterator[Element]:
    """Quantity, name, and each change on a line of its own, hanging under the name."""
    quantity = str(line.quantity)
    style = loud(len(quantity) + 1 + sheet.across(line.name), sheet, rows=ROWS_OF_A_NAME)
    indent = (len(quantity) + 1) * style.width
    yield Line(line.name, style=_of_a_drink(style), indent=indent, mark=quantity)
    for change in line.changes:
        yield _change(change, sheet, indent=indent)
    for gone in line.left_out:
        yield from _left_out(gone, sheet, indent=indent)


def _of_a_drink(style: Style) -> Style:
    """Higher than all but the number; a name that had to be set narrow would only be spindly."""
    return replace(style, height=DRINK_HEIGHT) if style == WIDE else style


def _change(change: str, sheet: Sheet, *, indent: int) -> Element:
    """As large as the name and bolder: a change that is overlooked is a drink poured away."""
    letters = indent // 2 + 2 + sheet.across(change)
    style = replace(loud(letters, sheet, rows=ROWS_OF_A_NAME), bold=True)
    mark = " " * (indent // style.width) + CHANGE_MARK
    return Line(change, style=style, mark=mark)


def _left_out(gone: str, sheet: Sheet, *, indent: int) -> Iterator[Element]:
    """White on black: the hand that has made it a hundred times would put it in."""
    letters = indent // 2 + 2 + sheet.across(gone)
    style = replace(loud(letters, sheet, rows=ROWS_OF_A_NAME), inverted=True)
    room = max(1, (sheet.columns - indent) // style.width - 2)
    yield Feed()
    for row in break_rows(sheet.write(gone), room, width_of=columns_of):
        yield Line(f"{NO_BREAK}{row}{NO_BREAK}", style=style, indent=indent)


def _hand_over(ticket: Ticket, words: Words, sheet: Sheet, handout: Handout) -> Iterator[Element]:
    """Whose it is, what she pays, what she must show."""
    yield _ends(_pager(ticket, words, handout), ticket.language.upper(), sheet)
    if ticket.to_pay_cents is None:
        yield _ends(words.tr("PAID"), words.paper_money(ticket.total_cents), sheet)
    elif ticket.state in _TO_HAND_OVER:
        yield Feed()
        yield from _to_pay(words.tr("TO PAY"), words.paper_money(ticket.to_pay_cents), sheet)
    if ticket.check_id and ticket.state in _TO_HAND_OVER:
        yield from (Feed(), band(words.tr("CHECK ID"), sheet))


def _to_pay(text: str, amount: str, sheet: Sheet) -> Iterator[Element]:
    """One bar; two where one would have to be set narrow: money is not taken from a footnote."""
    if loud(sheet.across(text) + 1 + sheet.across(amount), sheet) == WIDE:
        yield band(text, sheet, at_end=amount)
    else:
        yield from (band(text, sheet), band(amount, sheet))


def _stub(ticket: Ticket, words: Words, sheet: Sheet) -> Iterator[Element]:
    """Where to tear, and what the eye looks for at the hatch; the ticket's last number is on it.

    Nobody sets a stub by a cup that is handed over or was never made.
    """
    if ticket.state not in _TO_HAND_OVER:
        return
    columns = sheet.columns // DASH.width
    yield from (Feed(), Line("- " * (columns // 2), style=DASH), Feed())
    drinks = words.plural("{count} drink", "{count} drinks", ticket.drinks)
    pager = _pager(ticket, words, Handout.RACK)
    if loud(sheet.across(pager) + 2 + sheet.across(drinks), sheet) == WIDE:
        yield Pair(pager, drinks, style=WIDE)
    else:  # "pager 7 4 drinks" would read as pager 74
        yield from (Line(each, style=loud(sheet.across(each), sheet)) for each in (pager, drinks))


def _ends(left: str, right: str, sheet: Sheet) -> Element:
    return Pair(left, right, style=loud(sheet.across(left) + 1 + sheet.across(right), sheet))


def _pager(ticket: Ticket, words: Words, handout: Handout) -> str:
    if ticket.pager is None:
        return words.tr("no pager")
    if handout is Handout.WINDOW and ticket.state in _TO_HAND_OVER:
        return words.tr("give pager {number}", number=ticket.pager)
    return words.tr("pager {number}", number=ticket.pager)
