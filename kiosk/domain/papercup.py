"""Where no glass may be carried away, everything comes in paper, and the ticket says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.domain.basket import BasketLine
from kiosk.domain.order import Order, OrderLine, OrderOption
from kiosk.domain.picture import Vessel

PAPER_CUP = "paper-cup"
"""The option an order's line carries: what the guest saw drawn in a glass comes in paper."""


def in_paper(
    order: Order, basket: Iterable[BasketLine], *, staff: str, named: Callable[[str], str]
) -> Order:
    """The order, with "paper cup" in its lines. ``named`` has the words in a language.

    Only what is drawn in a glass carries it: a drink that always comes in paper needs no words.
    """
    words = OrderOption(PAPER_CUP, named(order.language), named(staff), named(staff), 0)
    return replace(
        order,
        lines=tuple(
            _line(line, words) if chosen.drink.picture.vessel is not Vessel.CUP else line
            for line, chosen in zip(order.lines, basket, strict=True)
        ),
    )


def _line(line: OrderLine, words: OrderOption) -> OrderLine:
    return replace(line, options=(*line.options, words))
