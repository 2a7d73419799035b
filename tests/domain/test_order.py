"""Every change of an order's state is in one table, and no other happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from kiosk.domain.order import (
    BRING_BACK_WITHIN,
    OPEN,
    TRANSITIONS,
    NotAllowed,
    OrderState,
    StateChange,
    Who,
    Why,
    change_state,
)
from tests.storage.samples import after, an_order

CANCEL = {Why.REFUSED, Why.NO_ID, Why.DRUNK, Why.SOLD_OUT, Why.GUEST_LEFT, Why.MISTAKE}
PLACED, READY, COLLECTED, CANCELLED, ABANDONED = OrderState

# Written out once more on purpose: this is the promise, the domain's table the making.
PROMISED = {
    (PLACED, READY, Why.MADE),
    (READY, COLLECTED, Why.HANDED_OVER),
    (READY, COLLECTED, Why.NOT_PAID),
    (READY, PLACED, Why.NOT_READY_AFTER_ALL),
    (COLLECTED, READY, Why.BROUGHT_BACK),
    (PLACED, ABANDONED, Why.DAY_ENDED),
    (READY, ABANDONED, Why.DAY_ENDED),
    *((state, CANCELLED, why) for state in (PLACED, READY) for why in CANCEL),
}


@pytest.mark.parametrize(("before", "then"), [*product(OrderState, OrderState)])
def test_only_what_is_promised_is_allowed(before: OrderState, then: OrderState) -> None:
    collected = StateChange(after(0), Who.BARTENDER, READY, COLLECTED, Why.HANDED_OVER)
    order = replace(an_order(), state=before, history=(*an_order().history, collected))
    for why in Why:
        if (before, then, why) in PROMISED:
            changed = change_state(order, then, who=Who.BARTENDER, why=why, at=after(9), paper=2)
            row = StateChange(after(9), Who.BARTENDER, before, then, why, 2)
            assert changed == replace(order, state=then, history=(*order.history, row))
        else:
            with pytest.raises(NotAllowed, match=f"order 42: {before} -> {then}"):
                change_state(order, then, who=Who.BARTENDER, why=why, at=after(9))


def test_the_table_holds_every_promise_once() -> None:
    assert {(*pair, why) for pair, whys in TRANSITIONS.items() for why in whys} == PROMISED


def test_an_order_can_leave_every_open_state_and_no_end() -> None:
    assert frozenset({PLACED, READY}) == OPEN
    assert {before for before, _ in TRANSITIONS} == OPEN | {COLLECTED}


@pytest.mark.parametrize(
    ("late_by", "allowed"),
    [(timedelta(0), True), (timedelta(microseconds=1), False), (-BRING_BACK_WITHIN, True)],
)
def test_a_collected_order_comes_back_within_ten_minutes(late_by: timedelta, allowed: bool) -> None:
    ready = change_state(an_order(), READY, who=Who.BARTENDER, why=Why.MADE, at=after(60))
    gone = change_state(ready, COLLECTED, who=Who.BARTENDER, why=Why.HANDED_OVER, at=after(90))
    at = after(90) + BRING_BACK_WITHIN + late_by
    if allowed:
        back = change_state(gone, READY, who=Who.BARTENDER, why=Why.BROUGHT_BACK, at=at)
        assert back.state is READY
    else:
        with pytest.raises(NotAllowed, match="collected more than 0:10:00 ago"):
            change_state(gone, READY, who=Who.BARTENDER, why=Why.BROUGHT_BACK, at=at)


def test_a_collected_order_without_its_row_does_not_come_back() -> None:
    order = replace(an_order(), state=COLLECTED)
    with pytest.raises(NotAllowed, match="ago"):
        change_state(order, READY, who=Who.BARTENDER, why=Why.BROUGHT_BACK, at=after(0))


def test_the_last_change_is_the_youngest_of_that_state() -> None:
    first = change_state(an_order(), READY, who=Who.BARTENDER, why=Why.MADE, at=after(60), paper=1)
    undone = change_state(
        first, PLACED, who=Who.BARTENDER, why=Why.NOT_READY_AFTER_ALL, at=after(61)
    )
    again = change_state(undone, READY, who=Who.BARTENDER, why=Why.MADE, at=after(70), paper=2)
    made_ready = again.last_change(READY)
    assert made_ready is not None
    assert (made_ready.at, made_ready.paper) == (after(70), 2)
    assert again.last_change(COLLECTED) is None


def test_an_order_counts_its_drinks_and_knows_of_alcohol() -> None:
    order = an_order()
    assert order.drinks == 3
    assert order.lines[0].cents == 1900
    assert order.alcoholic
    assert not replace(order, lines=order.lines[1:]).alcoholic
