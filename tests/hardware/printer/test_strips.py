"""Pictures of any dots: all of them arrive, and none of them is a command."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.commands import FRAGMENT_PADDING
from hardware.printer.document import Document, Drawing, Picture
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Bitmap
from hardware.printer.profile import Profile, load_profile
from hardware.printer.splitter import Splitter
from hardware.printer.strips import Strip, strip_bytes

ROLL = load_profile("generic-80")
WAYS = pytest.mark.parametrize("way", [Drawing.COLUMNS, Drawing.RASTER])
nasty = st.sampled_from([0x00, 0x00, 0x10, 0x04, 0x05, 0x14, 0x02, 0xFF, 0x1B])


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    across, height = draw(st.sampled_from([1, 3, 12, 72])), 24 * draw(st.integers(1, 3))
    seed = draw(st.lists(nasty, min_size=1, max_size=200))
    pixels = (bytes(seed) * (across * height))[: across * height]
    return Strip(8 * across, height, pixels)


def black(strip: Strip) -> set[tuple[int, int]]:
    across = strip.width // 8
    return {
        (8 * (at % across) + bit, at // across)
        for at, byte in enumerate(strip.pixels)
        for bit in range(8)
        if byte & 0x80 >> bit
    }


def printed(data: bytes) -> set[tuple[int, int]]:
    return {
        (item.x + x, item.y + y)
        for row in read_paper(data, profile=ROLL).current.rows
        for item in row.items
        if isinstance(item, Bitmap)
        for y, line in enumerate(item.rows)
        for x, dot in enumerate(line)
        if dot == "1"
    }


@WAYS
@given(strips())
def test_no_piece_holds_a_command_or_outlasts_the_padding(way: Drawing, strip: Strip):
    data = strip_bytes(strip, way, half_line=15)
    assert not re.search(rb"\x10[\x04\x05\x14]", data)
    sent = Splitter()
    assert all(each.size < FRAGMENT_PADDING for each in sent.feed(data))
    assert sent.unfinished == 0


@WAYS
@given(strips())
def test_every_dot_arrives_and_a_dot_too_many_only_beside_another(way: Drawing, strip: Strip):
    wanted, found = black(strip), printed(strip_bytes(strip, way, half_line=15))
    assert wanted <= found
    for x, y in found - wanted:
        assert wanted & {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}


def test_white_is_jumped_over():
    row = b"\xff" + bytes(70) + b"\xff"
    data = strip_bytes(Strip(576, 24, row * 24), Drawing.COLUMNS, half_line=15)
    assert len(data) < 80


def test_a_row_of_nothing_is_a_line_feed():
    assert strip_bytes(Strip(576, 24, bytes(72 * 24)), Drawing.COLUMNS, half_line=15) == b"\n"


DISC = Picture(24, 24, bytes(range(72)))


@WAYS
@pytest.mark.parametrize("roll", [ROLL, load_profile("generic-58")], ids=lambda roll: roll.name)
def test_a_picture_stands_in_the_middle_of_the_paper(way: Drawing, roll: Profile):
    data = Encoder(replace(roll, drawing=way)).encode(Document((DISC,)))
    left = {x for x, _ in black(Strip(DISC.width, DISC.height, DISC.pixels))}
    shift = (roll.dots - DISC.width) // 2 // 8 * 8
    assert {x for x, _ in printed(data)} == {x + shift for x in left}


def test_a_printer_that_draws_nothing_leaves_a_picture_out():
    document = Document((DISC,))
    assert Encoder(replace(ROLL, drawing=Drawing.NONE)).encode(document) == b""


@pytest.mark.parametrize(("width", "height"), [(23, 24), (24, 20), (24, 48)])
def test_a_picture_has_all_its_dots(width: int, height: int):
    with pytest.raises(ValueError, match="a picture"):
        Picture(width, height, DISC.pixels)
