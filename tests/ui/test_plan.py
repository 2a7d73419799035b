"""Where everything stands on the glass: the tools under the screen, reach in the lower half."""

from __future__ import annotations

import pytest

from kiosk.presenters.visit import Reading, TextSize
from kiosk.ui.plan import LOW_MM, Box, plan_of

GLASS = Box(0, 0, 1080, 1920)
LOW = Reading(low=True)


def test_the_screen_has_what_the_tools_leave() -> None:
    plan = plan_of(GLASS, width_mm=187.0, reading=Reading())
    assert plan.tools.y == 0
    assert plan.tools.height >= plan.whole.touch
    assert plan.screen.y == plan.tools.top
    assert plan.screen.top == GLASS.top
    assert plan.above.height == 0
    assert not plan.is_low


def test_what_is_said_at_the_edges_takes_its_room_from_the_screen() -> None:
    plan = plan_of(GLASS, width_mm=187.0, reading=Reading(), head=30, foot=40)
    assert plan.tools.y == 40
    assert plan.screen.top == GLASS.top - 30


def test_within_reach_is_the_lower_half_and_what_is_read_is_above_it() -> None:
    plan = plan_of(GLASS, width_mm=187.0, reading=LOW, head=30, foot=40)
    assert plan.is_low
    assert plan.screen.top == plan.reach.top == GLASS.height / 2
    assert (plan.above.y, plan.above.top) == (GLASS.height / 2, GLASS.top - 30)


def test_the_lower_half_of_a_flat_glass_is_too_flat_for_thumbs() -> None:
    plan = plan_of(Box(0, 0, 1280, 800), width_mm=323.0, reading=LOW)
    assert plan.reach.height == pytest.approx(plan.whole.mm(LOW_MM), abs=1)
    assert plan.reach.height < 0.6 * 800


def test_a_glass_of_a_hand_s_height_is_within_reach_as_it_is() -> None:
    plan = plan_of(Box(0, 0, 1280, 800), width_mm=187.0, reading=LOW)
    assert not plan.is_low
    assert plan == plan_of(Box(0, 0, 1280, 800), width_mm=187.0, reading=Reading())


@pytest.mark.parametrize("text", TextSize)
def test_letters_are_as_large_within_reach_as_on_the_whole_glass(text: TextSize) -> None:
    whole = plan_of(GLASS, width_mm=187.0, reading=Reading(text=text))
    low = plan_of(GLASS, width_mm=187.0, reading=Reading(text=text, low=True))
    assert low.in_screen.type == low.in_tall.type == whole.in_screen.type == whole.whole.type


def test_a_lying_glass_has_its_tools_at_the_left() -> None:
    plan = plan_of(Box(0, 0, 1920, 1080), width_mm=476.0, reading=LOW)
    assert plan.tools.height == plan.reach.height == plan.screen.height == 540
    assert plan.screen.x == plan.tools.width
    assert plan.screen.width + plan.tools.width == 1920
    assert plan.above.width == 1920


def test_a_screen_that_stands_low_by_itself_keeps_the_whole_glass() -> None:
    plan = plan_of(GLASS, width_mm=187.0, reading=LOW, head=30)
    assert plan.tall.top == GLASS.top - 30
    assert not plan.in_tall.low
    assert plan.in_screen.low


def test_a_stage_beside_another_picture_keeps_to_its_place() -> None:
    plan = plan_of(Box(300, 50, 540, 960), width_mm=187.0, reading=LOW)
    assert (plan.tools.x, plan.tools.y) == (300, 50)
    assert plan.above.top == 1010
