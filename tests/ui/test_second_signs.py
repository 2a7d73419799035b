"""What cannot be touched, and what is wrong, is told by a shape or a word: never a colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kiosk.presenters.views import BasketLineView, ButtonView, CardView
from tests.ui import samples
from tests.ui.judging import sizes_of_texts
from tests.ui.samplewords import ITALIAN as IT

if TYPE_CHECKING:
    from tests.ui.pilot import Pilot

ALIVE, DEAD = ButtonView("Ordina"), ButtonView("Ordina", enabled=False)


def _parts(view: object) -> Iterator[object]:
    yield view
    if isinstance(view, tuple):
        for each in view:
            yield from _parts(each)
    elif is_dataclass(view):
        for field in fields(view):
            yield from _parts(getattr(view, field.name))


def _stage(pilot: Pilot) -> Any:  # noqa: ANN401 - Kivy has no stubs
    from kiosk.ui.stage import Stage
    from tests.ui.recorder import Recorder

    stage: Any = Stage(verbs=Recorder(), width_mm=187)
    pilot.show(stage, size=(1080, 1920))
    return stage


def test_a_plate_that_is_dead_is_an_outline_and_an_outline_mere_words(pilot: Pilot) -> None:
    from kiosk.ui.widgets.buttons import WordButton

    _stage(pilot)
    plate, outline = WordButton(kind="brass"), WordButton(kind="quiet")
    for button in (plate, outline):
        button.show(ALIVE)
    assert (plate.fill[3], plate.edge[3], outline.edge[3] > 0) == (1, 0, True)
    for button in (plate, outline):
        button.show(DEAD)
    assert (plate.fill[3], plate.edge[3] > 0, outline.edge[3]) == (0, True, 0)


def test_a_sign_that_is_dead_has_no_ring(pilot: Pilot) -> None:
    from kiosk.ui.widgets.buttons import SignButton

    _stage(pilot)
    button = SignButton(sign="plus")
    button.show(ALIVE)
    assert button.ring > 0
    button.show(DEAD)
    assert button.ring == 0


def test_what_cannot_be_had_says_so_in_a_word_on_every_screen() -> None:
    silent = []
    for name, view in samples.every_view(IT).items():
        for part in _parts(view):
            wordless = (isinstance(part, CardView) and part.dimmed and not part.badge) or (
                isinstance(part, BasketLineView) and part.trouble == "" and part.price == ""
            )
            if wordless:
                silent.append((name, part))
    assert silent == []


def test_a_line_that_cannot_be_ordered_says_why(pilot: Pilot) -> None:
    view = samples.every_view(IT)["basket-gone"]
    said = {part.trouble for part in _parts(view) if isinstance(part, BasketLineView)} - {""}
    stage = _stage(pilot)
    stage.show(view)
    pilot.frames(4)
    assert said
    assert said <= set(sizes_of_texts(stage))
