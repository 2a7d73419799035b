"""The bytes of TAP, against the examples of the specification and of a manual."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.errors import HardwareError, Reason
from hardware.pager.tap import (
    BLOCK_LIMIT,
    BlockEnd,
    BlockError,
    PageBlock,
    Parity,
    add_parity,
    checksum,
    describe,
    escape,
    plain_address,
    plain_text,
    strip_parity,
    unescape,
)

SEVEN_BIT_TEXT = st.text(st.characters(max_codepoint=0x7F), max_size=120)


@pytest.mark.parametrize(
    ("address", "text", "sum_"),
    [
        ("123", "ABC", b"17;"),
        ("012", "ABC", b"178"),
        ("300045002110", "ABC", b"335"),
        ("421", "Il tuo Spritz e pronto", b"8=6"),
    ],
)
def test_a_block_carries_the_checksum_of_the_published_examples(
    address: str, text: str, sum_: bytes
):
    body = b"\x02" + address.encode() + b"\r" + text.encode() + b"\r\x03"
    assert checksum(body) == sum_
    assert PageBlock(address, text).to_bytes() == body + sum_ + b"\r"
    assert PageBlock.from_bytes(body + sum_ + b"\r") == PageBlock(address, text)


@pytest.mark.parametrize(
    ("plain", "on_the_line"),
    [(b"\x1bPG1\r", "1B 50 47 B1 8D"), (b"ID=\r", "C9 44 BD 8D"), (b"\x06\r", "06 8D")],
)
def test_even_parity_is_put_into_the_eighth_bit(plain: bytes, on_the_line: str):
    assert add_parity(plain, Parity.SOFTWARE_7E1) == bytes.fromhex(on_the_line)
    assert strip_parity(bytes.fromhex(on_the_line), Parity.SOFTWARE_7E1) == plain
    assert add_parity(plain, Parity.NONE) == plain


def test_a_base_that_sends_no_parity_is_understood():
    assert strip_parity(b"ID=\r", Parity.SOFTWARE_7E1) == b"ID=\r"


def test_a_disturbed_byte_does_not_become_an_acknowledgement():
    assert strip_parity(b"\x86\r", Parity.SOFTWARE_7E1) == b"\r"


def test_without_parity_the_eighth_bit_is_ignored():
    assert strip_parity(b"\xc9D\xbd", Parity.NONE) == b"ID="


@given(st.binary(max_size=100).map(lambda data: bytes(byte & 0x7F for byte in data)))
def test_parity_comes_off_as_it_went_on(data: bytes):
    for parity in Parity:
        assert strip_parity(add_parity(data, parity), parity) == data


@given(SEVEN_BIT_TEXT)
def test_escaped_text_has_no_control_characters_but_its_marks(text: str):
    packed = escape(text)
    assert unescape(packed) == text
    assert all(byte >= 0x20 or byte == 0x1A for byte in packed)


def test_a_control_character_is_escaped_as_the_specification_says():
    assert escape("a\rb\x1a") == b"a\x1aMb\x1aZ"


@given(SEVEN_BIT_TEXT, SEVEN_BIT_TEXT, st.sampled_from(BlockEnd))
def test_a_block_survives_the_round_trip(address: str, text: str, end: BlockEnd):
    block = PageBlock(address, text, end)
    assert PageBlock.from_bytes(block.to_bytes()) == block


@given(st.data(), SEVEN_BIT_TEXT)
def test_one_changed_bit_of_a_block_is_noticed(data: st.DataObject, text: str):
    sent = bytearray(PageBlock("0421", text).to_bytes())
    place = data.draw(st.integers(0, len(sent) - 1))
    sent[place] ^= 1 << data.draw(st.integers(0, 6))
    with pytest.raises(BlockError):
        PageBlock.from_bytes(bytes(sent))


@given(st.binary(max_size=80).map(lambda data: strip_parity(data, Parity.NONE)))
def test_anything_else_is_a_bad_block_and_no_other_error(data: bytes):
    with pytest.raises(BlockError):
        PageBlock.from_bytes(data)


@pytest.mark.parametrize("body", [b"\x02123\r\x03", b"\x021\r2\r3\r\x03", b"\x021\r2\x03"])
def test_a_block_needs_exactly_a_pager_and_a_text(body: bytes):
    with pytest.raises(BlockError):
        PageBlock.from_bytes(body + checksum(body) + b"\r")


def test_a_text_is_written_in_letters_a_pager_has():
    assert plain_text("Perché no?\r\n\x1b Łódź –  日本", address="7") == "Perche no? Lodz - RiBen"


@given(st.text(max_size=400))
def test_any_text_fits_one_block_and_brings_no_controls(text: str):
    shown = plain_text(text, address="0421")
    block = PageBlock("0421", shown).to_bytes()
    assert len(block) <= BLOCK_LIMIT
    assert block.count(b"\r") == 3
    assert shown.isascii()
    assert shown.isprintable()


@pytest.mark.parametrize("address", ["", "4 \r", "città", "1" * 33, "\x00"])
def test_an_address_that_cannot_be_sent_is_a_bad_setting(address: str):
    with pytest.raises(HardwareError, match="the base") as caught:
        plain_address(address, device="the base")
    assert caught.value.reason is Reason.BAD_SETTING


def test_bytes_are_described_in_names_a_person_knows():
    assert describe(PageBlock("123", "ABC").to_bytes()) == "STX 123 CR ABC CR ETX 17; CR"
    assert describe(b"\x00A") == "00h A"
