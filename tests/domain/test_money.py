"""Tax is rounded half up, once per rate, in whole cents."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.money import TaxShare, tax_included, tax_shares

CENTS = st.integers(0, 10**12)
RATES = st.integers(0, 50_000)


@given(CENTS, RATES)
@example(900, 1000)
@example(1, 10_000)  # exactly half a cent
@example(11, 1000)  # exactly one cent
def test_tax_is_the_exact_fraction_rounded_half_up(gross: int, rate: int) -> None:
    exact = Fraction(gross * rate, 10_000 + rate)
    assert tax_included(gross, rate) == floor(exact + Fraction(1, 2))


@given(CENTS, RATES)
def test_tax_is_never_more_than_the_amount(gross: int, rate: int) -> None:
    assert 0 <= tax_included(gross, rate) <= gross


@pytest.mark.parametrize(
    ("gross", "rate", "tax"),
    [(0, 2200, 0), (900, 1000, 82), (900, 2200, 162), (1, 10_000, 1), (3, 10_000, 2), (900, 0, 0)],
)
def test_known_amounts(gross: int, rate: int, tax: int) -> None:
    assert tax_included(gross, rate) == tax


@pytest.mark.parametrize(("gross", "rate"), [(-1, 1000), (900, -1)])
def test_a_negative_amount_or_rate_is_refused(gross: int, rate: int) -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        tax_included(gross, rate)


@given(st.lists(st.tuples(st.integers(0, 100_000), st.sampled_from([0, 400, 1000, 2200]))))
def test_each_rate_has_one_share_of_its_sum(amounts: list[tuple[int, int]]) -> None:
    shares = tax_shares(amounts)
    rates = sorted({rate for _, rate in amounts})
    assert [share.bp for share in shares] == rates
    for share in shares:
        gross = sum(cents for cents, rate in amounts if rate == share.bp)
        assert share == TaxShare(share.bp, tax_included(gross, share.bp))


def test_tax_is_rounded_per_rate_and_not_per_line() -> None:
    # Three lines of 5 cents at 10 %: each alone has no tax, together they have one cent.
    assert tax_shares([(5, 1000)] * 3) == (TaxShare(1000, 1),)
    assert tax_included(5, 1000) == 0
