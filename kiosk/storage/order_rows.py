"""Orders as rows and rows as orders, by hand: the domain's records know no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.domain.money import TaxShare
from kiosk.domain.order import Order, OrderLine, OrderOption, StateChange

Values = dict[str, object]


def head(order: Order) -> Values:
    """The row of an order."""
    return {
        "key": order.key,
        "window": order.window,
        "day": order.day,
        "number": order.number,
        "state": order.state,
        "language": order.language,
        "pager": order.pager,
        "total_cents": order.total_cents,
        "paid": order.paid,
        "placed_at": order.placed_at,
        "shown_at": order.shown_at,
        "without": order.without,
    }


def lines(order_id: int, order: Order) -> list[Values]:
    """The rows of its lines."""
    return [
        {
            "order_id": order_id,
            "position": line.position,
            "drink_id": line.drink_id,
            "name": line.name,
            "staff_name": line.staff_name,
            "quantity": line.quantity,
            "unit_cents": line.unit_cents,
            "tax_bp": line.tax_bp,
            "alcoholic": line.alcoholic,
            "allergens": line.allergens,
            "strength_permille": line.strength_permille,
        }
        for line in order.lines
    ]


def options(order_id: int, order: Order) -> list[Values]:
    """The rows of its lines' options."""
    return [
        {
            "order_id": order_id,
            "position": line.position,
            "place": place,
            "option_id": option.option_id,
            "name": option.name,
            "staff_name": option.staff_name,
            "ticket": option.ticket,
            "price_cents": option.price_cents,
        }
        for line in order.lines
        for place, option in enumerate(line.options, start=1)
    ]


def taxes(order_id: int, order: Order) -> list[Values]:
    """The rows of its tax, one a rate."""
    return [{"order_id": order_id, "bp": tax.bp, "cents": tax.cents} for tax in order.taxes]


def history(order_id: int, seq: int, change: StateChange) -> Values:
    """A row of its history."""
    return {
        "order_id": order_id,
        "seq": seq,
        "at": change.at,
        "who": change.who,
        "before": change.before,
        "after": change.after,
        "why": change.why,
        "paper": change.paper,
    }


class Parts:
    """The parts of several orders, by the order they belong to."""

    def __init__(
        self,
        lines: Sequence[Row[Any]],
        options: Sequence[Row[Any]],
        taxes: Sequence[Row[Any]],
        history: Sequence[Row[Any]],
    ) -> None:
        self._options: dict[tuple[int, int], list[OrderOption]] = defaultdict(list)
        self._lines: dict[int, list[OrderLine]] = defaultdict(list)
        self._taxes: dict[int, list[TaxShare]] = defaultdict(list)
        self._history: dict[int, list[StateChange]] = defaultdict(list)
        for row in options:
            self._options[row.order_id, row.position].append(_option(row))
        for row in lines:
            self._lines[row.order_id].append(self._line(row))
        for row in taxes:
            self._taxes[row.order_id].append(TaxShare(row.bp, row.cents))
        for row in history:
            self._history[row.order_id].append(_change(row))

    def lines(self, order_id: int) -> tuple[OrderLine, ...]:
        """An order's lines, as they were ordered."""
        return tuple(self._lines[order_id])

    def taxes(self, order_id: int) -> tuple[TaxShare, ...]:
        """An order's tax, by rate."""
        return tuple(self._taxes[order_id])

    def history(self, order_id: int) -> tuple[StateChange, ...]:
        """An order's changes, as they happened."""
        return tuple(self._history[order_id])

    def _line(self, row: Row[Any]) -> OrderLine:
        return OrderLine(
            position=row.position,
            drink_id=row.drink_id,
            name=row.name,
            staff_name=row.staff_name,
            quantity=row.quantity,
            unit_cents=row.unit_cents,
            tax_bp=row.tax_bp,
            alcoholic=row.alcoholic,
            options=tuple(self._options[row.order_id, row.position]),
            allergens=row.allergens,
            strength_permille=row.strength_permille,
        )


def order(row: Row[Any], parts: Parts) -> Order:
    """An order from its row and its parts."""
    return Order(
        key=row.key,
        window=row.window,
        day=row.day,
        number=row.number,
        state=row.state,
        language=row.language,
        pager=row.pager,
        lines=parts.lines(row.id),
        total_cents=row.total_cents,
        taxes=parts.taxes(row.id),
        paid=row.paid,
        placed_at=row.placed_at,
        shown_at=row.shown_at,
        history=parts.history(row.id),
        without=row.without,
    )


def _option(row: Row[Any]) -> OrderOption:
    return OrderOption(
        option_id=row.option_id,
        name=row.name,
        staff_name=row.staff_name,
        ticket=row.ticket,
        price_cents=row.price_cents,
    )


def _change(row: Row[Any]) -> StateChange:
    return StateChange(
        at=row.at,
        who=row.who,
        before=row.before,
        after=row.after,
        why=row.why,
        paper=row.paper,
    )
