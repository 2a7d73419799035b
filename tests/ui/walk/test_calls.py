"""Whatever is called, in whatever language, is read whole; the longest words and two scripts."""

from __future__ import annotations

import pytest

from tests.ui.modes import MODES
from tests.ui.pilot import Pilot
from tests.ui.walk.callscenes import calls
from tests.ui.walk.walking import a_stage, walk_through


@pytest.mark.parametrize("size", ["540x960", "1280x800"])
@pytest.mark.parametrize("code", ["pt", "ja"])
def test_boards_calls_and_help_are_read_whole(pilot: Pilot, code: str, size: str) -> None:
    views = calls(code)
    assert len({view.frame.notice for view in views.values()}) == 5
    readings = [(mode, MODES[mode]) for mode in ("normal", "largest")]
    assert walk_through(pilot, a_stage(pilot, size), views, readings).wrong == []
