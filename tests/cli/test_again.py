"""When a kiosk that fell begins again at once, and when it had better wait."""

from __future__ import annotations

import pytest

from kiosk.cli.again import FALLS, STAY_CLOSED_S, Falls


def test_three_falls_begin_again_at_once_and_the_fourth_keeps_the_window_closed() -> None:
    falls, pauses = Falls.noted({}), []
    for now in (1000.0, 1005.0, 1010.0, 1015.0):
        falls = Falls.noted({FALLS: falls.note}).and_at(now)
        pauses.append(falls.pause_s)
    assert pauses == [0.0, 0.0, 0.0, STAY_CLOSED_S]


def test_after_the_long_pause_it_is_tried_afresh() -> None:
    falls = Falls((1000.0, 1005.0, 1010.0, 1015.0)).and_at(1015.0 + STAY_CLOSED_S + 3)
    assert falls.pause_s == 0.0


def test_falls_of_another_start_of_the_machine_do_not_count() -> None:
    falls = Falls.noted({FALLS: "90000 90001 90002"}).and_at(12.0)
    assert falls.note == "12.000"


@pytest.mark.parametrize("note", ["", "yesterday", "1,2"])
def test_a_note_that_cannot_be_read_is_none(note: str) -> None:
    assert Falls.noted({FALLS: note}).and_at(1.0).note == "1.000"
