# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Somebody who has never seen it: how often she touches the glass until she has her number.

Real touches on the shipped menu; *Order* is held, which is one touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import real_world, window_presenter
from kiosk.config import load_config
from kiosk.domain.basket import Basket
from kiosk.menufile import load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import NumberView
from kiosk.services.ordering import Placed
from kiosk.ui.widgets.hold import HOLD_S
from tests.presenters.visiting import OPEN, HeldErrands, an_order
from tests.ui.pilot import Pilot


@dataclass
class Stranger:
    """Touches what she sees, and counts."""

    pilot: Pilot
    stage: Any
    presenter: GuestPresenter
    desk: HeldErrands
    touches: int = 0

    def taps(self, widget: Any) -> None:
        self.touches += 1
        self.pilot.tap(widget)
        self.pilot.advance(0.4)

    def holds(self, widget: Any) -> None:
        self.touches += 1
        finger = self.pilot.finger()
        finger.press(*self.pilot.centre(widget))
        self.pilot.advance(HOLD_S + 0.3)
        finger.lift()
        self.pilot.advance(0.1)

    @property
    def ids(self) -> Any:
        return self.stage.screen.ids

    def plus(self, index: int) -> Any:
        """The + of a drink, by its place on the menu."""
        from kiosk.ui.widgets.card import DrinkCard

        cards = [each for each in self.stage.walk() if isinstance(each, DrinkCard)]
        cards.sort(key=lambda card: (-card.to_window(*card.pos)[1], card.to_window(*card.pos)[0]))
        return cards[index].plus

    def is_served(self) -> Basket:
        basket = self.desk.baskets[-1]
        self.desk.replies[-1](Placed(an_order(basket)))
        assert isinstance(self.presenter.view, NumberView)
        return basket


@pytest.fixture
def stranger(pilot: Pilot) -> Stranger:
    from kiosk.ui.stage import Stage

    config = load_config(asset("demo.toml"))
    presenter = window_presenter(config, load_menu(config.menu.file), real_world())
    presenter.errands = desk = HeldErrands()
    stage = Stage(verbs=presenter, width_mm=187.0)
    presenter.render = stage.show
    stage.show(presenter.view)
    pilot.show(stage, size=(540, 960))
    presenter.status_changed(OPEN)
    pilot.advance(0.4)
    return Stranger(pilot, stage, presenter, desk)


def test_one_drink_takes_four_touches(stranger: Stranger) -> None:
    stranger.taps(stranger.ids.invitation)
    stranger.taps(stranger.plus(0))
    stranger.taps(stranger.ids.action)
    stranger.holds(stranger.ids.order)
    assert stranger.is_served().count == 1
    assert stranger.touches == 4


def test_two_different_drinks_take_eight_touches_at_most(stranger: Stranger) -> None:
    stranger.taps(stranger.ids.invitation)
    stranger.taps(stranger.plus(0))
    stranger.taps(stranger.plus(1))
    stranger.taps(stranger.ids.action)
    stranger.holds(stranger.ids.order)
    assert [line.quantity for line in stranger.is_served().lines] == [1, 1]
    assert stranger.touches <= 8
