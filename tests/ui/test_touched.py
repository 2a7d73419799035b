# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""What a finger presses is drawn first, the rest of the glass in the next picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.ui import samples
from tests.ui.glass import Glass

IT = samples.ITALIAN


@pytest.fixture
def paints() -> bool:
    """Pixels are read here without a picture being taken."""
    return True


@pytest.fixture
def first(pilot: Any) -> Iterator[Any]:
    """Drawing so, on the pilot's window."""
    from kiosk.ui.touched import TouchedFirst

    drawing = TouchedFirst(pilot.window)
    yield drawing
    drawing.close()


def _pixel(x: float, y: float) -> bytes:
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    return bytes(glReadPixels(round(x), round(y), 1, 1, GL_RGBA, GL_UNSIGNED_BYTE))


def _edge(card: Any) -> tuple[float, float]:
    """A place on a card without words and without a picture."""
    x, y = card.to_window(card.x, card.y)
    return x + 4, y + card.height / 2


def _menu(glass: Glass) -> list[Any]:
    """The cards of a menu of which two pictures were drawn."""
    cards: list[Any] = glass.show(samples.menu(IT)).ids.shelves.cards
    for _ in range(2):
        glass.pilot.window.canvas.ask_update()
        glass.pilot.frames(1)
    return cards


def test_what_is_pressed_is_seen_first_and_everything_else_in_the_next_picture(
    glass: Glass, first: Any
) -> None:
    pressed, other = _menu(glass)[:2]
    places = _edge(pressed), _edge(other)
    assert first.keeps
    before = [_pixel(*each) for each in places]
    glass.pilot.finger().press(*places[0])
    other.state = "down"  # something else, at the same time
    glass.pilot.frames(1)
    seen = [_pixel(*each) for each in places]
    assert seen[0] != before[0]
    assert seen[1] == before[1]
    glass.pilot.frames(1)
    assert [_pixel(*each) for each in places] == [seen[0], seen[0]]


def test_where_a_swap_loses_the_picture_it_is_always_drawn_whole(glass: Glass, first: Any) -> None:
    from kivy.graphics.opengl import GL_COLOR_BUFFER_BIT, glClear

    def lose(*_: object) -> None:
        glClear(GL_COLOR_BUFFER_BIT)

    glass.pilot.window.bind(on_draw=lose)  # called before the drawing
    pressed, other = _menu(glass)[:2]
    glass.pilot.window.unbind(on_draw=lose)
    assert first.keeps is False
    before = _pixel(*_edge(other))
    glass.pilot.finger().press(*_edge(pressed))
    other.state = "down"
    glass.pilot.frames(1)
    assert _pixel(*_edge(other)) != before


def test_a_finger_that_stays_down_is_drawn_first_only_once(glass: Glass, first: Any) -> None:
    pressed, other = _menu(glass)[:2]
    glass.pilot.finger().press(*_edge(pressed))
    glass.pilot.frames(2)
    before = _pixel(*_edge(other))
    other.state = "down"
    glass.pilot.frames(1)
    assert first.keeps
    assert _pixel(*_edge(other)) != before
