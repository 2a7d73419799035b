# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Painted drinks are kept in a file, and whatever is wrong with it they are painted anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.picture import Picture
from kiosk.ui.drinks.album import Album, Print, painter_now

TWO = {"a negroni": Print(2, 1, b"abcdefgh"), "a spritz": Print(1, 1, b"wxyz")}


def _kept(path: Path, *, painter: str = "we") -> Album:
    album = Album(path, painter=painter)
    album.open()
    return album


def _written(path: Path) -> None:
    album = _kept(path)
    album.keep(TWO)
    album.close()


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "drinks"
    _written(path)
    album = _kept(path)
    assert {key: album.take(key) for key in TWO} == TWO
    assert album.take("a beer") is None
    album.close()
    assert [each.name for each in path.parent.iterdir()] == ["drinks"]


def test_another_painter_finds_nothing(tmp_path: Path) -> None:
    _written(tmp_path / "drinks")
    album = _kept(tmp_path / "drinks", painter="others")
    assert album.take("a negroni") is None
    album.close()


@pytest.mark.parametrize("how", ["cut off", "other bytes", "no album at all", "empty", "a list"])
def test_from_a_damaged_file_nothing_is_taken(tmp_path: Path, how: str) -> None:
    path = tmp_path / "drinks"
    _written(path)
    whole = path.read_bytes()
    path.write_bytes(
        {
            "cut off": whole[:-3],
            "other bytes": whole[:-1] + b"?",
            "no album at all": b"\x89PNG and so on",
            "empty": b"",
            "a list": b"[1, 2]\n" + whole,
        }[how]
    )
    album = _kept(path)
    assert album.take("a negroni") is None
    album.keep(TWO)
    album.close()
    assert path.read_bytes() == whole


def test_a_place_where_nothing_can_be_written_costs_only_the_painting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    album = _kept(tmp_path / "file" / "drinks")
    album.keep(TWO)
    album.close()
    assert album.take("a negroni") is None


def test_the_painters_name_changes_with_the_painting_only() -> None:
    assert painter_now() == painter_now() != ""


def test_a_kept_drink_is_the_painted_one_to_the_pixel(pilot: Any, tmp_path: Path) -> None:
    from kiosk.ui.drinks.painter import Size
    from kiosk.ui.drinks.prints import Prints

    painted: list[str] = []
    album, drink, size = _kept(tmp_path / "drinks"), Picture(), Size(40, 60)
    first = Prints()
    first.begin(album, painted=lambda: painted.append("first"))
    pixels = bytes(first.picture(drink, size).pixels)
    first.keep()
    album.close()
    second, album = Prints(), _kept(tmp_path / "drinks")
    second.begin(album, painted=lambda: painted.append("second"))
    assert bytes(second.picture(drink, size).pixels) == pixels
    album.close()
    assert painted == ["first"]
    assert len(set(pixels)) > 20


def test_a_picture_that_was_taken_is_not_held_a_second_time(tmp_path: Path) -> None:
    _written(tmp_path / "drinks")
    album = _kept(tmp_path / "drinks")
    assert album.take("a negroni") == TWO["a negroni"]
    assert album.take("a negroni") is None
    assert album.take("a spritz") == TWO["a spritz"]
    album.close()
