"""What may be put right of a closed day, and that an amount is parted to the cent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.correction import (
    Asked,
    CannotCorrect,
    Correction,
    CorrectionKind,
    Obstacle,
    correction_of,
    split,
)
from kiosk.domain.money import tax_included, tax_shares
from kiosk.domain.order import Order, OrderState, Why
from kiosk.domain.payment import Payment
from tests.domain.test_reckoning import HANDED_OVER, a_line, an_order, cash, free

NEXT_MORNING = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PAID, NOT_PAID = CorrectionKind.PAID, CorrectionKind.NOT_PAID
GIVEN_BACK, OTHER = CorrectionKind.GIVEN_BACK, CorrectionKind.OTHER

RATES = st.lists(
    st.tuples(st.sampled_from([0, 400, 1000, 2200]), st.integers(0, 5000)), min_size=1, max_size=5
).filter(lambda gross: sum(cents for _, cents in gross))


def corrected(
    kind: CorrectionKind,
    cents: int | None = None,
    *,
    order: Order | None = None,
    payments: tuple[Payment, ...] = (cash(17, 900),),
    earlier: tuple[Correction, ...] = (),
    why: str = "nobody paid",
) -> Correction:
    """An order of € 9,00 of yesterday, which was paid unless it is said otherwise."""
    return correction_of(
        order or an_order(17, *HANDED_OVER),
        Asked(kind, cents, why, "Ada"),
        payments=payments,
        earlier=earlier,
        at=NEXT_MORNING,
    )


def why_not(kind: CorrectionKind, cents: int | None = None, **told: object) -> CannotCorrect:
    with pytest.raises(CannotCorrect) as refused:
        corrected(kind, cents, **told)  # type: ignore[arg-type]
    return refused.value


def test_not_paid_after_all_takes_back_all_that_was_counted() -> None:
    found = corrected(NOT_PAID)
    assert (found.cents, found.drawer_cents) == (-900, 0)
    assert [(each.bp, each.cents, each.tax_cents) for each in found.shares] == [(2200, -900, -162)]


def test_paid_after_all_is_what_was_missing_and_lies_in_the_drawer() -> None:
    found = corrected(PAID, payments=(cash(17, 400),))
    assert (found.cents, found.drawer_cents) == (500, 500)


def test_what_was_never_collected_may_be_paid_all_the_same() -> None:
    left = an_order(17, (OrderState.ABANDONED, Why.DAY_ENDED))
    assert corrected(PAID, order=left, payments=()).cents == 900


def test_given_back_comes_out_of_the_drawer() -> None:
    found = corrected(GIVEN_BACK, 450)
    assert (found.cents, found.drawer_cents) == (-450, -450)


@pytest.mark.parametrize("cents", [-100, 100])
def test_what_was_counted_wrongly_moves_no_money(cents: int) -> None:
    found = corrected(OTHER, cents)
    assert (found.cents, found.drawer_cents) == (cents, 0)


def test_corrections_before_it_count() -> None:
    first = corrected(NOT_PAID)
    assert why_not(NOT_PAID, earlier=(first,)).obstacle is Obstacle.NOTHING_TAKEN
    assert corrected(PAID, earlier=(first,)).cents == 900


def test_what_was_given_for_free_is_neither_missing_nor_taken() -> None:
    given = (free(17, 900),)
    assert why_not(PAID, payments=given).obstacle is Obstacle.NOTHING_MISSING
    assert why_not(NOT_PAID, payments=given).obstacle is Obstacle.NOTHING_TAKEN


@pytest.mark.parametrize("kind", [NOT_PAID, GIVEN_BACK])
def test_no_more_is_taken_away_than_was_taken(kind: CorrectionKind) -> None:
    refused = why_not(kind, 901)
    assert (refused.obstacle, refused.most_cents) == (Obstacle.TOO_MUCH, 900)


def test_no_more_is_counted_off_than_was_taken() -> None:
    assert why_not(OTHER, -901).obstacle is Obstacle.TOO_MUCH


def test_no_more_is_paid_than_it_cost() -> None:
    refused = why_not(PAID, 600, payments=(cash(17, 400),))
    assert (refused.obstacle, refused.most_cents) == (Obstacle.TOO_MUCH, 500)


def test_the_same_command_twice_is_one_correction() -> None:
    first = corrected(GIVEN_BACK, 100, why="no ice")
    again = why_not(GIVEN_BACK, 100, earlier=(first,), why="no ice")
    assert again.obstacle is Obstacle.WRITTEN_ALREADY
    assert corrected(GIVEN_BACK, 100, earlier=(first,), why="no ice, twice").cents == -100


def test_what_cost_nothing_is_not_corrected() -> None:
    water = an_order(17, lines=(a_line(1, "water", 1, 0),))
    assert why_not(OTHER, 100, order=water).obstacle is Obstacle.COST_NOTHING


# -- parted to the cent ---------------------------------------------------------------------------


@given(st.integers(-9999, 9999).filter(bool), RATES)
def test_the_parts_come_to_the_amount_and_each_has_its_tax(
    cents: int, gross: list[tuple[int, int]]
) -> None:
    parts = split(cents, gross)
    total = sum(each for _, each in gross)
    assert sum(part.cents for part in parts) == cents
    for part in parts:
        at_rate = sum(each for bp, each in gross if bp == part.bp)
        assert abs(part.cents * total - cents * at_rate) < total  # less than a cent off
        assert part.cents * cents > 0
        assert abs(part.tax_cents) == tax_included(abs(part.cents), part.bp)
        assert part.tax_cents * cents >= 0


@given(RATES)
def test_all_of_an_order_has_the_tax_that_was_stored_with_it(gross: list[tuple[int, int]]) -> None:
    total = sum(cents for _, cents in gross)
    stored = {share.bp: share.cents for share in tax_shares((cents, bp) for bp, cents in gross)}
    taken_back = {part.bp: -part.tax_cents for part in split(-total, gross)}
    assert {bp: tax for bp, tax in taken_back.items() if tax} == {
        bp: tax for bp, tax in stored.items() if tax
    }


@given(st.integers(1, 9999), RATES)
def test_what_is_taken_back_is_what_was_added(cents: int, gross: list[tuple[int, int]]) -> None:
    added, taken = split(cents, gross), split(-cents, gross)
    assert [(each.bp, -each.cents, -each.tax_cents) for each in added] == [
        (each.bp, each.cents, each.tax_cents) for each in taken
    ]


def test_a_cent_that_cannot_be_parted_goes_to_the_lower_rate() -> None:
    parts = split(-1, ((2200, 500), (1000, 500)))
    assert [(part.bp, part.cents, part.tax_cents) for part in parts] == [(1000, -1, 0)]
