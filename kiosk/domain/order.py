"""An order: what was asked for, and every change of its state.

The table :data:`TRANSITIONS` is the only place that says which change is allowed, and
:func:`change_state` the only function that makes one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.menu import LEFT_OUT, Allergen
from kiosk.domain.money import TaxShare


class OrderState(StrEnum):
    """Where an order stands."""

    PLACED = "placed"
    READY = "ready"
    COLLECTED = "collected"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"


class Who(StrEnum):
    """Who changed an order."""

    GUEST = "guest"
    BARTENDER = "bartender"
    CLOCK = "clock"
    RECOVERY = "recovery"


class Why(StrEnum):
    """The reason of a change; for a cancellation one of the four the bartender may give."""

    ORDERED = "ordered"
    MADE = "made"
    HANDED_OVER = "handed over"
    NOT_PAID = "not paid"
    """Handed over though all of it, or a part, was not paid."""
    NOT_READY_AFTER_ALL = "not ready after all"
    BROUGHT_BACK = "brought back"
    REFUSED = "refused"
    NO_ID = "no id"
    DRUNK = "drunk"
    SOLD_OUT = "sold out"
    GUEST_LEFT = "guest left"
    MISTAKE = "mistake"
    DAY_ENDED = "day ended"


OPEN = frozenset({OrderState.PLACED, OrderState.READY})
"""The states in which an order still holds its pager and waits for an answer."""

BRING_BACK_WITHIN = timedelta(minutes=10)
"""A collected order can be made ready again this long: after that the money is counted."""

REFUSALS = frozenset({Why.REFUSED, Why.NO_ID, Why.DRUNK})
"""The guest was not served. Nothing about her is kept but this word."""

_CANCEL = REFUSALS | {Why.SOLD_OUT, Why.GUEST_LEFT, Why.MISTAKE}
_END_OF_DAY = frozenset({Why.DAY_ENDED})

TRANSITIONS: dict[tuple[OrderState, OrderState], frozenset[Why]] = {
    (OrderState.PLACED, OrderState.READY): frozenset({Why.MADE}),
    (OrderState.READY, OrderState.COLLECTED): frozenset({Why.HANDED_OVER, Why.NOT_PAID}),
    (OrderState.READY, OrderState.PLACED): frozenset({Why.NOT_READY_AFTER_ALL}),
    (OrderState.COLLECTED, OrderState.READY): frozenset({Why.BROUGHT_BACK}),
    (OrderState.PLACED, OrderState.CANCELLED): _CANCEL,
    (OrderState.READY, OrderState.CANCELLED): _CANCEL,
    (OrderState.PLACED, OrderState.ABANDONED): _END_OF_DAY,
    (OrderState.READY, OrderState.ABANDONED): _END_OF_DAY,
}


class NotAllowed(ValueError):
    """This change of state is not in the table, or comes too late."""


@dataclass(frozen=True)
class OrderOption:
    """A chosen option, its words copied in. ``ticket`` is ``""`` when it is the recipe's own."""

    option_id: str
    name: str
    staff_name: str
    ticket: str
    price_cents: int

    @property
    def leaves_out(self) -> bool:
        """It takes away what the recipe has; any other adds or replaces."""
        return self.option_id.startswith(LEFT_OUT)


@dataclass(frozen=True)
class OrderLine:
    """A drink as it was sold: names in the guest's and the staff's language, price, tax rate.

    ``allergens``, in the order of the law's list, and ``strength_permille``, the alcohol by
    volume in tenths of a percent, are those of the drink with the options chosen. An order of a
    program that did not record them has no strength (None), and its allergens are not known.
    """

    position: int
    drink_id: str
    name: str
    staff_name: str
    quantity: int
    unit_cents: int
    tax_bp: int
    alcoholic: bool
    options: tuple[OrderOption, ...] = ()
    allergens: tuple[Allergen, ...] = ()
    strength_permille: int | None = None

    @property
    def cents(self) -> int:
        """What the line costs, in cents."""
        return self.unit_cents * self.quantity


@dataclass(frozen=True)
class StateChange:
    """A row of the history: never altered. ``before`` is None for the first.

    ``paper`` is the paper whose scan caused it: collecting with another one asks again.
    """

    at: datetime
    who: Who
    before: OrderState | None
    after: OrderState
    why: Why
    paper: int | None = None


@dataclass(frozen=True)
class Order:
    """The record of one order. Amounts in cents, times with their zone.

    ``without`` are the allergens the guest asked to be spared, in the order of the law's list.
    """

    key: str
    window: str
    day: date
    number: int
    state: OrderState
    language: str
    pager: int | None
    lines: tuple[OrderLine, ...]
    total_cents: int
    taxes: tuple[TaxShare, ...]
    paid: bool
    placed_at: datetime
    shown_at: datetime | None
    history: tuple[StateChange, ...]
    without: tuple[Allergen, ...] = ()

    @property
    def drinks(self) -> int:
        """How many drinks to make."""
        return sum(line.quantity for line in self.lines)

    @property
    def alcoholic(self) -> bool:
        """One of its drinks has alcohol, so the guest's age must be checked."""
        return any(line.alcoholic for line in self.lines)

    def last_change(self, state: OrderState) -> StateChange | None:
        """When and why it last became ``state``."""
        return next((row for row in reversed(self.history) if row.after is state), None)


def change_state(
    order: Order,
    after: OrderState,
    *,
    who: Who,
    why: Why,
    at: datetime,
    paper: int | None = None,
) -> Order:
    """The order in its new state, with the row that says so.

    Raises :class:`NotAllowed` naming both states and the reason.
    """
    allowed = TRANSITIONS.get((order.state, after), frozenset())
    if why not in allowed:
        raise NotAllowed(f"order {order.number}: {order.state} -> {after} ({why}) is not allowed")
    if why is Why.BROUGHT_BACK and _too_late(order, at):
        raise NotAllowed(f"order {order.number}: collected more than {BRING_BACK_WITHIN} ago")
    row = StateChange(at, who, order.state, after, why, paper)
    return replace(order, state=after, history=(*order.history, row))


def _too_late(order: Order, at: datetime) -> bool:
    collected = order.last_change(OrderState.COLLECTED)
    return collected is None or at - collected.at > BRING_BACK_WITHIN
