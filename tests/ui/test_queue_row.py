# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The queue on the number screen: cups before hers, cups of hers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.ui import samples
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder
from tests.ui.samplewords import ENGLISH


def cups(row: Any) -> tuple[int, int]:
    """How many are drawn in outline only, how many are filled."""
    from kivy.graphics import Mesh, SmoothLine

    shapes = row.canvas.children
    filled = sum(isinstance(each, Mesh) for each in shapes)
    outlines = sum(isinstance(each, SmoothLine) for each in shapes)
    return (outlines - filled) // 2, filled // 2  # each cup is a body and a lip


@pytest.mark.parametrize(
    ("before", "own", "drawn"), [(0, 1, (0, 1)), (3, 2, (3, 2)), (27, 12, (9, 6)), (5, 0, (0, 0))]
)
def test_cups_are_counted_up_to_what_can_be_counted(
    pilot: Pilot, before: int, own: int, drawn: tuple[int, int]
) -> None:
    from kiosk.ui.widgets.queuerow import QueueRow

    row: Any = pilot.show(QueueRow(before=before, own=own), size=(800, 200))
    pilot.frames(2)
    assert cups(row) == drawn


def test_nothing_of_hers_takes_no_room(pilot: Pilot) -> None:
    from kiosk.ui.widgets.queuerow import QueueRow

    assert QueueRow(before=4, own=0).height == 0
    assert QueueRow(before=4, own=1).height > 0


def test_the_row_and_the_words_follow_while_the_number_stands(pilot: Pilot) -> None:
    from kiosk.ui.stage import Stage
    from kiosk.ui.widgets.queuerow import QueueRow

    stage: Any = Stage(verbs=Recorder(), width_mm=187.0)
    pilot.show(stage, size=(540, 960))
    waiting = replace(samples.number(ENGLISH), estimate="8", before="3", ahead=3, own=2)
    for ahead in (3, 1, 0):
        stage.show(replace(waiting, ahead=ahead))
        pilot.frames(4)
        (row,) = (each for each in stage.screen.walk() if isinstance(each, QueueRow))
        assert cups(row) == (ahead, 2)
    stage.show(replace(waiting, estimate="Ready", ahead=0, own=0, before=""))
    pilot.frames(4)
    assert cups(row) == (0, 0)
    assert stage.screen.ids.estimate.text == "Ready"
