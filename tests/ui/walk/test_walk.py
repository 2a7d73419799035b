"""Every screen can be read whole, in every language, however it is read and on every glass.

``make walk`` looks at everything on every glass in every mode. Here the worst of it is looked
at, always the same: every language on the smallest glass, in the largest letters and within
reach; the longest words, and those of another script, as most read them; and both on a lying one.
"""

from __future__ import annotations

import logging

import pytest

from tests.ui.modes import MODES
from tests.ui.pilot import Pilot
from tests.ui.walk.marketscenes import market
from tests.ui.walk.scenes import LANGUAGES, LONGEST, Walker
from tests.ui.walk.walking import a_stage, walk_through

pytestmark = pytest.mark.usefixtures("empty_glasses")

WORST = "low-largest"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_screen_of_every_language_can_be_read_and_touched(
    pilot: Pilot, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    views = Walker(code, thorough=False).walk()
    modes = [WORST, "normal"] if code in (LONGEST, "ja") else [WORST]
    readings = [(mode, MODES[mode]) for mode in modes]
    assert walk_through(pilot, a_stage(pilot, "540x960"), views, readings).wrong == []
    loud = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert loud == [], "the layout chases its own tail"


@pytest.mark.parametrize("mode", ["normal", "largest", WORST])
def test_a_lying_glass_has_room_for_the_longest_words(pilot: Pilot, mode: str) -> None:
    views = Walker(LONGEST, thorough=False).walk()
    readings = [(mode, MODES[mode])]
    assert walk_through(pilot, a_stage(pilot, "1280x800"), views, readings).wrong == []


@pytest.mark.parametrize("size", ["540x960", "1280x800"])
def test_menus_of_any_length_and_what_ran_out_can_be_read_and_touched(
    pilot: Pilot, size: str
) -> None:
    some = ("menu-of", "menu-by", "menu-none", "basket", "drink-dear-uovo", "drink-sold-out-spritz")
    views = {name: view for name, view in market(LONGEST).items() if name.startswith(some)}
    readings = [(WORST, MODES[WORST])]
    assert walk_through(pilot, a_stage(pilot, size), views, readings).wrong == []
