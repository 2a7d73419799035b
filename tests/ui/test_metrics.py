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
