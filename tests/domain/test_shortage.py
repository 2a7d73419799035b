"""What ran out is not sold, and comes back by itself when it should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import Availability
from kiosk.domain.shortage import Ended, Shortage, end, is_missing, without

BEGAN = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
LATER = BEGAN + timedelta(hours=1)
LIME = Goods(GoodsKind.INGREDIENT, "lime")
NEGRONI = Goods(GoodsKind.DRINK, "negroni")


def test_a_card_takes_an_ingredient_or_a_drink_beside_what_the_file_marks():
    gone = [Shortage(LIME, BEGAN), Shortage(NEGRONI, BEGAN)]
    left = without(gone, Availability(frozenset({"mint"})), LATER)
    assert left == Availability(frozenset({"mint", "lime"}), frozenset({"negroni"}))


def test_what_is_back_is_sold_again():
    back = end(Shortage(LIME, BEGAN), Ended.SCANNED, LATER)
    assert without([back], Availability(), LATER) == Availability()


@pytest.mark.parametrize(
    ("until", "missing"), [(None, True), (LATER, False), (LATER + timedelta(seconds=1), True)]
)
def test_it_is_missing_until_its_time_is_over(until: datetime | None, missing: bool):
    shortage = Shortage(LIME, BEGAN, until)
    assert is_missing(shortage, LATER) is missing
    assert (without([shortage], Availability(), LATER) != Availability()) is missing
