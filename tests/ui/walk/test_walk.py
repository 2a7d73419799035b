"""Every screen can be read whole, in every language, however it is read and on every glass.

The screens are a guest's way through the longest menu. Here every language is looked at on a
standing glass, and the longest on a lying one; ``make walk`` looks at everything on all.
"""

from __future__ import annotations

import logging

import pytest

from tests.ui.modes import MODES
from tests.ui.pilot import Pilot
from tests.ui.walk.scenes import LANGUAGES, LONGEST, Walker
from tests.ui.walk.walking import a_stage, missing_letters, settle, wrong_on


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_screen_of_every_language_can_be_read(
    pilot: Pilot, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    stage, views = a_stage(pilot, "540x960"), Walker(code, thorough=False).walk()
    readings = [(mode, MODES[mode]) for mode in ("normal", "largest")]
    assert list(wrong_on(pilot, stage, views, readings)) == []
    loud = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert loud == [], "the layout chases its own tail"


@pytest.mark.parametrize("mode", ["normal", "largest", "low"])
def test_a_lying_glass_has_room_for_the_longest_words(pilot: Pilot, mode: str) -> None:
    stage, views = a_stage(pilot, "1280x800"), Walker(LONGEST, thorough=False).walk()
    assert list(wrong_on(pilot, stage, views, [(mode, MODES[mode])])) == []


def test_a_letter_that_no_font_has_is_found_out(pilot: Pilot) -> None:
    from kiosk.ui.widgets.words import Words

    box = pilot.show(Words(text="Negroni 𓀀"), size=(400, 100))
    parent = type(box)()
    pilot.window.remove_widget(box)
    parent.add_widget(box)
    assert "lacks" in missing_letters(parent)[0]


def test_a_word_that_is_cut_is_found_out(pilot: Pilot) -> None:
    stage, views = a_stage(pilot, "540x960"), Walker("it").walk()
    stage.show(views["attract"])
    settle(pilot)
    stage.screen.ids.invitation.text = "Donaudampfschifffahrtsgesellschaft" * 3
    settle(pilot)
    from tests.ui.walk.walking import illegible_in

    assert any("Donau" in each for each in illegible_in(stage, stage))
