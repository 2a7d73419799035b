"""The limes run out: one card, one code, and the glass in the street knows it."""

from __future__ import annotations

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.presenters.views import MenuView
from tests.faults.conftest import MakeNight
from tests.faults.night import SCANNER, Night

LIME = Goods(GoodsKind.INGREDIENT, "lime")
CHINOTTO = "chinotto"


def test_what_ran_out_leaves_the_glass(make_night: MakeNight) -> None:
    night = make_night(SCANNER, plugged=("printer", "scanner"))
    night.begin()
    assert CHINOTTO in _can_be_had(night)
    with night.records() as records:
        secret = records.secret()
    night.scan(card_code(Card.SOLD_OUT, secret), goods_code(LIME, secret))
    night.until(lambda: CHINOTTO not in _can_be_had(night), "nobody can have it")
    assert _can_be_had(night)


def _can_be_had(night: Night) -> frozenset[str]:
    """The drinks of the first shelf that a guest can have."""
    presenter = night.window.presenter
    if not isinstance(presenter.view, MenuView):
        presenter.choose_language("en")  # she comes, or comes back
    view = presenter.view
    assert isinstance(view, MenuView)
    return frozenset(each.drink_id for each in view.cards if not each.dimmed)
