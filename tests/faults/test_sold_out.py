"""The limes run out: one card, one code, and the glass in the street knows it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hardware.printer.paper import Page
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.shortage import Ended
from kiosk.presenters.views import MenuView
from tests.faults.conftest import MakeNight
from tests.faults.night import SCANNER, Night, WallClock

HEADING = "ESAURITO"
UNTIL = '[bartender]\nsold_out_until = "18:00"\n'
LIME, GIN = (Goods(GoodsKind.INGREDIENT, name) for name in ("lime", "gin"))
CHINOTTO, NEGRONI = "chinotto", "negroni"


@pytest.fixture(scope="module")
def night(make_night: MakeNight) -> Night:
    return make_night(SCANNER, UNTIL, plugged=("printer", "scanner"))


def test_what_ran_out_leaves_the_glass(night: Night) -> None:
    night.begin()
    assert CHINOTTO in _can_be_had(night)
    _sold_out(night, LIME)
    night.until(lambda: CHINOTTO not in _can_be_had(night), "nobody can have it")
    assert _can_be_had(night)


def test_the_orders_that_still_need_it_come_on_paper_at_once(night: Night) -> None:
    night.begin()
    first, second = night.order(), night.order()
    night.ticket_of(second)
    _sold_out(night, GIN)
    page = night.until(lambda: _shortages(night), "the paper of the shortage")[0]
    assert [line for line in page.lines if line.isdecimal()] == [str(first), str(second)]
    assert sum("Negroni" in line for line in page.lines) == 2
    assert any("18:00" in line for line in page.lines)


def test_it_is_back_at_its_time_by_itself(make_night: MakeNight) -> None:
    clock = WallClock()
    night = make_night(SCANNER, UNTIL, plugged=("printer", "scanner"), clock=clock)
    night.begin()
    _sold_out(night, GIN)
    night.until(lambda: NEGRONI not in _can_be_had(night), "nobody can have it")
    clock.jump(timedelta(days=1))
    night.until(lambda: NEGRONI in _can_be_had(night), "it is on the menu again")
    night.until(lambda: _ends(night, clock) == [Ended.TIME], "and the rows say so")


def _sold_out(night: Night, goods: Goods) -> None:
    with night.records() as records:
        secret = records.secret()
    night.scan(card_code(Card.SOLD_OUT, secret), goods_code(goods, secret))


def _shortages(night: Night) -> list[Page]:
    return [page for page in night.papers if any(HEADING in line for line in page.lines)]


def _ends(night: Night, clock: WallClock) -> list[Ended | None]:
    with night.records() as records:
        told = records.shortages.since(clock.now() - timedelta(days=9))
    return [each.ended for each in told]


def _can_be_had(night: Night) -> frozenset[str]:
    """The drinks of the first shelf that a guest can have."""
    presenter = night.window.presenter
    if not isinstance(presenter.view, MenuView):
        presenter.choose_language("en")  # she comes, or comes back
    view = presenter.view
    assert isinstance(view, MenuView)
    return frozenset(each.drink_id for each in view.cards if not each.dimmed)
