"""A payment: one attempt to be paid, with its own states beside the order's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaymentState(StrEnum):
    """What is known of the money. Unknown is its own answer, never "declined"."""

    STARTED = "started"
    APPROVED = "approved"
    DECLINED = "declined"
    UNKNOWN = "unknown"
    REFUNDED = "refunded"


class PaymentWay(StrEnum):
    """How an order was paid."""

    CASH = "cash"
    FREE = "free"
    """Given for free: it counts as paid, and as nothing taken."""


@dataclass(frozen=True)
class Payment:
    """Money that was taken for an order, in cents; negative when it was given back."""

    number: int
    way: PaymentWay
    cents: int
    at: datetime
    why: str
