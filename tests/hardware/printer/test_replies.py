"""What a printer says, taken apart: golden mixtures, then any bytes in any pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.replies import (
    FenceAnswer,
    Noise,
    OtherBlock,
    PrintConfirmed,
    Reply,
    ReplyParser,
    StatusAnswer,
    StatusReport,
)


def parsed(text: str) -> list[Reply]:
    return ReplyParser().feed(bytes.fromhex(text))


@pytest.mark.parametrize("value", [0x12, 0x16, 0x1A, 0x1E, 0x32, 0x52, 0x72, 0x7E])
def test_a_status_answer_is_known_by_its_fixed_bits(value: int):
    assert ReplyParser().feed(bytes((value,))) == [StatusAnswer(value)]


@pytest.mark.parametrize("value", [0x00, 0x03, 0x0C, 0x0F, 0x60])
def test_a_fence_answer_is_one_byte(value: int):
    assert ReplyParser().feed(bytes((value,))) == [FenceAnswer(value)]


def test_a_report_is_four_bytes():
    assert parsed("18 00 0F 00") == [StatusReport(bytes.fromhex("18000F00"))]


def test_a_report_before_an_answer_does_not_eat_the_answer():
    assert parsed("18 00 0F 00 32") == [StatusReport(bytes.fromhex("18000F00")), StatusAnswer(0x32)]


def test_a_report_between_two_answers_leaves_both():
    assert parsed("1A 18 00 0F 00 32 7E") == [
        StatusAnswer(0x1A),
        StatusReport(bytes.fromhex("18000F00")),
        StatusAnswer(0x32),
        StatusAnswer(0x7E),
    ]


def test_flow_control_may_stand_in_the_middle_of_anything():
    assert parsed("18 13 00 11 0F 13 00 37 11 22 61 13 62 63 64 11 00 13 12") == [
        StatusReport(bytes.fromhex("18000F00")),
        PrintConfirmed("abcd"),
        StatusAnswer(0x12),
    ]


def test_a_confirmation_names_its_job():
    assert parsed("37 22 21 5A 7E 30 00") == [PrintConfirmed("!Z~0")]


def test_a_37_inside_a_report_begins_no_block():
    # 37h has bit 4 set, so it cannot be part of a report either: the report was cut short.
    assert parsed("18 00 37 22 61 62 63 64 00") == [
        Noise(b"\x18\x00"),
        PrintConfirmed("abcd"),
    ]


def test_a_block_of_another_kind_is_not_a_confirmation():
    assert parsed("5F 54 4D 00 37 25 00 12") == [
        OtherBlock(b"\x5fTM"),
        OtherBlock(b"\x37\x25"),
        StatusAnswer(0x12),
    ]


@pytest.mark.parametrize("text", ["37 22 61 62 63 00", "37 22 00"])
def test_a_confirmation_too_short_confirms_nothing(text: str):
    assert [type(reply) for reply in parsed(text)] == [OtherBlock]


def test_a_confirmation_too_long_confirms_nothing():
    replies = parsed("37 22 61 62 63 64 65 00")
    assert not any(isinstance(reply, PrintConfirmed) for reply in replies)


def test_a_block_cut_by_a_power_cycle_does_not_swallow_the_next_answers():
    assert parsed("37 22 61 62 12 1A") == [
        Noise(b"\x37\x22ab"),
        StatusAnswer(0x12),
        StatusAnswer(0x1A),
    ]


def test_a_report_cut_short_does_not_swallow_the_next_answer():
    assert parsed("18 00 12") == [Noise(b"\x18\x00"), StatusAnswer(0x12)]


def test_silence_ends_what_was_begun():
    parser = ReplyParser()
    assert parser.feed(b"\x18\x00") == []
    assert parser.quiet() == [Noise(b"\x18\x00")]
    assert parser.feed(b"\x0f") == [FenceAnswer(0x0F)]


def test_silence_after_nothing_is_nothing():
    assert ReplyParser().quiet() == []


def test_bytes_above_7f_are_noise():
    assert parsed("80 FF 12") == [Noise(b"\x80"), Noise(b"\xff"), StatusAnswer(0x12)]


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=8))
def test_any_bytes_in_any_pieces_give_the_same_replies(data: bytes, cuts: list[int]):
    whole = ReplyParser().feed(data)
    parser = ReplyParser()
    edges = sorted({0, len(data), *(min(cut, len(data)) for cut in cuts)})
    pieces = [data[a:b] for a, b in pairwise(edges)]
    assert [reply for piece in pieces for reply in parser.feed(piece)] == whole


@given(st.binary(max_size=2000))
def test_no_byte_is_lost_made_up_or_kept_without_limit(data: bytes):
    parser = ReplyParser()
    replies = parser.feed(data)
    left = parser.quiet()
    assert sum(len(reply.data) for reply in left) <= 96
    said = bytes(byte for byte in data if byte not in (0x11, 0x13))
    assert b"".join(map(raw, replies + left)) == said


_REPLIES = st.one_of(
    st.sampled_from([0x12, 0x16, 0x1A, 0x1E, 0x32, 0x7E]).map(StatusAnswer),
    st.sampled_from([0x00, 0x03, 0x0C, 0x0F]).map(FenceAnswer),
    st.tuples(
        st.sampled_from([0x10, 0x18, 0x38]), st.sampled_from([0, 8]), st.sampled_from([0, 15])
    ).map(lambda three: StatusReport(bytes((*three, 0)))),
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=4, max_size=4).map(
        PrintConfirmed
    ),
)


@given(st.lists(_REPLIES, max_size=12), st.data())
def test_what_a_printer_says_is_understood_with_flow_control_anywhere(
    said: list[Reply], draw: st.DataObject
):
    data = bytearray()
    for byte in b"".join(map(raw, said)):
        data += draw.draw(st.sampled_from([b"", b"", b"", b"\x11", b"\x13"])) + bytes((byte,))
    assert ReplyParser().feed(bytes(data)) == said


def raw(reply: Reply) -> bytes:
    match reply:
        case StatusAnswer(value) | FenceAnswer(value):
            return bytes((value,))
        case StatusReport(frame):
            return frame
        case PrintConfirmed(identifier):
            return b"\x37\x22" + identifier.encode() + b"\x00"
        case OtherBlock(data):
            return data + b"\x00"
        case Noise(data):
            return data
