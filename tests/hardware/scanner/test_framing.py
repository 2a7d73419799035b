"""Codes out of bytes, in any pieces and with any dirt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.framing import (
    IDLE_S,
    MAX_CODE,
    TORN_S,
    LineAssembler,
    Noise,
    NoiseKind,
    Suffix,
)

CODE = "T20251003.42.1.A7QK"
WITH_SUFFIX = [suffix for suffix in Suffix if suffix is not Suffix.NONE]


@pytest.mark.parametrize("suffix", WITH_SUFFIX)
def test_a_code_ends_with_the_suffix_the_scanner_is_set_to(suffix: Suffix):
    assert LineAssembler(suffix).feed(CODE.encode() + suffix.sent, now=0) == [CODE]


@pytest.mark.parametrize("suffix", Suffix)
@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\n\r"])
def test_any_end_of_line_ends_a_code(suffix: Suffix, end: bytes):
    assert LineAssembler(suffix).feed(b"A" + end + b"B" + end, now=0) == ["A", "B"]


def test_a_tab_is_dropped_where_it_is_not_the_suffix():
    assert LineAssembler(Suffix.CR).feed(b"A\tB\r", now=0) == ["AB"]


def test_half_a_code_waits_for_its_other_half():
    assembler = LineAssembler(Suffix.CR)
    assert assembler.feed(b"T2025", now=0) == []
    assert assembler.idle(now=0.5) == []
    assert assembler.feed(b"1003\r", now=0.9) == ["T20251003"]


@pytest.mark.parametrize("noticed_by_idling", [True, False])
def test_half_a_code_that_was_cut_off_does_not_spoil_the_next(noticed_by_idling: bool):
    assembler = LineAssembler(Suffix.CR)
    found = assembler.feed(b"T2025", now=0)
    found += assembler.idle(now=TORN_S) if noticed_by_idling else []
    found += assembler.feed(CODE.encode() + b"\r", now=TORN_S)
    assert found == [Noise(NoiseKind.TORN, b"T2025"), CODE]


def test_without_a_suffix_a_pause_ends_the_code():
    assembler = LineAssembler(Suffix.NONE)
    assert assembler.feed(b"T2025", now=0.0) == []
    assert assembler.feed(b"1003", now=IDLE_S / 2) == []
    assert assembler.idle(now=IDLE_S) == []
    assert assembler.idle(now=IDLE_S * 2) == ["T20251003"]
    assert assembler.idle(now=9.0) == []


def test_without_a_suffix_two_codes_with_a_pause_between_are_two():
    assembler = LineAssembler(Suffix.NONE)
    assert assembler.feed(b"A", now=0) == []
    assert assembler.feed(b"B", now=1) == ["A"]
    assert assembler.idle(now=2) == ["B"]


def test_the_longest_code_fits_and_one_byte_more_does_not():
    assembler = LineAssembler(Suffix.CR)
    longest = b"x" * MAX_CODE
    assert assembler.feed(longest + b"\r", now=0) == [longest.decode()]
    assert assembler.feed(longest + b"y\r", now=0) == [Noise(NoiseKind.TOO_LONG, longest)]
    assert assembler.feed(b"A\r", now=0) == ["A"]


def test_too_much_without_a_suffix_is_dropped_up_to_the_pause():
    assembler = LineAssembler(Suffix.NONE)
    assert assembler.feed(b"x" * 1000, now=0) == []
    assert assembler.idle(now=1) == [Noise(NoiseKind.TOO_LONG, b"x" * MAX_CODE)]


@pytest.mark.parametrize("dirt", [b"\xff", b"\xc3", b"AT\x80"])
def test_what_is_no_text_is_noise(dirt: bytes):
    found = LineAssembler(Suffix.CR).feed(dirt + b"\rA\r", now=0)
    assert found == [Noise(NoiseKind.NOT_TEXT, dirt), "A"]


@pytest.mark.parametrize("empty", [b"\r", b"\x00\r", b"\x1b\x7f\r", "\x85\r".encode()])
def test_nothing_visible_is_nothing(empty: bytes):
    assert LineAssembler(Suffix.CR).feed(empty, now=0) == []


def test_accents_in_a_code_arrive_and_controls_do_not():
    assert LineAssembler(Suffix.CR).feed("\x00perch\u0085é\x07\r".encode(), now=0) == ["perché"]


def test_a_forgotten_code_leaves_nothing_behind():
    assembler = LineAssembler(Suffix.CR)
    assembler.feed(b"x" * 500, now=0)
    assembler.forget()
    assert assembler.feed(b"A\r", now=0) == ["A"]


@given(st.binary(max_size=400), st.lists(st.integers(1, 9)), st.sampled_from(Suffix))
def test_the_pieces_in_which_bytes_arrive_do_not_matter(
    data: bytes, cuts: list[int], suffix: Suffix
):
    assembler = LineAssembler(suffix)
    found, rest = [], data
    for cut in cuts:
        found += assembler.feed(rest[:cut], now=0)
        rest = rest[cut:]
    found += assembler.feed(rest, now=0)
    assert found == LineAssembler(suffix).feed(data, now=0)


@given(st.binary(max_size=400), st.sampled_from(Suffix))
def test_after_any_dirt_and_an_end_of_line_a_code_is_read(dirt: bytes, suffix: Suffix):
    found = LineAssembler(suffix).feed(dirt + b"\r" + CODE.encode() + b"\r", now=0)
    assert found[-1] == CODE
    texts = [item for item in found if isinstance(item, str)]
    assert all(text and len(text.encode()) <= MAX_CODE for text in texts)
