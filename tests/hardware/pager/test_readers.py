"""Both directions of the line, in any pieces and with any dirt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.pager.readers import (
    DamagedBlock,
    Noise,
    ReplyReader,
    RequestReader,
    Response,
    Sign,
    Wish,
)
from hardware.pager.tap import PageBlock, Parity, add_parity

PARITIES = st.sampled_from(Parity)


def heard(data: bytes, parity: Parity = Parity.SOFTWARE_7E1) -> list[object]:
    return list(ReplyReader(parity).feed(data))


@pytest.mark.parametrize(
    ("data", "replies"),
    [
        (b"ID=", [Sign.PROMPT]),
        (b"ID=\r\n", [Sign.PROMPT]),
        (b"\r\nWELCOME\r\nID=\r", [Noise(b"WELCOME"), Sign.PROMPT]),
        (b"WELCOME ID=", [Noise(b"WELCOME "), Sign.PROMPT]),
        (b"\x06\r", [Sign.ACK]),
        (b"\r\n\x06\r\n", [Sign.ACK]),
        (b"\x06\n\r", [Sign.ACK]),
        (b"\x15\r", [Sign.NAK]),
        (b"\x1e\r", [Sign.RS]),
        (b"\x1b\x04\r", [Sign.HANG_UP]),
        (b"\x1b[p\r", [Sign.GO_AHEAD]),
        (b"\x1b[p", [Sign.GO_AHEAD]),
        (b"211 Page accepted\r\x06\r", [Response(211, "Page accepted"), Sign.ACK]),
        (b"211\r\x06\r", [Response(211, ""), Sign.ACK]),
        (b"511 Invalid ID\x1e\r", [Response(511, "Invalid ID"), Sign.RS]),
        (b"\x06\x1b[p\r", [Noise(b"\x06"), Sign.GO_AHEAD]),
        (b"\x1bX\r", [Noise(b"\x1bX")]),
        (b"\x00\x11\x13\x7f\x06\r", [Sign.ACK]),
        (b"AT+GMM\r\x06\r", [Noise(b"AT+GMM"), Sign.ACK]),
    ],
)
def test_what_a_base_says_is_understood(data: bytes, replies: list[object]):
    assert heard(data) == replies
    assert heard(add_parity(data, Parity.SOFTWARE_7E1)) == replies


def test_an_acknowledgement_counts_only_with_its_carriage_return():
    reader = ReplyReader(Parity.SOFTWARE_7E1)
    assert reader.feed(b"\x06") == []
    assert reader.feed(b"~~~\r") == [Noise(b"\x06~~~")]


def test_an_endless_line_is_cut():
    replies = heard(b"x" * 1000)
    assert len(replies) == 5
    assert all(isinstance(reply, Noise) for reply in replies)


@given(st.binary(max_size=300), st.lists(st.integers(1, 7)), PARITIES)
def test_the_pieces_in_which_a_reply_arrives_do_not_matter(
    data: bytes, cuts: list[int], parity: Parity
):
    assert in_pieces(ReplyReader(parity), data, cuts) == heard(data, parity)


@given(st.binary(max_size=60), PARITIES)
def test_after_any_dirt_and_an_end_of_line_a_reply_is_understood(dirt: bytes, parity: Parity):
    assert heard(dirt + b"\r\x1b[p\r", parity)[-1] is Sign.GO_AHEAD


def asked(data: bytes, parity: Parity = Parity.SOFTWARE_7E1) -> list[object]:
    return list(RequestReader(parity).feed(data))


@pytest.mark.parametrize(
    ("data", "requests"),
    [
        (b"\r", [Wish.KNOCK]),
        (b"\x1bPG1\r", [Wish.LOGON]),
        (b"\x1bPG1SECRET\r", [Wish.LOGON]),
        (b"\x04\r", [Wish.GOODBYE]),
        (b"\x02123\rABC\r\x0317;\r", [PageBlock("123", "ABC")]),
        (b"hello\r", [Noise(b"hello\r")]),
        (b"half\x04\r", [Noise(b"half"), Wish.GOODBYE]),
        (b"\x0212\x02123\rABC\r\x0317;\r", [Noise(b"\x0212"), PageBlock("123", "ABC")]),
    ],
)
def test_what_a_kiosk_says_is_understood(data: bytes, requests: list[object]):
    assert asked(data) == requests
    assert asked(add_parity(data, Parity.SOFTWARE_7E1)) == requests


@pytest.mark.parametrize("block", [b"\x02123\rABD\r\x0317;\r", b"\x02123\rABC\r\x037;\r"])
def test_a_damaged_block_is_one_request(block: bytes):
    (request,) = asked(block)
    assert isinstance(request, DamagedBlock)


@given(st.binary(max_size=300), st.lists(st.integers(1, 7)), PARITIES)
def test_the_pieces_in_which_a_request_arrives_do_not_matter(
    data: bytes, cuts: list[int], parity: Parity
):
    assert in_pieces(RequestReader(parity), data, cuts) == asked(data, parity)


@given(st.binary(max_size=2000), PARITIES)
def test_after_any_dirt_a_block_is_understood(dirt: bytes, parity: Parity):
    block = PageBlock("0421", "42")
    assert asked(dirt + add_parity(block.to_bytes(), parity), parity)[-1] == block


def in_pieces(reader: ReplyReader | RequestReader, data: bytes, cuts: list[int]) -> list[object]:
    found: list[object] = []
    for cut in cuts:
        found += reader.feed(data[:cut])
        data = data[cut:]
    return [*found, *reader.feed(data)]
