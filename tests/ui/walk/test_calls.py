"""Whatever is called, in whatever language, is read whole; the longest words and two scripts."""

from __future__ import annotations

import pytest

from kiosk.presenters.visit import Reading, TextSize
from tests.ui.pilot import Pilot
from tests.ui.walk.callscenes import calls
from tests.ui.walk.walking import a_stage, wrong_on

LARGEST = ("largest", Reading(text=TextSize.LARGEST))


@pytest.mark.parametrize("size", ["1080x1920", "1280x800"])
@pytest.mark.parametrize("code", ["pt", "ja"])
def test_boards_calls_and_help_are_read_whole(pilot: Pilot, code: str, size: str) -> None:
    stage = a_stage(pilot, size)
    views = calls(code)
    assert len({view.frame.notice for view in views.values()}) == 5
    assert list(wrong_on(pilot, stage, views, [("normal", Reading())])) == []
    without_menu = {name: view for name, view in views.items() if not name.startswith("menu")}
    assert list(wrong_on(pilot, stage, without_menu, [LARGEST])) == []
