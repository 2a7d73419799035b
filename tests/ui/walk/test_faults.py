# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The walk can fail: each thing that may be wrong with a screen is found where there is one."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.ui.metrics import GAP_MM, TOUCH_MM, Metrics
from tests.ui.judging import misfits, out_of_reach
from tests.ui.legibility import illegible
from tests.ui.pilot import Pilot
from tests.ui.walk.walking import missing_letters

SIZE = (540, 960)
WIDTH_MM = 187.0


@pytest.fixture
def sheet(pilot: Pilot) -> Any:
    """An empty glass."""
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.ui.loader import load_kv
    from kiosk.ui.theme import register_fonts
    from kiosk.ui.widgets.names import KV_NAMES

    register_fonts()
    load_kv(KV_NAMES)
    sheet = FloatLayout()
    sheet.m, sheet.width_mm = Metrics(*SIZE, WIDTH_MM), WIDTH_MM
    return pilot.show(sheet, size=SIZE)


def _words(sheet: Any, text: str, **where: Any) -> Any:
    from kiosk.ui.widgets.words import Words

    words = Words(text=text, size_hint=(None, None), **where)
    sheet.add_widget(words)
    words.set_now()
    return words


def _button(sheet: Any, *, pos: tuple[float, float], side_mm: float) -> Any:
    from kiosk.ui.widgets.buttons import SignButton

    side = side_mm * SIZE[0] / WIDTH_MM
    button = SignButton(m=sheet.m, pos=pos)
    button.size = side, side
    sheet.add_widget(button)
    return button


def _wide(text: str) -> float:
    from kiosk.ui.theme import ATKINSON
    from kiosk.ui.widgets.words import width_of

    return width_of(text, ATKINSON, 34)


def test_words_that_have_just_enough_room_are_whole(sheet: Any) -> None:
    _words(sheet, "Negroni", size=(_wide("Negroni"), 60))
    assert illegible(sheet, SIZE) == []


def test_a_box_one_pixel_too_narrow_is_found(sheet: Any) -> None:
    _words(sheet, "Negroni", size=(_wide("Negroni") - 1, 60))
    assert "'Negroni' is" in illegible(sheet, SIZE)[0]


def test_a_box_too_low_for_its_lines_is_found(sheet: Any) -> None:
    _words(sheet, "Negroni Sbagliato", size=(_wide("Sbagliato") + 2, 60))
    assert "'Negroni Sbagliato' is" in illegible(sheet, SIZE)[0]


def test_words_that_leave_the_glass_are_found(sheet: Any) -> None:
    _words(sheet, "Negroni", size=(200, 60), pos=(-3, 100))
    assert "leaves the glass" in illegible(sheet, SIZE)[0]


def test_words_on_words_are_found(sheet: Any) -> None:
    _words(sheet, "Negroni", size=(200, 60), pos=(100, 100))
    _words(sheet, "Spritz", size=(200, 60), pos=(120, 140))
    assert illegible(sheet, SIZE) == ["'Negroni' lies on 'Spritz'"]


def test_words_under_something_to_touch_are_found(sheet: Any) -> None:
    _words(sheet, "Negroni", size=(200, 60), pos=(100, 100))
    _button(sheet, pos=(120, 100), side_mm=TOUCH_MM)
    assert illegible(sheet, SIZE) == ["'Negroni' lies under SignButton 'plus'"]


def test_words_without_room_are_found(sheet: Any) -> None:
    words = _words(sheet, "Negroni", size=(0, 0), pos=(100, 100))
    assert illegible(sheet, SIZE) == ["'Negroni' is drawn without room"]
    words.opacity = 0
    assert illegible(sheet, SIZE) == []


def test_words_that_no_scrolling_brings_on_the_glass_are_found(pilot: Pilot, sheet: Any) -> None:
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.ui.widgets.scroller import Scroller

    scroller = Scroller(m=sheet.m, size_hint=(None, None), size=(400, 300), pos=(50, 200))
    content = FloatLayout(size_hint_y=None, height=900)
    scroller.add_widget(content)
    sheet.add_widget(scroller)
    last = _words(content, "Negroni", size=(200, 60), pos=(60, content.y))
    pilot.frames(2)
    last.pos = content.x, content.y
    assert illegible(sheet, SIZE) == []
    last.y = content.y - 40
    assert "is cut by what it scrolls in" in illegible(sheet, SIZE)[0]
    last.pos = content.right - 40, content.y
    assert "is cut by what it scrolls in" in illegible(sheet, SIZE)[0]


def test_a_letter_that_no_font_has_is_found(sheet: Any) -> None:
    _words(sheet, "Negroni", size=(400, 60))
    assert missing_letters(sheet) == []
    _words(sheet, "Negroni 𓀀", size=(400, 60), pos=(0, 200))
    assert "lacks" in missing_letters(sheet)[0]


def test_a_target_too_small_for_a_thumb_is_found(sheet: Any) -> None:
    _button(sheet, pos=(100, 100), side_mm=TOUCH_MM)
    assert misfits(sheet, sheet) == []
    _button(sheet, pos=(300, 300), side_mm=TOUCH_MM - 0.5)
    assert misfits(sheet, sheet) == ["SignButton 'plus' is 14.5 mm, less than 15.0"]


def test_targets_too_near_to_one_another_are_found(sheet: Any) -> None:
    side, gap = (mm * SIZE[0] / WIDTH_MM for mm in (TOUCH_MM, GAP_MM))
    _button(sheet, pos=(100, 100), side_mm=TOUCH_MM)
    other = _button(sheet, pos=(100 + side + gap, 100), side_mm=TOUCH_MM)
    assert misfits(sheet, sheet) == []
    other.x -= 0.5 * SIZE[0] / WIDTH_MM
    assert misfits(sheet, sheet) == ["SignButton 'plus' and SignButton 'plus' are 2.5 mm apart"]


def test_a_target_out_of_reach_is_found(sheet: Any) -> None:
    button = _button(sheet, pos=(100, 400), side_mm=TOUCH_MM)
    assert out_of_reach(sheet, button.top) == []
    assert len(out_of_reach(sheet, button.top - 2)) == 1
