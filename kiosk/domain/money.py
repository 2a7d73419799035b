"""Money is a whole number of cents; prices include tax."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BASIS_POINTS = 10_000  # 100 % in basis points


@dataclass(frozen=True)
class TaxShare:
    """The tax inside one order at one rate: rate in basis points, amount in cents."""

    bp: int
    cents: int


def tax_included(gross_cents: int, rate_bp: int) -> int:
    """The tax contained in a gross amount, in cents, halves rounded up.

    ``round_half_up(gross * rate / (100 + rate))`` in whole numbers only. Raises
    :class:`ValueError` for a negative amount or rate: a refund is a row of its own.
    """
    if gross_cents < 0 or rate_bp < 0:
        raise ValueError(f"amount and rate must not be negative, not {gross_cents} and {rate_bp}")
    divisor = BASIS_POINTS + rate_bp
    return (2 * gross_cents * rate_bp + divisor) // (2 * divisor)


def tax_shares(amounts: Iterable[tuple[int, int]]) -> tuple[TaxShare, ...]:
    """The tax of an order per rate, from ``(gross cents, rate in basis points)`` of its lines.

    Rounded once per rate, not per line: reports then add stored cents and never compute again.
    """
    gross_by_rate: dict[int, int] = {}
    for cents, rate in amounts:
        gross_by_rate[rate] = gross_by_rate.get(rate, 0) + cents
    return tuple(
        TaxShare(rate, tax_included(gross, rate)) for rate, gross in sorted(gross_by_rate.items())
    )
