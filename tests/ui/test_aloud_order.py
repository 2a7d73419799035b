"""An order on the real glass by a hand that sees nothing: left, middle, right, and the corner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.ui.corner import HOLD_S as CORNER_S
from kiosk.ui.stage import Stage
from kiosk.ui.widgets.hold import HOLD_S
from tests.fakes import SetClock
from tests.presenters.aloud.blind import BlindGuest, Tongue, Window
from tests.presenters.aloud.test_blind import ordered
from tests.ui.pilot import Pilot
from tests.ui.weather import undrawn

SIZES = {"standing": (540, 960), "lying": (960, 540)}
LEFT, MIDDLE, RIGHT, LOW = 0.15, 0.5, 0.85, 0.12
"""Where she was told the buttons are, as parts of the glass."""


class PilotClock(SetClock):
    """The world's time is the pilot's."""

    def __init__(self, pilot: Pilot) -> None:
        super().__init__()
        self._pilot = pilot

    def monotonic(self) -> float:
        return self._pilot.now


class OnTheGlass:
    """Real touches, by parts of the glass alone; after each she listens for a moment."""

    def __init__(self, pilot: Pilot, size: tuple[int, int]) -> None:
        self._pilot = pilot
        self._width, self._height = size

    def back(self) -> None:
        self._touch(LEFT, LOW, 0.1)

    def choose(self) -> None:
        self._touch(MIDDLE, LOW, 0.1)

    def hold(self) -> None:
        self._touch(MIDDLE, LOW, HOLD_S + 0.4)

    def on(self) -> None:
        self._touch(RIGHT, LOW, 0.1)

    def corner(self) -> None:
        self._touch(0.01, 0.01, CORNER_S + 0.4)

    def _touch(self, across: float, up: float, seconds: float) -> None:
        finger = self._pilot.finger()
        finger.press(across * self._width, up * self._height)
        for _ in range(round(seconds / 0.1)):  # a turn counts for little: a hold takes several
            self._pilot.advance(0.1)
        finger.lift()
        self._pilot.advance(0.3)


@pytest.fixture
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return SIZES[request.param]


@pytest.fixture
def bar(pilot: Pilot, size: tuple[int, int]) -> Iterator[Window]:
    bar = Window.opened(PilotClock(pilot))
    stage: Any = Stage(verbs=bar.presenter, width_mm=187.0 * size[0] / 540)
    with undrawn(pilot.window):
        pilot.show(stage, size=size)
        bar.presenter.render = stage.show
        stage.show(bar.presenter.view)
        pilot.advance(0.3)
        yield bar


@pytest.mark.parametrize("size", ["standing"], indirect=True)
def test_a_hand_that_sees_nothing_orders_two_drinks_and_hears_its_number(
    pilot: Pilot, bar: Window, size: tuple[int, int]
) -> None:
    guest = BlindGuest(OnTheGlass(pilot, size), bar.ears, Tongue.of("de"))
    guest.order_two()
    (basket,) = bar.desk.baskets
    assert ordered(basket) == [("negroni", ("House amaro",)), ("americano", ("without ice",))]
    bar.answer("de")
    assert guest.now.count("42") == 2


@pytest.mark.parametrize("size", ["lying"], indirect=True)
def test_the_touch_that_answers_the_question_chooses_nothing(
    pilot: Pilot, bar: Window, size: tuple[int, int]
) -> None:
    hands = OnTheGlass(pilot, size)
    guest = BlindGuest(hands, bar.ears, Tongue.of("en"))
    hands.corner()
    guest.choose("English")
    guest.find("Negroni")
    pilot.advance(101)
    bar.presenter.tick()
    assert guest.now.startswith("Are you still there?")
    hands.choose()
    assert guest.now.startswith("Negroni"), "she is where she was, and the drink is not opened"
    hands.choose()
    assert guest.now.startswith("Negroni. 9 euros")
