"""How many cards go into a box, and how they are laid out."""

from __future__ import annotations

import itertools

import pytest

from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.shelving import Stance, least_height, shelving, stance_of

STANDING = Metrics(1080, 1920, 187.0)
LYING = Metrics(1280, 800, 323.0)


def test_eight_drinks_lie_on_a_standing_glass_and_stand_on_a_lying_one() -> None:
    assert shelving(STANDING, width=1000, height=1400, count=8) == (2, 4)
    assert stance_of(STANDING, 491, 330) is Stance.LYING
    assert shelving(LYING, width=780, height=640, count=8) == (4, 2)
    assert stance_of(LYING, 186, 312) is Stance.STANDING


def test_few_drinks_share_the_room_of_many() -> None:
    assert shelving(STANDING, width=1000, height=1400, count=3) == (1, 3)
    assert shelving(STANDING, width=1000, height=1400, count=5) == (2, 3)
    large = Metrics(1080, 1920, 187.0, letters=1.25)
    assert shelving(large, width=1000, height=900, count=3) == (1, 2)  # a name wants its width
    assert shelving(LYING, width=780, height=640, count=3) == (3, 1)
    assert shelving(LYING, width=780, height=640, count=1) == (3, 1)  # one is no banner
    assert shelving(LYING, width=780, height=640, count=5) == (4, 2)


def test_larger_letters_have_fewer_cards_with_their_pictures() -> None:
    largest = Metrics(1080, 1920, 187.0, letters=1.5)
    assert shelving(largest, width=1000, height=1240, count=8) == (2, 2)
    assert stance_of(largest, 491, 560) is Stance.STANDING


def test_a_picture_is_left_out_only_where_no_card_would_go_in_with_it() -> None:
    low = Metrics(1080, 1920, 187.0, letters=1.5).part(width=1080, height=780, low=True)
    assert shelving(low, width=1000, height=470, count=8) == (2, 1)
    assert stance_of(low, 491, 364) is Stance.BARE


@pytest.mark.parametrize("letters", [1.0, 1.25, 1.5])
def test_what_is_said_to_go_in_goes_in(letters: float) -> None:
    for size in ((1080, 1920), (540, 960), (1280, 800), (1920, 1080)):
        m = Metrics(*size, 187.0 if size[0] < size[1] else 400.0, letters=letters)
        for high, count in itertools.product((0.3, 0.5, 0.7), (1, 8, 60)):
            width, height = size[0] * 0.8, size[1] * high
            columns, rows = shelving(m, width=width, height=height, count=count)
            each = (height - m.gap * (rows - 1)) / rows
            if columns * rows < count:
                each = (height - (m.touch + m.gap) - m.gap * (rows - 1)) / rows
            least = least_height(m, Stance.BARE)
            assert each >= least - 1 or (columns, rows) == (1, 1)
            assert columns * rows >= 1
