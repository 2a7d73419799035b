"""The pictures: each screen once in each language, each way of reading, both ways up."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.screens.__main__ import SIZES, rounds
from tests.screens.page import Shot, write_page
from tests.screens.tour import LANGUAGES, LONGEST, Tour
from tests.ui.modes import MODES

EVERY_VIEW = {"AttractView", "MenuView", "DrinkView", "BasketView", "NumberView", "ClosedView"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_tour_comes_by_every_screen_and_every_panel(code: str) -> None:
    scenes = list(Tour(code).scenes())
    names = [scene.name for scene in scenes]
    assert len(set(names)) == len(names)
    assert {type(scene.view).__name__ for scene in scenes} == EVERY_VIEW
    panels = {scene.view.frame.panel.kind for scene in scenes if scene.view.frame.panel}
    assert panels == {"languages", "reading", "help", "wishes", "table"}
    asked = [scene.name for scene in scenes if scene.view.frame.countdown]
    assert asked == ["countdown"]
    assert any(scene.view.frame.dark for scene in scenes)


def test_every_language_and_every_way_of_reading_has_its_round_both_ways_up() -> None:
    every = list(rounds(LANGUAGES))
    languages = Counter(each.language for each in every if each.part == "languages")
    assert languages == dict.fromkeys(LANGUAGES, len(SIZES))
    modes = Counter(each.way for each in every if each.part == "modes")
    assert modes == dict.fromkeys([mode for mode in MODES if mode != "normal"], len(SIZES))
    assert {each.language for each in every if each.part == "modes"} == {LONGEST}


def test_the_page_says_what_every_picture_shows_and_opens_from_a_disk(tmp_path: Path) -> None:
    shots = [
        Shot("languages", name, "A <screen>", "it", size, f"{name}.jpg", f"t/{name}.jpg", (20, 30))
        for name in ("menu", "drink")
        for size in SIZES
    ]
    text = write_page(tmp_path, shots).read_text(encoding="utf-8")
    assert text.count("<img ") == text.count('alt="A &lt;screen&gt; (it, ') == 4
    assert not re.search(r"(src|href)=\"(https?:|/)", text)
    assert {'href="#languages-menu"', 'id="languages-menu"'} <= set(
        re.findall(r"\w+=\"[^\"]+\"", text)
    )
