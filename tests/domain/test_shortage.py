"""What ran out is not sold, and comes back by itself when it should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import Availability
from kiosk.domain.shortage import Ended, Shortage, end, over_by, without

BEGAN = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
LATER = BEGAN + timedelta(hours=1)
LIME = Goods(GoodsKind.INGREDIENT, "lime")
NEGRONI = Goods(GoodsKind.DRINK, "negroni")


def test_a_card_takes_an_ingredient_or_a_drink_beside_what_the_file_marks():
    gone = [Shortage(LIME, BEGAN), Shortage(NEGRONI, BEGAN)]
    left = without(gone, Availability(frozenset({"mint"})))
    assert left == Availability(frozenset({"mint", "lime"}), frozenset({"negroni"}))


def test_what_is_back_is_sold_again():
    back = end(Shortage(LIME, BEGAN), Ended.SCANNED, LATER)
    assert without([back], Availability()) == Availability()


@pytest.mark.parametrize(
    ("until", "opened_at", "ended"),
    [
        (None, None, None),
        (None, BEGAN - timedelta(hours=4), None),
        (None, LATER, Ended.OPENING),
        (LATER, None, None),
        (LATER, LATER, None),
        (BEGAN, None, Ended.TIME),
    ],
)
def test_it_comes_back_at_its_time_or_with_the_next_opening(
    until: datetime | None, opened_at: datetime | None, ended: Ended | None
):
    now = LATER - timedelta(minutes=1)
    assert over_by(Shortage(LIME, BEGAN, until), now, opened_at=opened_at) is ended
