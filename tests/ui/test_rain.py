# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""It rains on the glass, and nobody orders; a guest who holds Order does (``make rain``: hours).

What rain is, is said in :mod:`tests.ui.weather`. Each test here lets it rain for a while;
``RAIN_DROPS=18000`` in the environment makes each while an hour.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import window_presenter
from kiosk.bootstrap.world import World
from kiosk.config import load_config
from kiosk.menufile import load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.pages import Reviewing
from kiosk.presenters.visit import Reading, TextSize
from kiosk.system import NoSteps
from kiosk.ui.flood import Flood
from tests.fakes import CountingIds, SetClock
from tests.presenters.visiting import HeldErrands
from tests.ui.pilot import Pilot
from tests.ui.weather import FRAME_S, NoFlood, Rain, undrawn

HOUR = 18000
DROPS = int(os.environ.get("RAIN_DROPS", "75"))
SIZE, WIDTH_MM = (540, 960), 187.0

READINGS = {
    "as ever": Reading(),
    "large": Reading(text=TextSize.LARGE),
    "largest": Reading(text=TextSize.LARGEST),
    "high contrast": Reading(high_contrast=True),
    "low": Reading(low=True),
    "low and largest": Reading(low=True, text=TextSize.LARGEST),
    "aloud": Reading(aloud=True),
    "aloud and low": Reading(aloud=True, low=True),
}
RAINS = [(reading, doubled) for reading in READINGS for doubled in (False, True)]
SHOWERS = [("as ever", False), ("largest", True), ("low", True), ("aloud", True)]
"""The hours try them all."""


class NoVoice:
    """Whoever listens hears nothing; what is on the glass is the same."""

    trouble = ""

    def say(self, text: str, language: str) -> None:
        """Nothing."""

    def hush(self) -> None:
        """Nothing either."""


class PilotClock(SetClock):
    """The world's time is the pilot's."""

    def __init__(self, pilot: Pilot) -> None:
        super().__init__()
        self._pilot = pilot

    def monotonic(self) -> float:
        return self._pilot.now


@dataclass
class Street:
    """The real presenter behind the real stage; the desk only notes what is ordered."""

    pilot: Pilot
    presenter: GuestPresenter
    desk: HeldErrands
    stage: Any
    pressed: int = 0

    def rain(self, seed: int, **how: Any) -> Rain:
        """Weather for this glass."""
        mm = SIZE[0] / WIDTH_MM
        return Rain(self.pilot, seed, width=SIZE[0], height=SIZE[1], mm=mm, **how)

    def fall(self, rain: Rain, drops: int, *, then: Callable[[], None] = lambda: None) -> None:
        """Let it rain, with the presenter's own clock ticking."""
        ticked = [self.pilot.now]

        def meanwhile() -> None:
            if self.pilot.now - ticked[0] >= 0.25:
                ticked[0] = self.pilot.now
                self.presenter.tick()
                then()

        rain.fall(drops, meanwhile=meanwhile)

    def let_pass(self, seconds: float) -> None:
        """Time passes, in few turns."""
        for _ in range(round(seconds / FRAME_S)):
            self.pilot.now += FRAME_S
            self.pilot.frames(1)

    def hold_order(self) -> None:
        """A second at the button's centre."""
        finger = self.pilot.finger()
        finger.press(*self.pilot.centre(self.button))
        self.let_pass(1.0)
        finger.lift()

    def wake(self) -> None:
        """Who comes to a glass that went dark touches it once, and that touch presses nothing."""
        from kiosk.ui.widgets.curtain import Dark

        if isinstance(self.stage.gate.curtain, Dark):
            finger = self.pilot.finger()
            finger.press(SIZE[0] / 2, SIZE[1] / 2)
            self.let_pass(0.1)
            finger.lift()
            self.let_pass(1.0)

    def look_at_basket(self, reading: Reading | None = None) -> None:
        """Stand before *Order*, with something in the basket."""
        guest = self.presenter
        wanted = reading or Reading()
        is_there = guest._page == Reviewing() and guest._panel is None
        if is_there and guest._visit.reading == wanted:
            self._hear_order()
            return
        guest._start_again()
        guest.start()
        for card in guest.view.cards:  # type: ignore[union-attr]
            guest.take_drink(card.drink_id)
            if not hasattr(guest.view, "cards"):
                guest.back()
        guest.open_basket()
        guest._visit = replace(guest._visit, reading=wanted)
        guest._show()
        assert guest._page == Reviewing()
        self._hear_order()

    def _hear_order(self) -> None:
        """Who listens has come to *Order*, and her large button is the one to be held."""
        guest = self.presenter
        if not guest._visit.reading.aloud:
            return
        verbs = [each.verb for each in guest._reader.script]
        guest.listen(verbs.index("order") - guest._reader._at)

    @property
    def button(self) -> Any:
        """What orders here if it is held; None where nothing does."""
        cover = self.stage.cover
        if cover is None:
            return self.stage.screen.ids.get("order")
        return cover.ids.held if self.presenter._visit.reading.aloud else None


def _street(pilot: Pilot, flood: Flood) -> Street:
    from kiosk.ui.stage import Stage

    config = load_config(asset("demo.toml"))
    world = World(PilotClock(pilot), CountingIds(), NoSteps())
    presenter = window_presenter(config, load_menu(config.menu.file), world)
    stage: Any = Stage(verbs=presenter, width_mm=WIDTH_MM, flood=flood)
    pilot.show(stage, size=SIZE)
    presenter.render = stage.show
    stage.show(presenter.view)
    desk = HeldErrands()
    presenter.errands = desk
    presenter.status_changed(replace(presenter.status, is_open=True))
    presenter.voice = NoVoice()
    street = Street(pilot, presenter, desk, stage)
    for reading in (Reading(aloud=True), Reading()):
        street.look_at_basket(reading)
        street.button.bind(on_press=lambda _: setattr(street, "pressed", street.pressed + 1))
    return street


@pytest.fixture
def street(pilot: Pilot) -> Iterator[Street]:
    """Nobody notices that it rains: the button has to stand it alone."""
    with undrawn(pilot.window):
        yield _street(pilot, NoFlood())


@pytest.fixture
def noticed(pilot: Pilot) -> Iterator[Street]:
    """The stage as it is built."""
    with undrawn(pilot.window):
        yield _street(pilot, Flood())


@pytest.mark.parametrize(("reading", "doubled"), RAINS if DROPS >= HOUR else SHOWERS)
def test_rain_on_the_basket_orders_nothing_in_any_reading(
    street: Street, reading: str, doubled: bool
) -> None:
    aimed = (lambda: street.button) if DROPS < HOUR else None
    rain = street.rain(43, doubled=doubled, aimed=aimed)
    stay = lambda: street.look_at_basket(READINGS[reading])  # noqa: E731
    street.presenter._start_again()
    stay()
    street.fall(rain, DROPS, then=stay)
    assert street.desk.baskets == []
    assert street.pressed > DROPS // 40, "the rain did strike Order"


@pytest.mark.parametrize("seed", [1, 2] if DROPS >= HOUR else [1])
@pytest.mark.parametrize("aloud", [False, True] if DROPS >= HOUR else [False])
def test_rain_that_wanders_through_all_screens_orders_nothing(
    street: Street, seed: int, aloud: bool
) -> None:
    street.presenter._start_again()
    seen: set[str] = set()

    def look() -> None:
        seen.add(type(street.stage.screen).__name__)
        if aloud and not street.presenter._visit.reading.aloud:
            street.presenter.read_aloud()

    street.fall(street.rain(seed), DROPS, then=look)
    assert street.desk.baskets == []
    assert len(seen) >= 2


def test_rain_is_noticed_and_the_glass_asks_to_be_wiped(noticed: Street) -> None:
    street, gate = noticed, noticed.stage.gate
    wet: list[bool] = []
    street.fall(street.rain(7), DROPS, then=lambda: wet.append(gate.curtain is not None))
    assert street.desk.baskets == []
    assert sum(wet) > len(wet) / 2
    street.let_pass(4.0)
    street.wake()  # an hour of nothing but drops is an hour without a guest
    assert street.stage.gate.curtain is None
    street.look_at_basket()
    street.let_pass(0.4)
    street.hold_order()
    assert len(street.desk.baskets) == 1, "who comes after the rain orders as ever"


@pytest.mark.parametrize("reading", READINGS)
def test_a_stranger_who_holds_order_for_a_second_has_ordered(street: Street, reading: str) -> None:
    street.presenter._start_again()
    street.look_at_basket(READINGS[reading])
    street.let_pass(0.4)
    street.hold_order()
    assert len(street.desk.baskets) == 1


def test_a_stranger_in_a_drizzle_orders_too(street: Street) -> None:
    """Five drops a second, and she tries again where a drop was on the glass before her finger."""
    from kiosk.ui.finger import Finger, centre_of

    tries, finger = [0], Finger(street.pilot.window)
    since = [street.pilot.now]

    def press_on() -> None:
        now = street.pilot.now
        if street.desk.baskets:
            return
        if finger._event is None:
            tries[0] += 1
            since[0] = now
            finger.press(*centre_of(street.stage.screen.ids.order))
        elif now - since[0] > 1.0:
            finger.lift()

    street.let_pass(0.4)
    street.fall(street.rain(5), 40, then=press_on)
    assert len(street.desk.baskets) == 1
    assert tries[0] <= 3
