"""The colours change while the screen stands, everywhere and at once."""

from __future__ import annotations

import gc
import re
from dataclasses import replace
from pathlib import Path
from weakref import ref

import pytest

import kiosk.ui
from kiosk.presenters.views import View
from kiosk.presenters.visit import Reading
from kiosk.ui.palette import HIGH_CONTRAST, HOUSE, brightness_of, rgba
from tests.ui import samples
from tests.ui.glass import Glass

LIT_VIEWS = [name for name in samples.every_view(samples.LANGUAGES["en"]) if name != "dark"]
LIT = Reading(high_contrast=True)
UI = Path(kiosk.ui.__file__).parent
HOUSE_CONSTANTS = re.compile(r"theme\.(NIGHT|PANEL|RAISED|IVORY|BRASS|STONE|SAGE|BITTER)\b")


def seen(glass: Glass) -> set[tuple[int, int, int]]:
    """The colours that fill something on the glass."""
    picture = glass.pilot.picture(size=(540, 960))
    found = picture.getcolors(maxcolors=1 << 20)
    return {colour for count, colour in found if count > 400}


def as_seen(colour: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(part * 255) for part in colour[:3])


def in_contrast(view: View) -> View:
    return replace(view, frame=replace(view.frame, reading=LIT))


@pytest.mark.parametrize("name", LIT_VIEWS)
def test_every_screen_follows_a_change_to_high_contrast_at_once_and_back(
    glass: Glass, name: str
) -> None:
    view = samples.every_view(samples.LANGUAGES["en"])[name]
    glass.show(view)
    assert seen(glass) & {as_seen(HOUSE.ground), as_seen(HOUSE.panel)}
    glass.stage.show(in_contrast(view))
    glass.pilot.frames(2)
    lit = seen(glass)
    assert as_seen(HIGH_CONTRAST.ground) in lit
    assert not lit & {as_seen(HOUSE.ground), as_seen(HOUSE.panel), as_seen(HOUSE.action)}
    glass.stage.show(view)
    glass.pilot.frames(2)
    assert seen(glass) & {as_seen(HOUSE.ground), as_seen(HOUSE.panel)}


def test_less_light_darkens_the_ground_the_words_and_the_drinks(glass: Glass) -> None:
    from kiosk.ui import look

    glass.show(samples.menu(samples.LANGUAGES["en"]))
    bright = brightness(glass)
    look.now.shine(0.5)
    glass.pilot.frames(2)
    assert brightness(glass) == pytest.approx(bright * 0.5, rel=0.12)
    look.now.shine(1.0)
    glass.pilot.frames(2)
    assert brightness(glass) == pytest.approx(bright, rel=0.01)


def brightness(glass: Glass) -> float:
    picture = glass.pilot.picture(size=(540, 960)).resize((54, 96))
    pixels = picture.load()
    every = [
        brightness_of(rgba("#{:02x}{:02x}{:02x}".format(*pixels[x, y])))
        for x in range(54)
        for y in range(96)
    ]
    return sum(every) / len(every)


def test_a_widget_that_is_gone_is_not_told_of_new_colours(glass: Glass) -> None:
    from kiosk.ui import look
    from kiosk.ui.widgets.buttons import WordButton

    button = WordButton(text="once")
    gone = ref(button)
    del button
    glass.pilot.frames(2)
    gc.collect()
    look.now.use(high_contrast=True)
    assert gone() is None


def test_nothing_on_the_guest_s_side_is_painted_with_a_constant_of_the_house() -> None:
    own = [
        f"{path.relative_to(UI)}:{number}"
        for path in [*UI.rglob("*.kv"), *UI.rglob("*.py")]
        if "wall" not in path.parts and path.name not in {"theme.py"}
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if HOUSE_CONSTANTS.search(line)
    ]
    assert own == []
