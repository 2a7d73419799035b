"""Units, millimetres and the six sizes of type."""

from __future__ import annotations

import pytest

from kiosk.ui.metrics import Metrics
from kiosk.ui.theme import TYPE


def test_the_design_sheet_is_the_glass_it_was_drawn_for() -> None:
    metrics = Metrics(1080, 1920, 187.0)
    assert metrics.u == 1
    assert metrics.portrait
    assert {name: getattr(metrics.type, name) for name in TYPE} == dict(TYPE)


@pytest.mark.parametrize(
    ("size", "width_mm"),
    [((1080, 1920), 187), ((540, 960), 187), ((1024, 1280), 238), ((1280, 800), 323)],
)
def test_a_target_is_never_smaller_than_a_thumb(size: tuple[int, int], width_mm: float) -> None:
    metrics = Metrics(*size, width_mm)
    assert metrics.touch >= 15 * size[0] / width_mm
    assert metrics.gap >= 3 * size[0] / width_mm


def test_fingers_do_not_shrink_with_the_glass() -> None:
    assert Metrics(540, 960, 60.0).touch == 135


def test_landscape_is_what_is_wider_than_high() -> None:
    assert not Metrics(1280, 800, 323).portrait
    assert Metrics(800, 800, 187).portrait


def test_larger_letters_grow_what_holds_them_but_neither_fingers_nor_air() -> None:
    drawn, larger = Metrics(1080, 1920, 187.0), Metrics(1080, 1920, 187.0, letters=1.5)
    assert larger.px(100) == 1.5 * drawn.px(100)
    for same in ("touch", "gap", "margin", "side", "head", "foot", "hairline"):
        assert getattr(larger, same) == getattr(drawn, same)
    assert larger.step(4) == drawn.step(4)


@pytest.mark.parametrize("letters", [1.25, 1.5])
def test_what_is_read_or_counted_grows_in_full_and_nothing_shrinks(letters: float) -> None:
    drawn, larger = Metrics(1080, 1920, 187.0), Metrics(1080, 1920, 187.0, letters=letters)
    for name in TYPE:
        grown = getattr(larger.type, name) / getattr(drawn.type, name)
        assert grown == pytest.approx(letters, rel=0.02) or (name in {"number", "title", "drink"})
        assert grown >= 1
    kept_apart = [getattr(larger.type, name) for name in TYPE]
    assert kept_apart == sorted(set(kept_apart), reverse=True)


def test_a_part_of_the_glass_has_the_letters_of_the_whole() -> None:
    whole = Metrics(1080, 1920, 187.0, letters=1.25)
    part = whole.part(width=900, height=700, low=True)
    assert part.portrait
    assert (part.u, part.type) == (whole.u, whole.type)
    assert part.mm(15) == pytest.approx(whole.mm(15))
    assert part.part(width=800, height=300).u == whole.u


def test_what_is_all_within_reach_wastes_no_room_on_air_but_none_of_the_finger() -> None:
    low = Metrics(1920, 1080, 476.0).part(width=1700, height=540, low=True)
    assert low.touch == 61
    assert low.head < Metrics(1920, 1080, 476.0).head
