"""Everything at random for a while: nothing falls over, nothing is promised that is not kept.

``python -m tests.ui.hammer --steps 100000`` does it for long.
"""

from __future__ import annotations

from tests.ui.hammer.play import fingers, verbs
from tests.ui.pilot import Pilot
from tests.ui.weather import undrawn

VIEWS = {"AttractView", "MenuView", "DrinkView", "BasketView", "NumberView", "ClosedView"}


def test_verbs_at_random() -> None:
    play = verbs(1)
    play.steps(1500)
    assert set(play.seen) == VIEWS
    assert play.judge.orders > 3
    assert play.judge.welcomed > 20


def test_fingers_at_random(pilot: Pilot) -> None:
    with undrawn(pilot.window):
        play = fingers(3, pilot)
        play.steps(100)
    assert len(play.seen) >= 3
