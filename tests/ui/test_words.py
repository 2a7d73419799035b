"""Words on the glass: a letter a font lacks comes from another, never as an empty box."""

from __future__ import annotations

import pytest

from kiosk.ui.runs import letters_in
from kiosk.ui.theme import (
    ATKINSON,
    ATKINSON_BOLD,
    BODONI,
    BODONI_ITALIC,
    font_path,
    register_fonts,
)
from tests.ui.pilot import Pilot


@pytest.mark.parametrize("font", [ATKINSON, ATKINSON_BOLD, BODONI, BODONI_ITALIC])
def test_what_is_not_looked_up_is_in_every_font(font: str, pilot: Pilot) -> None:
    from kiosk.ui.lettering import _EVERY_FONT_HAS, _SIGNS

    has = letters_in(font_path(font))
    letters = [chr(code) for code in range(0x20, _EVERY_FONT_HAS) if chr(code).isprintable()]
    assert [letter for letter in (*letters, *_SIGNS) if ord(letter) not in has] == []


def test_a_text_of_two_scripts_is_as_wide_as_its_runs(pilot: Pilot) -> None:
    from kiosk.ui.widgets.words import line_texture, width_of

    register_fonts()
    both = width_of("Negroni Негрони", BODONI, 48)
    assert both == width_of("Negroni ", BODONI, 48) + width_of("Негрони", BODONI, 48)
    texture, ascent = line_texture("Negroni Негрони", BODONI, 48)
    assert abs(texture.width - both) <= 2
    assert 0 < ascent < texture.height


def test_letters_of_a_second_script_are_drawn_not_boxed(pilot: Pilot) -> None:
    from kiosk.ui.widgets.words import Words

    register_fonts()
    first = pilot.show(Words(text="Ж", font_name=BODONI, sizes=[64]), size=(200, 100))
    one = pilot.picture(size=(200, 100)).tobytes()
    first.text = "Щ"
    pilot.frames(3)
    assert pilot.picture(size=(200, 100)).tobytes() != one
