"""The paper of a shortage as the services would compose it."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.lacks import ShortagePaper, ShortDrink, ShortOrder
from tests.devices.papers import PLACED_AT

SHORTAGE = ShortagePaper(
    "Lime",
    PLACED_AT,
    None,
    (
        ShortOrder(41, (ShortDrink(2, "Gimlet"),)),
        ShortOrder(
            42,
            (
                ShortDrink(1, "Gin Tonic, Hendrick's, non London Dry", ("fetta di lime",)),
                ShortDrink(1, "Soda e lime", may_go_without=True),
            ),
        ),
        ShortOrder(117, (ShortDrink(12, "Caffè shakerato"),)),
    ),
)
UNTIL_TOMORROW = ShortagePaper(
    "Sciroppo d'orzata fatto in casa",
    PLACED_AT,
    PLACED_AT + timedelta(hours=18, minutes=50),
    (ShortOrder(7, (ShortDrink(1, "Mai Tai", ("orzata doppia", "orzata a parte")),)),),
    copy=True,
)
