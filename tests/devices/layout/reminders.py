"""A reminder as the services would compose it."""

from __future__ import annotations

from kiosk.domain.order import OrderState
from kiosk.domain.reminder import MissingPager, OpenCall, OpenOrder, Reminder
from tests.devices.papers import PLACED_AT

REMINDER = Reminder(
    at=PLACED_AT,
    orders=(
        OpenOrder(41, OrderState.READY, 31, (), 3),
        OpenOrder(
            42,
            OrderState.PLACED,
            17,
            ((1, "Negroni, amaro della casa, non Campari"), (2, "Spritz")),
            7,
            "T1XN42.0.K7QD",
        ),
        OpenOrder(43, OrderState.PLACED, 12, ((1, "Caffè shakerato"),), None),
    ),
    calls=(OpenCall(4, 43, "H17.K7QD"),),
    pagers=(MissingPager(5, "P5.K7QD"), MissingPager(9, "P9.K7QD")),
    slowed=True,
)
