"""A payment: one attempt to be paid, with its own states beside the order's."""

from __future__ import annotations

from enum import StrEnum


class PaymentState(StrEnum):
    """What is known of the money. Unknown is its own answer, never "declined"."""

    STARTED = "started"
    APPROVED = "approved"
    DECLINED = "declined"
    UNKNOWN = "unknown"
    REFUNDED = "refunded"
