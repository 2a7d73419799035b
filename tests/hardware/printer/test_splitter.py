"""Commands cut out of the stream: lengths of everything a printer may be sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.splitter import Command, Splitter


def names(data: bytes) -> list[bytes]:
    return [command.name for command in Splitter().feed(data)]


@pytest.mark.parametrize(
    "command",
    [
        "1b40", "1b2130", "1b2d01", "1b4501", "1b4a0f", "1b6101", "1b7413", "1b4d00", "1b7b01",
        "1b330a", "1b32", "1b6405", "1b24f801", "1b5cf801", "1b440810182000", "1b7000320a",
        "1b420302", "1b633501", "1b3d01", "1b2a2102001122334455 66", "1b2a000200aabb",
        "1b28410400303103 0a", "1b26030000 02aabbccddeeff".replace(" ", ""), "1b3c", "1b69",
        "1c7001 00", "1c2e", "1c710101000100aabbccddeeff0011",
        "1d2155", "1d4201", "1d4800", "1d6640", "1d6840", "1d7702", "1d610f", "1d7201", "1d4901",
        "1d5600", "1d564200", "1d7c05", "1d4c1000", "1d57f801", "1d50cbcb", "1d3a",
        "1d6b0448454c4c4f00", "1d6b49047b424142", "1d286b0300315130", "1d28480600303061626364",
        "1d284c060030450a140101", "1d384c02000000 3032", "1d7630000100 0300 aabbcc",
        "1d2a0101aabbccddeeff0011", "1d28410000", "100401", "1004080a", "100501",
        "1014010003", "10140801031401060208", "00", "0a", "0d", "18",
    ],
)  # fmt: skip
def test_every_command_is_taken_whole_and_nothing_more(command: str):
    data = bytes.fromhex(command)
    splitter = Splitter()
    [only, text] = splitter.feed(data + b"A")
    assert only.size == len(data)
    assert (text.name, text.data) == (b"", b"A")
    assert splitter.unfinished == 0


@pytest.mark.parametrize("command", ["1b24f801", "1d286b0300315130", "1d7630000100030 0aabbcc"])
def test_a_command_is_waited_for_until_it_is_whole(command: str):
    data = bytes.fromhex(command.replace(" ", ""))
    splitter = Splitter()
    for byte in data[:-1]:
        assert splitter.feed(bytes((byte,))) == []
    assert splitter.unfinished == len(data) - 1
    assert len(splitter.feed(data[-1:])) == 1


def test_an_unknown_command_is_two_bytes():
    assert names(b"\x1b\x01A\x1d\x02B") == [b"\x1b\x01", b"", b"\x1d\x02", b""]


def test_data_inside_a_command_is_not_taken_for_commands():
    assert names(bytes.fromhex("1d7630000200 0100 1b40")) == [b"\x1dv"]


def test_forgetting_drops_half_a_command():
    splitter = Splitter()
    splitter.feed(b"\x1d\x28\x6b\xff\xff")
    splitter.forget()
    assert [command.data for command in splitter.feed(b"next")] == [b"next"]


@given(st.binary(max_size=300), st.integers(1, 7))
def test_any_bytes_in_any_pieces_make_the_same_commands(data: bytes, piece: int):
    at_once, in_pieces = Splitter(), Splitter()
    whole = at_once.feed(data)
    parts = [
        command
        for start in range(0, len(data), piece)
        for command in in_pieces.feed(data[start : start + piece])
    ]
    assert [c for c in whole if c.name] == [c for c in parts if c.name]
    assert text(whole) == text(parts)
    assert at_once.unfinished == in_pieces.unfinished
    assert sum(command.size for command in whole) + at_once.unfinished == len(data)


def text(commands: list[Command]) -> bytes:
    return b"".join(command.data for command in commands if not command.name)
